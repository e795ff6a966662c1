/** What is promised: a first answer, the next answer, and that it is solved. */
export const SLA_METRICS = ["first", "next", "resolution"] as const;
export type SlaMetric = (typeof SLA_METRICS)[number];

/** In the language of agents. */
export const METRIC_NAMES: Readonly<Record<SlaMetric, string>> = {
  first: "First answer",
  next: "Next answer",
  resolution: "Solution",
};

/** One promise that is not kept yet. */
export type SlaClock = {
  readonly metric: SlaMetric;
  /** When it is due (epoch ms). Null: the clock stands still, or it will never be open long enough. */
  readonly dueAt: number | null;
  /** When the warning is due; null: there is none. */
  readonly warnAt: number | null;
  /** Working milliseconds left while the clock stands still (below 0: so many too late); else null. */
  readonly leftMs: number | null;
  /** When people were warned, and when it was late (epoch ms). */
  readonly warnedAt: number | null;
  readonly breachedAt: number | null;
};

/** What holds for a ticket: by which policy, and the clocks that run or stand still. */
export type TicketSla = { readonly policy: string; readonly clocks: readonly SlaClock[] };
