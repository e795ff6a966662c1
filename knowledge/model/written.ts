import { createHash } from "node:crypto";
import type { Article } from "../article.ts";

/** A digest of all that is said of each topic; plain data. */
export type Written = ReadonlyMap<string, string>;

export function writtenOf(articles: readonly Article[]): Written {
  const all = new Map<string, string[]>();
  for (const { id, topic, language, title, phrasings, body } of articles) {
    const texts = all.get(topic) ?? [];
    texts.push(JSON.stringify([id, language, title, phrasings, body]));
    all.set(topic, texts);
  }
  return new Map([...all].map(([topic, texts]) => [topic, digest(texts.toSorted())]));
}

/** The topics of which something else is said, or that are in one of them alone. */
export function changedTopics(was: Written, is: Written): readonly string[] {
  const topics = new Set([...was.keys(), ...is.keys()]);
  return [...topics].filter((topic) => was.get(topic) !== is.get(topic));
}

function digest(texts: readonly string[]): string {
  return createHash("sha256").update(texts.join("\n")).digest("base64");
}
