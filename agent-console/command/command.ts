import type { ComponentType } from "preact";
import type { IconProps } from "../../widget/ui/icons.tsx";
import type { commandWords } from "../words/command.ts";
import type { Findable } from "./match.ts";

/** One line of the command bar. */
export type Command = Findable & {
  readonly id: string;
  readonly group: keyof typeof commandWords.groups;
  readonly icon: ComponentType<IconProps>;
  /** Keys that do the same, one after the other. */
  readonly keys?: readonly string[];
  readonly hint?: string;
  /** One of many: it stands there only once something was typed. */
  readonly whenTyped?: boolean;
  readonly run: () => void;
};
