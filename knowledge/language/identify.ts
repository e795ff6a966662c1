import { languageFeatures } from "./features.ts";
import type { Profile } from "./profiles.ts";
import { profileOf, WEIGHT_STEPS } from "./profiles.ts";
import { baseLanguage, lettersOf, likelyScript, simplifiedLead, writtenIn } from "./script.ts";

export type IdentifiedLanguage = {
  /** One of the languages asked about, as it was given. */
  readonly language: string;
  /** 0..1: how sure it is that it is this one of them. */
  readonly confidence: number;
};

/** How many times likelier another language must be to overrule the page's own. */
const PRIOR_ODDS = 4;
/** Names and brands stand in Latin letters inside Thai or Chinese; the reverse is rare. */
const OTHER_SCRIPT_SHARE = 0.12;
/** Odds, beside the likeliest language, of one without a profile; there is nothing to know it by. */
const UNKNOWN_ODDS = 0.2;
/** Odds of Chinese characters not being what they look: the other Chinese, or Japanese. */
const OTHER_CHARACTERS_ODDS = 0.02;
const NO_KANA_ODDS = 0.25;
/** The first words of a message tell its language; the rest would only cost time. */
const LONGEST_TEXT = 400;

/** Enough letters to be sure of what is plain, and the log-odds from which it is. */
const FEW_LETTERS = 60;
const PLAIN_LOGIT = 5;

type Odds = { readonly language: string; readonly odds: number };

/**
 * Which of `languages` (BCP 47 tags) a short text is written in; null if that cannot be: no
 * letters and no prior, or letters of none of their scripts. First the script decides, then
 * n-grams and words among the languages that share it. `prior` (the page's or the widget's
 * locale) decides close calls only, and what has no letters at all. Never throws.
 */
export function identifyLanguage(
  text: string,
  languages: readonly string[],
  prior?: string,
): IdentifiedLanguage | null {
  const start = text.slice(0, LONGEST_TEXT);
  const expected = expectedOf(languages, prior);
  if (!/\p{L}/u.test(start)) {
    return expected === null ? null : { language: expected, confidence: 0.5 };
  }
  const candidates = sameScript(start, [...new Set(languages)]);
  return likeliest(
    oddsOf(start, candidates).map(({ language, odds }) => {
      return { language, odds: language === expected ? odds * PRIOR_ODDS : odds };
    }),
  );
}

/**
 * Whether a text is in one script and begins and ends so plainly in a language that no other need be
 * looked at: of stretches of sentences in SIB-200, nine in ten in their own, and fewer than two in a
 * thousand in another. False: it is not so plain, or there is no profile of the language.
 */
export function isPlainly(text: string, language: string): boolean {
  const profile = profileOf(language);
  if (profile === null || writtenIn(lettersOf(text), language) < 1) return false;
  const isPlain = (part: string) => logitOf(languageFeatures(part), profile) >= PLAIN_LOGIT;
  // Many greet in one language and go on in their own.
  return (
    isPlain(text.slice(0, FEW_LETTERS)) &&
    (text.length <= FEW_LETTERS || isPlain(text.slice(-FEW_LETTERS)))
  );
}

/** The prior as one of the languages: itself, or the nearest of the same base ("sv", "sv-SE"). */
function expectedOf(languages: readonly string[], prior: string | undefined): string | null {
  if (prior === undefined) return null;
  const base = baseLanguage(prior);
  const same = languages.filter((language) => baseLanguage(language) === base);
  return (
    same.find((language) => language === prior) ??
    same.find((language) => likelyScript(language) === likelyScript(prior)) ??
    same[0] ??
    null
  );
}

/** Those of the languages that are written in what the text is written in. */
function sameScript(text: string, languages: readonly string[]): readonly string[] {
  const letters = lettersOf(text);
  const shares = languages.map((language) => {
    const latin = likelyScript(language) === "Latn";
    return { language, latin, share: writtenIn(letters, language) };
  });
  const leading = Math.max(0, ...shares.map(({ latin, share }) => (latin ? 0 : share)));
  const other = leading >= OTHER_SCRIPT_SHARE || !shares.some(({ latin }) => latin);
  return shares
    .filter(({ latin, share }) => latin !== other && share > 0 && (latin || share >= leading))
    .map(({ language }) => language);
}

/** How the candidates compare; the likeliest by its profile has 1. */
function oddsOf(text: string, candidates: readonly string[]): readonly Odds[] {
  if (candidates.length === 1) return candidates.map((language) => ({ language, odds: 1 }));
  const features = languageFeatures(text);
  const evidence = candidates.map((language) => {
    const profile = profileOf(language);
    return { language, logit: profile === null ? null : logitOf(features, profile) };
  });
  const best = Math.max(...evidence.map(({ logit }) => logit ?? -Infinity));
  return evidence.map(({ language, logit }) => {
    if (logit !== null) return { language, odds: Math.exp(logit - best) };
    return { language, odds: characterOdds(text, language) ?? UNKNOWN_ODDS };
  });
}

/** The profiles were learned on this very sum, so that it is a log-odds. */
function logitOf(features: Uint16Array, profile: Profile): number {
  let sum = 0;
  for (const feature of features) sum += profile[feature] ?? 0;
  return sum / WEIGHT_STEPS / Math.sqrt(Math.max(1, features.length));
}

/** Chinese and Japanese have no n-grams here: their characters tell them apart. */
function characterOdds(text: string, language: string): number | null {
  switch (likelyScript(language)) {
    case "Hans":
      return simplifiedLead(text) < 0 ? OTHER_CHARACTERS_ODDS : 1;
    case "Hant":
      return simplifiedLead(text) > 0 ? OTHER_CHARACTERS_ODDS : 1;
    case "Jpan":
      return /[\p{sc=Hira}\p{sc=Kana}]/u.test(text) ? 1 : NO_KANA_ODDS;
    default:
      return null;
  }
}

/** The first of those with the best odds. */
function likeliest(all: readonly Odds[]): IdentifiedLanguage | null {
  const sum = all.reduce((before, { odds }) => before + odds, 0);
  const best = all.reduce<Odds | null>(
    (leader, next) => (leader === null || next.odds > leader.odds ? next : leader),
    null,
  );
  return best === null ? null : { language: best.language, confidence: best.odds / sum };
}
