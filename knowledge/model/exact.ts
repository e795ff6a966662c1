import { createHashTable, lookUp, type HashTable } from "../text/hash-table.ts";
import { finish, hashOf } from "../text/hash.ts";
import { foldAccents } from "../normalize.ts";
import { wordsOf } from "../words.ts";

/** Phrasings and titles, whole; plain data. */
export type ExactPhrases = {
  readonly table: HashTable;
  /** The topic of each phrase, by its number in the table. */
  readonly topics: Int32Array;
};

/** Its author says that this is asked for this article, which is as sure as anything here. */
export const EXACT_SCORE = 0.95;

const SEED = 0x2f0b4a11;

/** What two topics claim is left out: then the evidence decides. */
export function createExactPhrases(
  phrases: readonly { readonly text: string; readonly topic: number }[],
): ExactPhrases {
  const topicOf = new Map<number, number | null>();
  for (const { text, topic } of phrases) {
    const hash = wholeHash(text);
    if (hash === null) continue;
    const known = topicOf.get(hash);
    topicOf.set(hash, known === undefined || known === topic ? topic : null);
  }
  const own = [...topicOf].filter((entry): entry is [number, number] => entry[1] !== null);
  return {
    table: createHashTable(own.map(([hash]) => hash)),
    topics: Int32Array.from(own, ([, topic]) => topic),
  };
}

/** The topic that has this normalized text as a phrasing or title, word for word; or -1. */
export function exactTopic(text: string, { table, topics }: ExactPhrases): number {
  const hash = wholeHash(text);
  const number = hash === null ? -1 : lookUp(table, hash);
  return number < 0 ? -1 : (topics[number] ?? -1);
}

function wholeHash(text: string): number | null {
  const words = wordsOf(text);
  return words.length === 0 ? null : finish(hashOf(SEED, foldAccents(words.join(" "))));
}
