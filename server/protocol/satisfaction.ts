/** How customers found it, over a time: what supervisors read. */

/** Days that can be looked back over. */
export const PERIODS = [7, 30, 90] as const;
export type Period = (typeof PERIODS)[number];

export type Tally = { readonly good: number; readonly bad: number };
export type NamedTally = Tally & { readonly id: string; readonly name: string };

/** What somebody said of a conversation in their own words. */
export type Said = {
  readonly conversationId: string;
  readonly ticketId: string | null;
  readonly good: boolean;
  readonly text: string;
  /** When it was first rated (epoch ms). */
  readonly at: number;
  /** Who wrote to them, by name. */
  readonly agents: readonly string[];
};

export type Satisfaction = {
  /** Answers first given from then on (epoch ms). */
  readonly since: number;
  readonly all: Tally;
  /** Everybody who wrote in a rated conversation, most answers first. */
  readonly agents: readonly NamedTally[];
  /** Teams of those; a conversation counts once for each. */
  readonly teams: readonly NamedTally[];
  /** The newest first. */
  readonly said: readonly Said[];
  /** False: there are more answers than were looked through. */
  readonly whole: boolean;
};
