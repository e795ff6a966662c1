import { createHash } from "node:crypto";

const LONGEST = 80;
/** Latin letters that no decomposition takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  ŋ: "n",
};

/**
 * A topic for an article called so: Latin letters without their marks, words joined by hyphens. For
 * a title in another script a short name that is always the same.
 */
export function topicOf(title: string): string {
  const latin = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, "")
    .replace(/[ßæœøđðþłħıŋ]/g, (letter) => LETTERS[letter] ?? letter);
  const slug = cut(latin.replace(/[^a-z0-9]+/g, "-"));
  // Two letters out of a Chinese title are no name.
  return isMostlyLatin(latin) && slug !== "" ? slug : `article-${shortHash(title)}`;
}

/** The topic, or with a number behind it the first that is free. */
export function freeTopic(wanted: string, isTaken: (topic: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const ending = `-${number}`;
    const topic = cut(wanted.slice(0, LONGEST - ending.length)) + ending;
    if (!isTaken(topic)) return topic;
  }
}

function cut(text: string): string {
  return text
    .slice(0, LONGEST + 1)
    .replace(/^-+/, "")
    .slice(0, LONGEST)
    .replace(/-+$/, "");
}

function isMostlyLatin(text: string): boolean {
  const letters = text.match(/[\p{L}\p{N}]/gu) ?? [];
  const latin = letters.filter((letter) => /[a-z0-9]/.test(letter));
  return latin.length > 0 && latin.length * 2 >= letters.length;
}

function shortHash(title: string): string {
  return createHash("sha256").update(title.normalize("NFC")).digest("hex").slice(0, 10);
}
