import type { OfferEnd } from "../../protocol/conversation.ts";

/** What a chat asks of whoever takes it. */
export type Need = {
  readonly teamId: string;
  /** At least this tier; 1: any. */
  readonly tier: number;
  readonly language: { readonly tag: string; readonly level: number } | null;
  readonly skills: readonly { readonly skill: string; readonly level: number }[];
};

/** An agent who really wrote to this contact, and when last (epoch ms). */
export type Known = {
  readonly agentId: string;
  readonly at: number;
  readonly ratedBadly: boolean;
};

/** A chat that waits for a person. */
export type WaitingChat = {
  readonly id: string;
  /** Its place: the lower goes first (`queueKey`). Never changes while it waits. */
  readonly key: number;
  readonly need: Need;
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
  /** Who was told of it already (teams that broadcast); null: nobody yet. */
  readonly told: ReadonlySet<string> | null;
  /** What agents said when they declined it. */
  readonly because?: Readonly<Record<string, string>>;
};
