import { inflateRawSync } from "node:zlib";
import { BUCKETS } from "./features.ts";
import { baseLanguage } from "./script.ts";
import data from "./profiles.json" with { type: "json" };

/** What each bucket says for the language, times `WEIGHT_STEPS`: above zero for, below against. */
export type Profile = Int8Array;

/**
 * A weight of 1 is stored as this. Weights are stored as signed squares of 0 to 7, so that small
 * ones, which are most, are told apart.
 */
export const WEIGHT_STEPS = 49 / 6;

const packed = new Map<string, string>(Object.entries(data.profiles));
/** There is a profile of each. */
export const knownLanguages: readonly string[] = [...packed.keys()];

const unpacked = new Map<string, Profile>();

/** The profile for a tag such as "sv" or "pt-BR"; null where there is none. 32 kB a language. */
export function profileOf(language: string): Profile | null {
  const base = baseLanguage(language);
  const known = unpacked.get(base);
  if (known !== undefined) return known;
  const text = packed.get(base);
  if (text === undefined) return null;
  const profile = new Int8Array(inflateRawSync(Buffer.from(text, "base64"))).subarray(0, BUCKETS);
  unpacked.set(base, profile);
  return profile;
}
