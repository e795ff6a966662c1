import type {
  ArticleDetail,
  ArticleFields,
  ImportReport,
  KnowledgeOverview,
} from "../../server/protocol/articles.ts";

type Headers = Readonly<Record<string, string>>;

/** The console's requests about articles, as one signed-in agent sends them. */
export class ArticleClient {
  readonly #url: string;
  readonly #headers: Headers;

  constructor(url: string, cookie: string | null, headers: Headers = {}) {
    this.#url = url;
    const known = { "x-cascade": "1", origin: url, ...headers };
    this.#headers = cookie === null ? known : { ...known, cookie };
  }

  send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.#url}/api${path}`, {
      method,
      headers: { ...this.#headers, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async overview(): Promise<KnowledgeOverview> {
    return answered(await this.send("GET", "/articles"));
  }

  async read(id: string): Promise<ArticleDetail> {
    return answered(await this.send("GET", `/articles/${id}`));
  }

  async save(id: string, expected: number, fields: ArticleFields): Promise<ArticleDetail> {
    return answered(await this.send("PUT", `/articles/${id}`, { expected, fields }));
  }

  async import(
    files: readonly { name: string; text: string }[],
    more: object = {},
  ): Promise<ImportReport> {
    const defaults = {
      mode: "apply",
      language: "en",
      category: "general",
      existing: "replace",
      status: "published",
    };
    return answered(await this.send("POST", "/articles/import", { ...defaults, files, ...more }));
  }
}

export async function answered<T>(response: Response): Promise<T> {
  const value: unknown = await response.json();
  if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(value)}`);
  return value as T;
}

export const FIELDS: ArticleFields = {
  title: "Gift cards",
  body: "Gift cards are valid for five years.",
  phrasings: ["does my gift card expire"],
  category: "payment",
  popular: true,
  status: "published",
};
