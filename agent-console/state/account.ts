import { signal } from "@preact/signals";
import type { Account } from "../../server/protocol/account.ts";
import { after } from "../browser.ts";
import { HOME } from "../route.ts";
import { route, slip } from "./here.ts";
import { accountNow, signOut as endSession } from "./http.ts";

/** Who sits here, as far as is known. */
export type Who =
  | { readonly is: "unknown"; readonly reachable: boolean }
  | { readonly is: "out"; readonly because: "fresh" | "refused" | "left" }
  | { readonly is: "link"; readonly kind: "setup" | "join"; readonly token: string }
  | { readonly is: "in"; readonly account: Account };

export const who = signal<Who>({ is: "unknown", reachable: true });

const ASK_AGAIN_MS = 3_000;

/** Follows a link that works once, or asks the server who is signed in. */
export async function findOut(): Promise<void> {
  if (followLink()) return;
  const answer = await accountNow();
  // Meanwhile a link may have been opened.
  if (who.value.is !== "unknown") return;
  if (answer.ok) {
    const account = answer.value;
    who.value = account === null ? { is: "out", because: "fresh" } : { is: "in", account };
  } else {
    // Busy, restarting or not reached: none of it says that nobody is signed in.
    who.value = { is: "unknown", reachable: false };
    after(ASK_AGAIN_MS, () => void findOut());
  }
}

/** Takes a token out of the address bar, so that it stays in no history and no screenshot. */
export function followLink(): boolean {
  if (route.value.at !== "link") return false;
  const { kind, token } = route.value;
  who.value = { is: "link", kind, token };
  slip(HOME);
  return true;
}

export function enter(account: Account): void {
  who.value = { is: "in", account };
}

/** The server does not take this browser for an agent any more. */
export function refused(): void {
  who.value = { is: "out", because: "refused" };
}

export function toSignIn(): void {
  who.value = { is: "out", because: "fresh" };
}

/** true: done. Without an answer one stays signed in: the server still holds the session. */
export async function signOut(): Promise<boolean> {
  const answer = await endSession();
  if (!answer.ok && answer.code !== "signed_out") return false;
  who.value = { is: "out", because: "left" };
  return true;
}
