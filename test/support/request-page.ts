import { linkIn, type Received } from "./mailbox.ts";

/** A browser without script that follows a request: it keeps cookies for their paths, and sends forms. */
export class RequestPage {
  readonly reference: string;
  readonly #url: string;
  readonly #cookies = new Map<string, string>();

  constructor(url: string, reference: string) {
    this.#url = url;
    this.reference = reference;
  }

  /** As who enters the code from a mail. */
  static async open(url: string, received: Received, said = ""): Promise<RequestPage> {
    const { reference, secret } = linkIn(received);
    const page = new RequestPage(url, reference);
    await page.send("open", { code: secret + said });
    return page;
  }

  async get(
    path = `/r/${this.reference}`,
  ): Promise<{ status: number; text: string; headers: Headers }> {
    const response = await fetch(this.#url + path, {
      headers: this.#headers(path),
      redirect: "manual",
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  /** Sends a form; where it led to, or what was shown instead. */
  async send(
    what: "open" | "reply" | "judge" | "rate",
    fields: Readonly<Record<string, string>> | FormData,
    headers: Readonly<Record<string, string>> = { origin: this.#url },
  ): Promise<{ status: number; text: string; location: string }> {
    const path = `/r/${this.reference}/${what}`;
    const response = await fetch(this.#url + path, {
      method: "POST",
      headers: { ...this.#headers(path), ...headers },
      body: fields instanceof FormData ? fields : new URLSearchParams(fields),
      redirect: "manual",
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = cookie.split("; ");
      const at = attributes.find((one) => one.startsWith("Path="))?.slice(5) ?? "/";
      this.#cookies.set(at, pair);
    }
    const location = response.headers.get("location") ?? "";
    return { status: response.status, text: await response.text(), location };
  }

  /** A file of the request, as a link or a picture on the page asks for it. */
  fetch(fileId: string): Promise<Response> {
    const path = `/r/${this.reference}/files/${fileId}`;
    return fetch(this.#url + path, { headers: this.#headers(path), redirect: "manual" });
  }

  /** The hidden id of the reply form shown. */
  async formId(): Promise<string> {
    return /name="form" value="([\w-]{22})"/.exec((await this.get()).text)?.[1] ?? "";
  }

  #headers(path: string): Record<string, string> {
    const sent = [...this.#cookies].filter(([at]) => path.startsWith(at)).map(([, pair]) => pair);
    return sent.length === 0 ? {} : { cookie: sent.join("; ") };
  }
}
