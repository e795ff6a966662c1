import type { Register } from "./registers.ts";
import type { Priority, TicketKind, TicketStatus } from "./ticket.ts";

/** oldest: first in, first out. quickest: the shortest story first. */
export const SORTS = ["oldest", "newest", "quickest", "priority", "deadline"] as const;
export type Sort = (typeof SORTS)[number];

/** soon: a promise to the customer is nearly late, or late. */
export const DUES = ["any", "soon"] as const;
export type Due = (typeof DUES)[number];

/** Which tickets a view shows; an empty list stands for any. */
export type ViewFilter = {
  /** Empty: whatever is not solved or closed. */
  readonly statuses: readonly TicketStatus[];
  readonly priorities: readonly Priority[];
  readonly kinds: readonly TicketKind[];
  /** One of these tags. */
  readonly tags: readonly string[];
  /** "any", "me", "nobody", or an agent's id. */
  readonly assignee: string;
  /** Missing: any, as in views of old. */
  readonly due?: Due | undefined;
  /** A team's id, or `MY_TEAMS`. Missing: any. */
  readonly team?: string | undefined;
};

export type SavedView = {
  readonly id: string;
  readonly name: string;
  readonly filter: ViewFilter;
  readonly sort: Sort;
};

/** Every saved view of the team, sent whole. */
export type SavedViews = Register & { readonly views: readonly SavedView[] };

/** Whichever teams whoever looks is in; no team has such an id. */
export const MY_TEAMS = "@mine";

export const MOST_VIEWS = 50;

export const EVERYTHING: ViewFilter = {
  statuses: [],
  priorities: [],
  kinds: [],
  tags: [],
  assignee: "any",
};
