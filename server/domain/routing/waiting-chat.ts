import type { OfferEnd } from "../../protocol/conversation.ts";
import type { Ahead, TeamBecause } from "../../protocol/routing-decision.ts";

/** What a chat asks of whoever takes it. */
export type Need = {
  readonly teamId: string;
  /** At least this tier; 1: any. */
  readonly tier: number;
  readonly language: { readonly tag: string; readonly level: number } | null;
  readonly skills: readonly NeededSkill[];
};

/** `name`: as people read it; its id unless told. */
export type NeededSkill = {
  readonly skill: string;
  readonly level: number;
  readonly name?: string;
};

/** An agent who really wrote to this contact, and when last (epoch ms). */
export type Known = {
  readonly agentId: string;
  readonly at: number;
  readonly ratedBadly: boolean;
};

/** A chat was held for an agent who was full. `to`: null while it is (epoch ms). */
export type Hold = { readonly agentId: string; readonly from: number; readonly to: number | null };

/** A chat that waits for a person. */
export type WaitingChat = {
  readonly id: string;
  /** Its place: the lower goes first (`queueKey`). Never changes while it waits. */
  readonly key: number;
  readonly need: Need;
  /** The language it asks for is what its visitor writes in, and not their widget's. */
  readonly written?: true;
  /** Handed to this agent by another; they are asked first. */
  readonly handedTo: string | null;
  /** Who handed it on, and is not asked again. */
  readonly handedOverBy: string | null;
  /** The contact's named agent; asked before those who spoke with it. */
  readonly ownerId: string | null;
  /** Most recent first, from all the contact's browsers. */
  readonly known: readonly Known[];
  readonly passed: Readonly<Record<string, Exclude<OfferEnd, "accepted">>>;
  /** Until when it is held for an agent who is full (epoch ms); null: it is not. */
  readonly heldUntil: number | null;
  /** It has been held in this wait; it is not held again. */
  readonly held: boolean;
  /** For whom it was held in this wait, in that order. */
  readonly holds: readonly Hold[];
  /** Who was told of it already (teams that broadcast); null: nobody yet. */
  readonly told: ReadonlySet<string> | null;
  /** Why it is this team's; not there: nothing sends it elsewhere. */
  readonly whose?: TeamBecause;
  /** Why its key is earlier than its time; not there: it is not. */
  readonly ahead?: readonly Ahead[];
  /** What agents said when they declined it. */
  readonly because?: Readonly<Record<string, string>>;
};

/** Whom it is held for now; null: nobody. */
export function heldFor({ heldUntil, holds }: Pick<WaitingChat, "heldUntil" | "holds">) {
  return heldUntil === null ? null : (holds.findLast(({ to }) => to === null)?.agentId ?? null);
}

/** How long it was held for an agent, up to now, in milliseconds. */
export function heldMs({ holds }: Pick<WaitingChat, "holds">, agentId: string, now: number) {
  return holds
    .filter((hold) => hold.agentId === agentId)
    .reduce((sum, { from, to }) => sum + Math.max(0, (to ?? now) - from), 0);
}
