import { signal } from "@preact/signals";
import { TICKET_STATUSES } from "../../../server/protocol/ticket.ts";
import {
  EVERYTHING,
  MY_TEAMS,
  type SavedView,
  type Sort,
  type ViewFilter,
} from "../../../server/protocol/views.ts";
import type { Filter } from "../../route.ts";
import type { Registers } from "../../state/registers.ts";
import { rebased } from "../../state/rebased.ts";
import { inView, sortedBy } from "../../state/ticket-view.ts";
import type { Held } from "../../state/views.ts";

/** What a list of tickets shows, and in which order. */
export type Shown = { readonly filter: ViewFilter; readonly sort: Sort };

const PLAIN: Shown = { filter: EVERYTHING, sort: "oldest" };

/** `on`: the view as it was when the change began; null: it is none that is saved. */
type Change = Shown & { readonly on: SavedView | null };

/** What was set on lists and not saved, kept while the console is open: by view, "" for none saved. */
const changes = signal<ReadonlyMap<string, Change>>(new Map());

/** A list: of a saved view, or of what its tab says. */
export type ListOf = { readonly saved: SavedView | null; readonly tab: Filter };

export type ViewShown = Shown & {
  /** It differs from what is saved. */
  readonly changed: boolean;
};

/** The list as it is shown now. `tab`: the status chosen above a list that is not a saved view. */
export function shownView(saved: SavedView | null, tab: Filter): ViewShown {
  const kept = changes.value.get(saved?.id ?? "");
  const { filter, sort } = kept ?? saved ?? PLAIN;
  return {
    filter: saved === null ? { ...filter, ...said(tab) } : filter,
    sort,
    changed: kept !== undefined,
  };
}

/** What the tab says of a list that is no saved view. */
function said(tab: Filter): Partial<ViewFilter> {
  return {
    statuses: TICKET_STATUSES.filter((status) => status === tab),
    ...(tab === "breaching" ? { due: "soon" } : {}),
    ...(tab === "team" ? { team: MY_TEAMS } : {}),
  };
}

export function savedOf({ views }: Registers, id: string | undefined): SavedView | null {
  return views.value.views.find((one) => one.id === id) ?? null;
}

/** The tickets as they are listed, in order; and how many more are on their way. Pure. */
export function ticketsListed(
  saved: SavedView | null,
  shown: Shown,
  held: Held,
): ReturnType<typeof inView> {
  const { items, coming } = inView(shown.filter, held);
  return { items: sortedBy(items, sortFor(saved, shown)), coming };
}

function sortFor(saved: SavedView | null, { filter, sort }: Shown): Sort {
  if (saved !== null || sort !== "oldest") return sort;
  // What is breaching is worked off by when it is due.
  if (filter.due === "soon") return "deadline";
  const settled = filter.statuses.length > 0 && filter.statuses.every(isPast);
  // What is over is looked back at from now; what is open is worked off from the front.
  return settled ? "newest" : "oldest";
}

function isPast(status: string): boolean {
  return status === "solved" || status === "closed";
}

export function setShown({ saved, tab }: ListOf, shown: Shown): void {
  const { filter, sort } = saved === null ? withoutSaid(shown, tab) : shown;
  if (textOf({ filter, sort }) === textOf(saved ?? PLAIN)) forgetShown(saved);
  else keepChange({ filter, sort, on: baseOf(saved) });
}

function keepChange(change: Change): void {
  changes.value = new Map(changes.value).set(change.on?.id ?? "", change);
}

/** What a change of a view was made of. */
export function baseOf(saved: SavedView | null): SavedView | null {
  return changes.value.get(saved?.id ?? "")?.on ?? saved;
}

/** What was set on a view, on top of what somebody else made of it meanwhile. */
export function rebaseShown(theirs: SavedView): void {
  const change = changes.value.get(theirs.id);
  if (change === undefined || change.on === null) return;
  const edit = { base: whole(change.on), mine: whole(change) };
  keepChange({ ...rebased(edit, whole(theirs)), on: theirs });
}

/** With every field, as two that are put together need it. */
function whole({ filter, sort }: Shown): Shown {
  return { filter: { due: undefined, team: undefined, ...filter }, sort };
}

/** What a tab says holds under it alone: of that the list keeps what was set on it before. */
function withoutSaid({ filter, sort }: Shown, tab: Filter): Shown {
  const before = changes.value.get("")?.filter ?? EVERYTHING;
  const names = Object.keys(said(tab)) as (keyof ViewFilter)[];
  const kept = Object.fromEntries(names.map((name) => [name, before[name]]));
  return { filter: { ...filter, ...kept }, sort };
}

export function forgetShown(saved: SavedView | null): void {
  const next = new Map(changes.value);
  next.delete(saved?.id ?? "");
  changes.value = next;
}

/** Two lists that show the same say the same; what is left out stands for any. */
function textOf({ filter, sort }: Shown): string {
  const { statuses, priorities, kinds, tags, assignee, due = "any", team = "" } = filter;
  return JSON.stringify([statuses, priorities, kinds, tags, assignee, due, team, sort]);
}
