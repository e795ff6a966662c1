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

  async get(path: string): Promise<{ status: number; text: string; location: string }> {
    return this.#read(path, { method: "GET", headers: this.#headers(path) });
  }

  async send(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = { origin: this.#url },
  ): Promise<{ status: number; text: string; location: string }> {
    return this.#read(path, {
      method: "POST",
      headers: { ...this.#headers(path), ...headers },
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

  #headers(path: string): Record<string, string> {
    const sent = [...this.#cookies].filter(([at]) => path.startsWith(at)).map(([, pair]) => pair);
    return sent.length === 0 ? {} : { cookie: sent.join("; ") };
  }
}
