import { gramsOf, scoreOf, type SearchText } from "../domain/search-text.ts";

type Doc = SearchText & { readonly key: string; readonly at: number };

export type Hit = { readonly key: string; readonly score: number; readonly at: number };

/** Documents by their letters: those that have all of a query's are looked at, the others are not. */
export class SearchIndex {
  readonly #docs = new Map<string, Doc>();
  readonly #having = new Map<string, Set<string>>();

  put(key: string, doc: SearchText & { readonly at: number }): void {
    this.remove(key);
    this.#docs.set(key, { key, ...doc });
    for (const gram of gramsOf(`${doc.names} ${doc.body}`)) {
      const keys = this.#having.get(gram);
      if (keys === undefined) this.#having.set(gram, new Set([key]));
      else keys.add(key);
    }
  }

  remove(key: string): void {
    const doc = this.#docs.get(key);
    if (doc === undefined) return;
    this.#docs.delete(key);
    for (const gram of gramsOf(`${doc.names} ${doc.body}`)) this.#having.get(gram)?.delete(key);
  }

  /** The best first, newer before older ones. */
  find(terms: readonly string[]): readonly Hit[] {
    if (terms.length === 0) return [];
    const hits: Hit[] = [];
    for (const key of this.#candidates(terms)) {
      const doc = this.#docs.get(key);
      const score = doc === undefined ? 0 : scoreOf(doc, terms);
      if (doc !== undefined && score > 0) hits.push({ key, score, at: doc.at });
    }
    return hits.sort((a, b) => b.score - a.score || b.at - a.at);
  }

  /** The rarest letters first: what lacks them is never looked at. */
  #candidates(terms: readonly string[]): Iterable<string> {
    const grams = new Set(terms.flatMap((term) => [...gramsOf(term)]));
    const sets = [...grams].map((gram) => this.#having.get(gram) ?? new Set<string>());
    sets.sort((a, b) => a.size - b.size);
    const [first, ...others] = sets;
    return [...(first ?? [])].filter((key) => others.every((keys) => keys.has(key)));
  }
}
