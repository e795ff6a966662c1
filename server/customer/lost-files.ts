import type { LostFile } from "../protocol/conversation.ts";
import { sizeText } from "../protocol/files.ts";
import { fill, type Spoken } from "./words.ts";

export type Known = {
  readonly spoken: Spoken;
  /** Largest file that is taken, in bytes. */
  readonly largest: number;
};

/** Why a file of a mail was not kept, to its sender. */
export function whyLost(why: LostFile["why"], { spoken, largest }: Known): string {
  const size = sizeText(largest, spoken.language);
  return fill(spoken.words.lost[why], { size });
}

/** The same for several, each reason once. */
export function uniqueReasons(lost: readonly LostFile[], known: Known): readonly string[] {
  return [...new Set(lost.map(({ why }) => why))].map((why) => whyLost(why, known));
}
