import { createHashTable, extendHashTable, lookUp, type HashTable } from "../text/hash-table.ts";
import { finish, hashOf } from "../text/hash.ts";
import { foldAccents } from "../normalize.ts";
import { wordsOf } from "../words.ts";

type Phrases = readonly { readonly text: string; readonly topic: number }[];

/** Phrasings and titles, whole; plain data. */
export type ExactPhrases = {
  readonly table: HashTable;
  /** The topic of each phrase, by its number in the table; below 0: of none. */
  readonly topics: Int32Array;
};

/** Its author says that this is asked for this article, which is as sure as anything here. */
export const EXACT_SCORE = 0.95;

const CLAIMED_BY_TWO = -2;
const SEED = 0x2f0b4a11;

/** What two topics claim is left out: then the evidence decides. */
export function createExactPhrases(phrases: Phrases): ExactPhrases {
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

/**
 * The same of topics that are numbered otherwise, with others' phrases.
 *
 * @param kept the number each topic has now; -1 if its phrases are not the ones known
 */
export function reviseExactPhrases(
  { table, topics }: ExactPhrases,
  phrases: Phrases,
  kept: readonly number[],
): ExactPhrases {
  const hashes = phrases.map(({ text }) => wholeHash(text));
  const { table: extended, count } = extendHashTable(
    table,
    topics.length,
    hashes.filter((hash) => hash !== null),
  );
  const owners = new Int32Array(count).fill(-1);
  owners.set(topics.map((topic) => kept[topic] ?? -1));
  phrases.forEach(({ topic }, at) => {
    const hash = hashes[at] ?? null;
    if (hash === null) return;
    const number = lookUp(extended, hash);
    const owner = owners[number] ?? -1;
    owners[number] = owner === -1 || owner === topic ? topic : CLAIMED_BY_TWO;
  });
  return { table: extended, topics: owners };
}

/** The topic that has this normalized text as a phrasing or title, word for word; below 0: of none. */
export function exactTopic(text: string, { table, topics }: ExactPhrases): number {
  const hash = wholeHash(text);
  const number = hash === null ? -1 : lookUp(table, hash);
  return number < 0 ? -1 : (topics[number] ?? -1);
}

function wholeHash(text: string): number | null {
  const words = wordsOf(text);
  return words.length === 0 ? null : finish(hashOf(SEED, foldAccents(words.join(" "))));
}
