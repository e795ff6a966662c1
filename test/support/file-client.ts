import type { Attachment } from "../../server/protocol/files.ts";
import type { AgentClient, VisitorClient } from "./clients.ts";

/** Who asks over HTTP: a visitor by their token, an agent by their cookie, or nobody. */
export type Asking = VisitorClient | AgentClient | null;

export type Bring = {
  readonly name?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export class FileClient {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Brings a file, as the panel or the console does. */
  async bring(
    who: Asking,
    bytes: BodyInit | Uint8Array,
    { name = "shot.png", type = "image/png", headers = {} }: Bring = {},
  ): Promise<{ readonly status: number; readonly body: Partial<Attachment> & { code?: string } }> {
    const response = await fetch(this.#url + doorOf(who), {
      method: "POST",
      headers: {
        origin: this.#url,
        "x-cascade": "1",
        "x-file-name": encodeURIComponent(name),
        "content-type": type,
        ...proofOf(who),
        ...headers,
      },
      body: bytes as BodyInit,
      ...(bytes instanceof ReadableStream ? { duplex: "half" } : {}),
    } as RequestInit);
    return { status: response.status, body: (await response.json()) as Attachment };
  }

  /** Its id once it is kept. */
  async kept(who: Asking, bytes: Uint8Array, options: Bring = {}): Promise<string> {
    const { status, body } = await this.bring(who, bytes, options);
    if (status !== 200 || body.id === undefined) throw new Error(`${status} ${body.code}`);
    return body.id;
  }

  fetch(who: Asking, id: string, query = ""): Promise<Response> {
    return fetch(`${this.#url}${doorOf(who)}/${id}${query}`, { headers: proofOf(who) });
  }
}

function doorOf(who: Asking): string {
  return who !== null && "token" in who ? "/api/visitor/files" : "/api/files";
}

function proofOf(who: Asking): Record<string, string> {
  if (who === null) return {};
  return "token" in who ? { authorization: `Bearer ${who.token}` } : { cookie: who.cookie };
}
