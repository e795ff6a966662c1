import type { Priority, TicketStatus } from "./ticket.ts";

/** One thing a macro does. */
export type MacroAction =
  /** `send`: at once; else it is put where one writes. May hold variables. */
  | { readonly does: "reply"; readonly text: string; readonly send: boolean }
  | { readonly does: "note"; readonly text: string }
  | { readonly does: "tags"; readonly add: readonly string[] }
  | { readonly does: "status"; readonly to: Exclude<TicketStatus, "closed"> }
  | { readonly does: "priority"; readonly to: Priority }
  /** "me", "nobody", or an agent's id. */
  | { readonly does: "assignee"; readonly to: string };

export type Macro = {
  readonly id: string;
  readonly name: string;
  /** Of each kind at most one. */
  readonly actions: readonly MacroAction[];
};

export const MOST_ACTIONS = 6;

export function namesEachOnce(actions: readonly Pick<MacroAction, "does">[]): boolean {
  return new Set(actions.map(({ does }) => does)).size === actions.length;
}
