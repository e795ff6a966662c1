/** A text that comes as several messages is one to the bot, which answers it once (SPEC B1). */
import { MAX_TEXT } from "../protocol/limits.ts";
import type { BotState } from "./model.ts";
import { dropped } from "./writing.ts";

type Piece = { readonly text: string; readonly goesOn?: true | undefined };

/** What was said with what came before of the same text: of a longer one its beginning, which is all that is searched for. */
export function wholeText({ unfinished }: BotState, { text }: Piece): string {
  return unfinished === undefined ? text : `${unfinished}\n${text}`.slice(0, MAX_TEXT);
}

/** The bot behind a message of the visitor's. */
export function heard(state: BotState, piece: Piece): BotState {
  const { unfinished: _, ...rest } = dropped(state);
  return piece.goesOn ? { ...rest, unfinished: wholeText(state, piece) } : rest;
}
