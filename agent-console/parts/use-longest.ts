import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { roomIn } from "../../widget/ui/room-in.ts";
import { lengthWords } from "../words/length.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

export type Length = {
  /** It is too long. */
  readonly mistake: string | null;
  /** It is near its end. */
  readonly hint: string | null;
};

/**
 * What is longer than is taken stays as it was typed or pasted: `maxLength` would cut it without a word
 * (SPEC CX11). The browser does not send its form, and goes to the field and says why.
 */
export function useLongest(field: RefObject<Field | null>, value: string, longest: number): Length {
  const left = roomIn(value, longest) ?? Infinity;
  const mistake = left < 0 ? lengthWords.tooLong(-left) : null;
  useLayoutEffect(() => field.current?.setCustomValidity(mistake ?? ""));
  return { mistake, hint: left >= 0 && left < Infinity ? lengthWords.left(left) : null };
}
