/** Whom the router took for a chat, and why, as it is kept and shown. */

/** Why the router took an agent or passed them over; the console words it. */
export type CandidateReason =
  | { readonly code: "spoke_before"; readonly at: number }
  | { readonly code: "least_busy" }
  | { readonly code: "longest_idle" }
  | { readonly code: "held"; readonly until: number }
  | { readonly code: "full" }
  | { readonly code: "away" }
  | { readonly code: "offline" }
  | { readonly code: "missed" }
  | { readonly code: "declined"; readonly because?: string }
  | { readonly code: "busier" }
  | { readonly code: "asked_after" }
  // Taken, for another reason than the first ones above.
  /** The contact's own agent. */
  | { readonly code: "owner" }
  /** A colleague handed the chat to them. */
  | { readonly code: "handed_to" }
  /** A supervisor gave it to them; `self`: took it, and is them. */
  | { readonly code: "assigned"; readonly by: string; readonly self?: true }
  /** Answers for this agent, who is on leave. */
  | { readonly code: "stands_in"; readonly name: string }
  | { readonly code: "next_in_turn" }
  /** Nobody else can be asked; with a tier: nobody else of that tier. */
  | { readonly code: "only_one"; readonly tier: number | null }
  /** Everybody with room is told; the first claim has it. */
  | { readonly code: "told" }
  // Passed over for good, or until the team's settings change.
  | { readonly code: "deactivated" }
  | { readonly code: "handed_over" }
  | { readonly code: "other_team" }
  | { readonly code: "lower_tier"; readonly tier: number }
  | { readonly code: "language"; readonly language: string }
  | { readonly code: "skill"; readonly skill: string }
  | { readonly code: "rated_badly" }
  // Passed over for now. Times are epoch ms; null: not known.
  | { readonly code: "on_leave"; readonly until: number | null }
  | { readonly code: "off_hours" }
  | { readonly code: "closed" }
  | { readonly code: "full_in_team"; readonly load: number; readonly capacity: number }
  | { readonly code: "team_full" }
  | { readonly code: "breathing"; readonly until: number }
  /** Their free place is kept for a chat that waits for them by name. */
  | { readonly code: "kept" };

export type Candidate = {
  readonly agentId: string;
  readonly name: string;
  readonly load: number;
  readonly capacity: number;
  /** When this agent last spoke with this contact (epoch ms), or null. */
  readonly spokeAt: number | null;
  readonly chosen: boolean;
  /** How long the chat was held for them before, in milliseconds; not there: it was not. */
  readonly heldMs?: number;
  /** Chats of theirs gone quiet, which `load` does not count; not there: none. */
  readonly quiet?: number;
  readonly reason: CandidateReason;
};

/** What asks for the team a chat is for: a rule that matched, the visitor, an agent, or nothing. */
export type TeamBecause =
  | { readonly is: "rule"; readonly on: RuleOn; readonly text: string }
  /** Chosen before the chat, or while they waited. */
  | { readonly is: "chosen" }
  | { readonly is: "handed" }
  | { readonly is: "nothing" };

/** What a routing rule looks at. */
export type RuleOn = "choice" | "page" | "category" | "words";

/** What a chat asks of whoever takes it, in names. */
export type Asks = {
  readonly team: string;
  readonly because: TeamBecause;
  /** 1: any. */
  readonly tier: number;
  readonly skills: readonly { readonly name: string; readonly level: number }[];
  /** BCP 47; null: any. */
  readonly language: string | null;
  /** The visitor writes in it, in a widget that is in another. */
  readonly written?: true;
};

/** What takes a chat before others that came earlier. */
export type Ahead =
  | { readonly is: "vip" }
  | { readonly is: "plan"; readonly plan: string }
  | { readonly is: "first_time" }
  /** An answer is promised by then (epoch ms). */
  | { readonly is: "promise"; readonly dueAt: number };

export type RoutingDecision = {
  readonly at: number;
  /** `broadcast`: everybody with room is told, and the first who claims it has it. */
  readonly outcome: "offer" | "hold" | "broadcast" | "wait" | "file";
  readonly agentId: string | null;
  /** In the order they were considered. */
  readonly candidates: readonly Candidate[];
  /** The team is closed, and opens then (epoch ms; null: not known). Absent: it is open. */
  readonly opensAt?: number | null;
  /** Missing in decisions of old, and where no router decided. */
  readonly asks?: Asks;
  /** Absent: nothing. */
  readonly ahead?: readonly Ahead[];
};
