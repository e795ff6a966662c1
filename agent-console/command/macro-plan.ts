import type { Macro, MacroAction } from "../../server/protocol/macros.ts";
import { MOST_TAGS, type Ticket } from "../../server/protocol/ticket.ts";
import {
  filled,
  leftIn,
  type Variable,
  type VariableValues,
} from "../../server/protocol/variables.ts";

/** Why something of a macro cannot be done here. */
export type Hindrance =
  | { readonly is: "no_ticket" | "closed" | "may_not_reply" | "nobody_there" | "too_many_tags" }
  | { readonly is: "not_known"; readonly names: readonly Variable[] };

export type Planned = { readonly action: MacroAction; readonly hindrance: Hindrance | null };

/** Where a macro is to be run. */
export type MacroPlace = {
  readonly ticket: Ticket | null;
  readonly mayReply: boolean;
  readonly values: VariableValues;
  readonly me: string;
  /** Those who can be given something. */
  readonly agentIds: ReadonlySet<string>;
};

/** What a macro would do here, texts filled in, each with what stands in its way. Pure. */
export function planOf({ actions }: Macro, place: MacroPlace): readonly Planned[] {
  return actions.map((action) => {
    const here = inPlace(action, place);
    return { action: here, hindrance: hindranceOf(here, place) };
  });
}

function inPlace(action: MacroAction, { values, me }: MacroPlace): MacroAction {
  if ("text" in action) return { ...action, text: filled(action.text, values) };
  return action.does === "assignee" && action.to === "me" ? { ...action, to: me } : action;
}

function hindranceOf(action: MacroAction, place: MacroPlace): Hindrance | null {
  const { ticket, agentIds } = place;
  if (action.does === "reply" && !place.mayReply) return { is: "may_not_reply" };
  if (action.does === "note" || (action.does === "reply" && action.send)) {
    const names = leftIn(action.text);
    return names.length > 0 ? { is: "not_known", names } : null;
  }
  // Put where one writes, it is seen, and not sent before it is whole.
  if (action.does === "reply") return null;
  if (ticket === null) return { is: "no_ticket" };
  if (ticket.status === "closed") return { is: "closed" };
  if (action.does === "assignee")
    return action.to === "nobody" || agentIds.has(action.to) ? null : { is: "nobody_there" };
  if (action.does !== "tags") return null;
  const tags = new Set([...ticket.tags, ...action.add]);
  return tags.size > MOST_TAGS ? { is: "too_many_tags" } : null;
}

type TicketChange = {
  addTags?: string[];
  assigneeId?: string | null;
  status?: Extract<MacroAction, { readonly does: "status" }>["to"];
  priority?: Ticket["priority"];
};

/** All changes of the ticket in one, so that they are made together or not at all; null: none. Pure. */
export function updateIn(actions: readonly MacroAction[]): TicketChange | null {
  const change: TicketChange = {};
  for (const action of actions) {
    if (action.does === "tags") change.addTags = [...action.add];
    if (action.does === "assignee") change.assigneeId = action.to === "nobody" ? null : action.to;
    if (action.does === "status") change.status = action.to;
    if (action.does === "priority") change.priority = action.to;
  }
  return Object.keys(change).length === 0 ? null : change;
}
