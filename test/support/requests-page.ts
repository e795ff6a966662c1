import type { Received } from "./mailbox.ts";

/** What a mail's link to all requests, or to say whose an address is, is opened with. */
export function doorIn({ mail }: Received): { readonly path: string; readonly secret: string } {
  const [, path = "", secret = ""] =
    /(\/requests\/(?:open|confirm))#([\w-]{43})\s/.exec(mail.text ?? "") ?? [];
  return { path, secret };
}

/** A browser without script on the pages of all requests: it keeps cookies for their paths. */
export class RequestsPage {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  /** What it keeps, by path. */
  cookies(): ReadonlyMap<string, string> {
    return new Map(this.#cookies);
  }

  async get(
    path: string,
    cookies: ReadonlyMap<string, string> = this.#cookies,
  ): Promise<{ status: number; text: string; location: string }> {
    return this.#read(path, { method: "GET", headers: headersFor(path, cookies) });
  }

  async send(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = { origin: this.#url },
  ): Promise<{ status: number; text: string; location: string }> {
    return this.#read(path, {
      method: "POST",
      headers: { ...headersFor(path, this.#cookies), ...headers },
      body: new URLSearchParams(fields),
    });
  }

  async #read(path: string, init: RequestInit) {
    const response = await fetch(this.#url + path, { ...init, redirect: "manual" });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = cookie.split("; ");
      const at = attributes.find((one) => one.startsWith("Path="))?.slice(5) ?? "/";
      if (attributes.includes("Max-Age=0")) this.#cookies.delete(at);
      else this.#cookies.set(at, pair);
    }
    const location = response.headers.get("location") ?? "";
    return { status: response.status, text: await response.text(), location };
  }
}

function headersFor(path: string, cookies: ReadonlyMap<string, string>): Record<string, string> {
  const sent = [...cookies].filter(([at]) => path.startsWith(at)).map(([, pair]) => pair);
  return sent.length === 0 ? {} : { cookie: sent.join("; ") };
}
