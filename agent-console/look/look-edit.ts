import { MAX_DISTANCE } from "../../server/protocol/limits.ts";
import type { LookSettings, LookTexts } from "../../server/protocol/look.ts";
import { lookWords } from "../words/look.ts";

/** As the picker starts when there is no colour yet: the product's own. */
export const OWN_ACCENT = "#0a6670";

const NOTHING: LookTexts = { title: "", greeting: "", launcher: "" };

export type Mistakes = { readonly accent?: string; readonly distance?: string };

/** What is wrong, in the words shown beside it; the server says the same. Pure. */
export function mistakesIn({ accent, distance }: LookSettings): Mistakes {
  const fits = Number.isInteger(distance) && distance >= 0 && distance <= MAX_DISTANCE;
  return {
    ...(accent === null || /^#[0-9a-f]{6}$/.test(accent) ? {} : { accent: lookWords.colourWrong }),
    ...(fits ? {} : { distance: lookWords.distanceWrong(MAX_DISTANCE) }),
  };
}

export function textsIn({ texts }: LookSettings, language: string): LookTexts {
  return texts[language] ?? NOTHING;
}

/** With these words in a language; a language without any is left out. Pure. */
export function withTexts(
  look: LookSettings,
  language: string,
  change: Partial<LookTexts>,
): LookSettings {
  const { [language]: before = NOTHING, ...others } = look.texts;
  const after = { ...before, ...change };
  const empty = Object.values(after).every((text) => text === "");
  return { ...look, texts: empty ? others : { ...others, [language]: after } };
}
