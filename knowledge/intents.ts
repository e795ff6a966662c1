import { isShouted, showsAnger } from "./intents/anger.ts";
import { arabic } from "./intents/arabic.ts";
import { chinese } from "./intents/chinese.ts";
import { english } from "./intents/english.ts";
import { filipino } from "./intents/filipino.ts";
import { french } from "./intents/french.ts";
import { german } from "./intents/german.ts";
import type { Intent } from "./intents/intent.ts";
import { latvian } from "./intents/latvian.ts";
import type { Matcher, Said } from "./intents/matcher.ts";
import {
  asksSomething,
  createMatcher,
  saidIn,
  wholeIntent,
  wishesAtLast,
  wishesPerson,
} from "./intents/matcher.ts";
import { spanish } from "./intents/spanish.ts";
import { swedish } from "./intents/swedish.ts";
import { thai } from "./intents/thai.ts";

export type { Intent };

const matchers = [
  english,
  swedish,
  latvian,
  filipino,
  thai,
  chinese,
  spanish,
  german,
  french,
  arabic,
].map(createMatcher);

/** A talk longer than this is about something; it bounds the time, too. */
const longestText = 2_000;
const mostClauses = 40;
/** Where words are not set apart, a space is what a comma is elsewhere, or nothing at all. */
const SPACE_FOR_COMMA = /(?<=[\p{sc=Thai}\p{sc=Han}])\s+(?=[\p{sc=Thai}\p{sc=Han}])/u;

/**
 * What the utterance is, if it is one of the few things that need no search, in English, Swedish,
 * Latvian, Filipino, Thai, Chinese, Spanish, German, French or Arabic. It must consist of known
 * phrases and filler from beginning to end: "hi" is a greeting, "hi, where is my order" is a
 * question and gives null. A wish for a person counts as one clause among others too, and may name
 * its topic; anger counts as one clause too, unless another asks something that can be answered.
 */
export function intentOf(text: string): Intent | null {
  const utterance = text.slice(0, longestText);
  const said = saidIn(utterance);
  const parts = utterance.split(/[.,:!?;…\n\r。，：！？；،؟؛]+/).slice(0, mostClauses);
  const clauses = parts.map(saidIn);
  const shorter = parts.filter((part) => SPACE_FOR_COMMA.test(part));
  const spaced = shorter.flatMap((part) => part.split(SPACE_FOR_COMMA)).slice(0, mostClauses);
  if (someClause(clauses, wishesPerson) || someClause(spaced.map(saidIn), wishesAtLast))
    return "person";
  const intents = matchers
    .map((matcher) => wholeIntent(said, matcher))
    .filter((one) => one !== null);
  // To one language "haha tack" is a laugh with a slip behind it; another knows that it thanks.
  const [intent] = [...intents.filter((one) => one !== "laughter"), ...intents];
  if (intent !== undefined) return intent;
  if (isQuestion(utterance, said)) return null;
  const angry =
    showsAnger(utterance) ||
    isShouted(utterance) ||
    someClause(clauses, (clause, matcher) => wholeIntent(clause, matcher) === "frustration");
  return angry ? "frustration" : null;
}

function someClause(
  clauses: readonly Said[],
  test: (clause: Said, matcher: Matcher) => boolean,
): boolean {
  return clauses.some((clause) => matchers.some((matcher) => test(clause, matcher)));
}

/** With a question mark after some word, or a question word of any of the languages. */
function isQuestion(text: string, said: Said): boolean {
  if (/[\p{L}\p{N}]\s*[?？؟]/u.test(text)) return true;
  return matchers.some((matcher) => asksSomething(said, matcher));
}
