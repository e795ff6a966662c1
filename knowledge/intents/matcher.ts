import type { Intent, SpokenIntent } from "./intent.ts";
import { international, signs } from "./international.ts";
import type { IntentPhrases } from "./phrases.ts";
import { isSlipOf } from "./typos.ts";
import { DRAWN_OUT, squeeze, unitsOf } from "./units.ts";

const spoken = [
  "person",
  "frustration",
  "no",
  "yes",
  "goodbye",
  "thanks",
  "greeting",
] as const satisfies readonly SpokenIntent[];
/** In an utterance with several ("no thanks, a person please"), the first of these counts. */
const byWeight: readonly Intent[] = [...spoken, "laughter"];

type Piece = Intent | "filler";
/** Phrases in units, by their first unit. */
type ByFirst = ReadonlyMap<string, readonly (readonly string[])[]>;
export type Matcher = {
  readonly spaced: boolean;
  readonly inserted: ReadonlySet<string>;
  /** What each phrase means, under its words or characters joined by spaces. */
  readonly pieces: ReadonlyMap<string, Piece>;
  /** The same under the squeezed phrase, where it is another: for words with a letter drawn out. */
  readonly squeezed: ReadonlyMap<string, Piece>;
  /** All words of the phrases by their first letter, to find the one meant by a slip. */
  readonly vocabulary: ReadonlyMap<string, ReadonlySet<string>>;
  readonly longestPhrase: number;
  readonly topics: ByFirst;
  readonly asks: ByFirst;
  readonly wishes: ByFirst;
  readonly nots: readonly (readonly string[])[];
};

/** More words (or characters, in scripts without spaces) than this are more than an intent. */
const longestUtterance = 40;

export function createMatcher(phrases: IntentPhrases): Matcher {
  const { spaced } = phrases;
  const inserted = new Set(phrases.inserted.flatMap((word) => unitsOf(word, spaced)));
  const pieces = new Map<string, Piece>();
  const squeezed = new Map<string, Piece>();
  let longestPhrase = 1;
  // The language's own phrases first: Swedish "tack" is please and thanks, and stays thanks.
  for (const source of [phrases, international]) {
    for (const piece of [...spoken, "filler"] as const) {
      for (const phrase of source[piece]) {
        const units = without(inserted, unitsOf(phrase, spaced));
        const key = units.join(" ");
        if (!pieces.has(key)) pieces.set(key, piece);
        const short = squeeze(key);
        if (spaced && short !== key && !squeezed.has(short)) squeezed.set(short, piece);
        longestPhrase = Math.max(longestPhrase, units.length);
      }
    }
  }
  const split = (phrase: string) => unitsOf(phrase, spaced);
  const bare = (phrase: string) => without(inserted, split(phrase));
  return {
    spaced,
    inserted,
    pieces,
    squeezed,
    vocabulary: vocabularyOf(pieces.keys()),
    longestPhrase,
    topics: byFirst(phrases.topic.map(bare)),
    asks: byFirst(phrases.asks.map(split)),
    wishes: byFirst(phrases.wish.map(bare)),
    nots: phrases.not.map(bare),
  };
}

/** The units without particles; all of them if there is nothing else. */
function without(inserted: ReadonlySet<string>, units: readonly string[]): readonly string[] {
  const rest = units.filter((unit) => !inserted.has(unit));
  return rest.length === 0 ? units : rest;
}

function byFirst(phrases: readonly (readonly string[])[]): ByFirst {
  const found = new Map<string, (readonly string[])[]>();
  for (const phrase of phrases) {
    const first = phrase[0] ?? "";
    found.set(first, [...(found.get(first) ?? []), phrase]);
  }
  return found;
}

function vocabularyOf(keys: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const byLetter = new Map<string, Set<string>>();
  for (const word of [...keys].flatMap((key) => key.split(" "))) {
    const letter = word[0] ?? "";
    byLetter.set(letter, (byLetter.get(letter) ?? new Set()).add(word));
  }
  return byLetter;
}

/** A text as both kinds of languages see it, split once for all of them. */
export type Said = { readonly words: readonly string[]; readonly characters: readonly string[] };

export function saidIn(text: string): Said {
  return { words: unitsOf(text, true), characters: unitsOf(text, false) };
}

function unitsIn({ words, characters }: Said, { spaced }: Matcher): readonly string[] {
  return spaced ? words : characters;
}

/** The intent of a text that phrases of the language cover from beginning to end. */
export function wholeIntent(said: Said, matcher: Matcher): Intent | null {
  return coveredAs(unitsIn(said, matcher), matcher);
}

/** A wish for a person, with or without its topic. */
export function wishesPerson(clause: Said, matcher: Matcher): boolean {
  const units = without(matcher.inserted, unitsIn(clause, matcher));
  return isPersonFrom([0], units, matcher) || wishesAtLast(clause, matcher);
}

