import { createRequire } from "node:module";
import { foldAccents } from "../normalize.ts";

export type Stem = (word: string) => string;

/**
 * natural's stemmers (M. F. Porter, "An algorithm for suffix stripping", 1980, and its Snowball
 * successors). Only these files of the package are ever loaded, and only those of languages in
 * use: its main entry takes a second, opens `.env` and prints advertising.
 */
const files: ReadonlyMap<string, string> = new Map([
  ["de", "porter_stemmer_de"],
  ["en", "porter_stemmer"],
  ["es", "porter_stemmer_es"],
  ["fr", "porter_stemmer_fr"],
  ["it", "porter_stemmer_it"],
  ["nb", "porter_stemmer_no"],
  ["nl", "porter_stemmer_nl"],
  ["no", "porter_stemmer_no"],
  ["pt", "porter_stemmer_pt"],
  ["ru", "porter_stemmer_ru"],
  ["sv", "porter_stemmer_sv"],
  ["uk", "porter_stemmer_uk"],
]);

/** Visitors choose the words, so what is remembered of them is bounded. */
const mostRemembered = 20_000;

const load = createRequire(import.meta.url);
const loaded = new Map<string, Stem>();

/**
 * The stemmer of a language (BCP 47 tag), accents folded away afterwards. Without one a word is its
 * own stem.
 */
export function stemmerFor(language: string): Stem {
  const file = files.get(primarySubtag(language));
  if (file === undefined) return foldAccents;
  const known = loaded.get(file);
  if (known !== undefined) return known;
  const stem = remembering(suffixStripper(file));
  loaded.set(file, stem);
  return stem;
}

/** The different stemmers of these languages. */
export function stemmersFor(languages: readonly string[]): readonly Stem[] {
  const stemmers = new Set(languages.map(stemmerFor));
  return stemmers.size === 0 ? [foldAccents] : [...stemmers];
}

export function primarySubtag(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? "";
}

function suffixStripper(file: string): Stem {
  const stemmer: unknown = load(`natural/lib/natural/stemmers/${file}.js`);
  if (!isStemmer(stemmer)) throw new Error(`natural's ${file} is not a stemmer`);
  return (word) => foldAccents(stemmer.stem(word));
}

function isStemmer(value: unknown): value is { readonly stem: Stem } {
  return (
    (typeof value === "object" || typeof value === "function") &&
    value !== null &&
    "stem" in value &&
    typeof value.stem === "function"
  );
}

function remembering(stem: Stem): Stem {
  const remembered = new Map<string, string>();
  return (word) => {
    const known = remembered.get(word);
    if (known !== undefined) return known;
    const result = stem(word);
    if (remembered.size < mostRemembered) remembered.set(word, result);
    return result;
  };
}
