import { room } from "../../protocol/places.ts";
import { taken } from "./agents.ts";
import { lacks } from "./eligibility.ts";
import type { Floor } from "./floor.ts";
import type { WaitingChat } from "./waiting-chat.ts";

/** Fewer finished chats than this say nothing about the next one. */
const LEAST_CHATS = 5;

/** Of 10 waits, 8 end within the range: a tenth is shorter, a tenth longer. */
const TENTH = 1.2816;

const MINUTE = 60_000;

export type Place = {
  /** 1: next. Counted among the chats of its team. */
  readonly position: number;
  /** How long it may take from now, in whole minutes told as milliseconds. Null: no basis for a number. */
  readonly wait: { readonly fromMs: number; readonly toMs: number } | null;
};

/** Of a chat that somebody is being offered this very moment: nobody stands before it. */
export const NEXT: Place = { position: 1, wait: null };

/**
 * Where a waiting chat stands and how long it may take, as its visitor is told it.
 *
 * @param handleMs how long the team's latest chats took their agents, in milliseconds
 */
export function placeOf(floor: Floor, chat: WaitingChat, handleMs: readonly number[]): Place {
  const position = floor.waiting.ahead(chat) + 1;
  const members = floor.agents.serving.get(chat.need.teamId) ?? [];
  const slots = members
    .filter((agent) => lacks(agent, chat.need) === null)
    .reduce((sum, agent) => sum + taken(agent) + Math.max(room(agent), 0), 0);
  return { position, wait: waitFor({ position, slots, handleMs }) };
}

export type WaitBasis = {
  readonly position: number;
  readonly slots: number;
  readonly handleMs: readonly number[];
};

/**
 * Slots come free one after another, on average every `handle time / slots`; the wait for the nth of
 * them spreads as a gamma distribution (quantiles after Wilson and Hilferty).
 */
export function waitFor({ position, slots, handleMs }: WaitBasis): Place["wait"] {
  if (handleMs.length < LEAST_CHATS || slots <= 0) return null;
  const mean = handleMs.reduce((sum, ms) => sum + ms, 0) / handleMs.length;
  const each = mean / slots;
  const quantile = (z: number) =>
    each * position * Math.max(0, 1 - 1 / (9 * position) + z / (3 * Math.sqrt(position))) ** 3;
  return {
    fromMs: Math.floor(quantile(-TENTH) / MINUTE) * MINUTE,
    toMs: Math.max(1, Math.ceil(quantile(TENTH) / MINUTE)) * MINUTE,
  };
}
