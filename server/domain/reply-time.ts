import type { FallReason } from "../protocol/conversation.ts";
import type { Conversation } from "./model.ts";

const MINUTE = 60_000;
/** Fewer chats than this say nothing about the next one. */
const LEAST_CHATS = 5;
/** As exact as is told, in minutes; what takes longer is not told. */
const STEPS = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60];

type Answered = Pick<Conversation, "answeredMs">;

/** The first words of a person in a chat: how long they took, from when one was asked for. Pure. */
export function firstWords(
  { state, calledAt, answeredMs, fell }: Conversation,
  at: number,
): Answered {
  if (state.is !== "live" || calledAt === undefined || answeredMs !== undefined || fell === true)
    return {};
  return { answeredMs: Math.max(0, at - calledAt) };
}

/** It became a request because nobody had time: longer than any answer. Pure. */
export function noWords({ calledAt, answeredMs }: Conversation, reason: FallReason): Answered {
  return reason === "queue_limit" && calledAt !== undefined && answeredMs === undefined
    ? { answeredMs: null }
    : {};
}

/**
 * Within what time three of four who asked for a person had an answer, in whole steps; null: too few
 * asked, or it takes too long to be told. Pure.
 *
 * @param answered of the latest chats, in milliseconds; null: never
 */
export function usualReplyMs(answered: readonly (number | null)[]): number | null {
  if (answered.length < LEAST_CHATS) return null;
  const sorted = answered.map((ms) => ms ?? Infinity).sort((a, b) => a - b);
  const quartile = sorted[Math.ceil(sorted.length * 0.75) - 1] ?? Infinity;
  const step = STEPS.find((minutes) => quartile <= minutes * MINUTE);
  return step === undefined ? null : step * MINUTE;
}
