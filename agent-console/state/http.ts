import type { Account, AccountError, AccountRequests } from "../../server/protocol/account.ts";
import { askServer } from "../browser.ts";

/** `code` is one of the catalogue's, or `offline` when no answer came. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | ({ readonly ok: false } & AccountError);

type Json = Readonly<Record<string, string>>;

export const accountNow = (): Promise<Answer<Account | null>> => ask("/api/account");
export const signIn = (body: AccountRequests["signIn"]): Promise<Answer<Account>> =>
  post("/api/sign-in", body);
export const signOut = (): Promise<Answer<unknown>> => post("/api/sign-out", {});

/** Set-up and joining differ in the link alone. */
export function register(
  kind: "setup" | "join",
  body: AccountRequests["setup"],
): Promise<Answer<Account>> {
  return post(`/api/${kind}`, body);
}

/** Is the link still good? Says the name it was made for. */
export function checkLink(
  kind: "setup" | "join",
  token: string,
): Promise<Answer<{ readonly name: string | null }>> {
  return post(`/api/${kind}/check`, { token });
}

function post<T>(path: string, body: Json): Promise<Answer<T>> {
  return askApi("POST", path, body);
}

/** Asks the API for something or to change something. `body` is sent as JSON. */
export function askApi<T>(
  method: "GET" | "PUT" | "POST" | "DELETE",
  path: string,
  body?: object,
): Promise<Answer<T>> {
  if (body === undefined) return ask(path, { method, headers: { "x-cascade": "1" } });
  return ask(path, {
    method,
    headers: { "content-type": "application/json", "x-cascade": "1" },
    body: JSON.stringify(body),
  });
}

async function ask<T>(path: string, init?: RequestInit): Promise<Answer<T>> {
  const response = await askServer(path, init);
  if (response === null) return OFFLINE;
  try {
    const body = (await response.json()) as T | AccountError;
    return response.ok ? { ok: true, value: body as T } : { ok: false, ...(body as AccountError) };
  } catch {
    return response.ok ? { ok: true, value: null as T } : OFFLINE;
  }
}

const OFFLINE = { ok: false, code: "offline", message: "" } as const;
