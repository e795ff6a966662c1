import { SearchIndex } from "./search-index.ts";
import type { DocumentsOf, Named, Store, TextHit, TextIndex } from "./ports.ts";
import { tagged } from "./records.ts";

const ALL = 1_000_000;
/** Records that are read together. */
const AT_ONCE = 200;

/** Texts in this process, made when somebody first searches: a store of one process needs no more. */
export class MemoryTexts implements TextIndex {
  readonly #store: Store;
  readonly #index = new SearchIndex();
  /** Records to read; null: nobody has searched yet, so there is nothing to keep in step. */
  #stale: Map<string, Named> | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  heard(records: readonly Named[]): void {
    for (const record of records) this.#stale?.set(keyOf(record), record);
  }

  async catchUp(documentsOf: DocumentsOf): Promise<void> {
    this.#stale ??= new Map((await this.#all()).map((record) => [keyOf(record), record]));
    while (await this.goOn(documentsOf));
  }

  async goOn(documentsOf: DocumentsOf): Promise<boolean> {
    const some = [...(this.#stale ?? [])].slice(0, AT_ONCE);
    for (const [key] of some) this.#stale?.delete(key);
    for (const { kind, id, text } of await documentsOf(some.map(([, record]) => record))) {
      const key = keyOf({ kind, id });
      if (text === null) this.#index.remove(key);
      else this.#index.put(key, text);
    }
    return some.length > 0;
  }

  async find(terms: readonly string[]): Promise<readonly TextHit[]> {
    return this.#index.find(terms).map(({ key, score, at }) => {
      const end = key.indexOf(":");
      return { kind: key.slice(0, end), id: key.slice(end + 1), score, at };
    });
  }

  async #all(): Promise<readonly Named[]> {
    const lists = await Promise.all(
      ["active", "closed"].map((label) =>
        tagged(this.#store, "conversation", { label, limit: ALL }),
      ),
    );
    return lists.flat().map(({ id }) => ({ kind: "conversation", id }));
  }
}

function keyOf({ kind, id }: Named): string {
  return `${kind}:${id}`;
}