/** One that says how it begins, whatever stands before: many write no comma there. */
export function wishesAtLast(clause: Said, matcher: Matcher): boolean {
  const units = without(matcher.inserted, unitsIn(clause, matcher));
  const begins = startsOf(matcher.wishes, units).filter(
    (at) => !isTurned(units.slice(0, at), matcher),
  );
  return isPersonFrom(begins.slice(0, 5), units, matcher);
}

function isPersonFrom(
  begins: readonly number[],
  units: readonly string[],
  matcher: Matcher,
): boolean {
  const ends = [...startsOf(matcher.topics, units).slice(0, 5), units.length];
  return begins.some((begin) =>
    ends.some((end) => coveredAs(units.slice(begin, end), matcher) === "person"),
  );
}

/** Whether what stands before it says that it is not wished for. */
function isTurned(before: readonly string[], { nots }: Matcher): boolean {
  return nots.some((phrase) =>
    phrase.every((unit, at) => before[before.length - phrase.length + at] === unit),
  );
}

/** Whether one of the language's question words stands in the text. */
export function asksSomething(said: Said, matcher: Matcher): boolean {
  return startsOf(matcher.asks, unitsIn(said, matcher)).length > 0;
}

/** Where in the units one of the phrases begins. */
function startsOf(phrases: ByFirst, units: readonly string[]): readonly number[] {
  return units.flatMap((first, at) => {
    const begins = phrases
      .get(first)
      ?.some((phrase) => phrase.every((unit, offset) => units[at + offset] === unit));
    return begins === true ? [at] : [];
  });
}

type Cover = { readonly count: number; readonly found: ReadonlySet<Intent> };

/** The intent of units that phrases cover without a rest, using as few phrases as can be. */
function coveredAs(units: readonly string[], matcher: Matcher): Intent | null {
  if (units.length === 0 || units.length > longestUtterance) return null;
  const meant = withoutSlips(without(matcher.inserted, units), matcher);
  if (meant === null) return null;
  // covers[i]: the best way to cover the first i units.
  const covers: (Cover | null)[] = [{ count: 0, found: new Set() }];
  for (let end = 1; end <= meant.length; end += 1) {
    covers.push(bestCover(meant.slice(0, end), covers, matcher));
  }
  const found = covers[meant.length]?.found;
  return byWeight.find((intent) => found?.has(intent) === true) ?? null;
}

/** The best way to cover these units, `covers` holding those of all shorter beginnings. */
function bestCover(
  units: readonly string[],
  covers: readonly (Cover | null)[],
  matcher: Matcher,
): Cover | null {
  let best: Cover | null = null;
  const from = Math.max(0, units.length - matcher.longestPhrase);
  for (let start = from; start < units.length; start += 1) {
    const before = covers[start] ?? null;
    if (before === null || (best !== null && before.count + 1 >= best.count)) continue;
    const piece = pieceOf(units.slice(start).join(" "), matcher);
    if (piece === null) continue;
    const found = piece === "filler" ? before.found : new Set([...before.found, piece]);
    best = { count: before.count + 1, found };
  }
  return best;
}

function pieceOf(key: string, matcher: Matcher): Piece | null {
  const exact = signs.get(key) ?? matcher.pieces.get(key);
  if (exact !== undefined || !key.includes(DRAWN_OUT)) return exact ?? null;
  // "goood" is "good" with two letters, "hiii" is "hi" with one.
  const plain = key.replaceAll(DRAWN_OUT, "");
  const short = squeeze(key);
  const { pieces, squeezed } = matcher;
  return pieces.get(plain) ?? pieces.get(short) ?? squeezed.get(short) ?? null;
}

/**
 * The units with every slip put right, or null if there are words no phrase of the language has: it
 * cannot cover them then. At most a third may be slips. Most questions end here, in no time.
 */
function withoutSlips(units: readonly string[], matcher: Matcher): readonly string[] | null {
  const isKnown = (unit: string) =>
    signs.has(unit) ||
    unit.endsWith(DRAWN_OUT) ||
    matcher.vocabulary.get(unit[0] ?? "")?.has(unit) === true;
  const unknown = units.filter((unit) => !isKnown(unit));
  if (unknown.length === 0) return units;
  if (!matcher.spaced || unknown.length > Math.max(1, Math.floor(units.length / 3))) return null;
  const meant = units.map((unit) => (isKnown(unit) ? unit : meantBy(unit, matcher)));
  return meant.every((unit) => unit !== null) ? meant : null;
}

function meantBy(unit: string, matcher: Matcher): string | null {
  const alike = matcher.vocabulary.get(unit[0] ?? "") ?? [];
  return [...alike].find((word) => isSlipOf(unit, word)) ?? null;
}
