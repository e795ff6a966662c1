import type { Macro } from "./macros.ts";
import type { Register } from "./registers.ts";
import type { Process } from "./tasks.ts";
import { unknownIn } from "./variables.ts";

/** A text that is written often: found by its name, put where one writes. */
export type CannedReply = {
  readonly id: string;
  /** Short, as one types it behind `/`. */
  readonly name: string;
  /** May hold variables, see `variables.ts`. */
  readonly text: string;
  /** The language it is in (BCP 47); null: any. */
  readonly language: string | null;
};

/** What the whole team has at hand, sent whole. */
export type Toolkit = Register & {
  readonly replies: readonly CannedReply[];
  readonly macros: readonly Macro[];
  readonly processes: readonly Process[];
};

/** Each list of the toolkit holds so many. */
export const MOST_TOOLS = 200;
export const LONGEST_TOOL_NAME = 60;

/** Only variables there are: what nobody can fill must not be kept. */
export function namesOnlyKnown(text: string): boolean {
  return unknownIn(text).length === 0;
}
