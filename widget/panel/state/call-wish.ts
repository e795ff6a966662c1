import type { CallBack } from "../../../server/protocol/conversation.ts";
import { LONGEST_ANSWER } from "../../../server/protocol/pre-chat.ts";

const HALF_HOUR = 30 * 60_000;
/** What the server takes for a phone number. */
const PHONE = /^\+?[0-9(][0-9 ()./-]{3,}[0-9]$/;

/** What somebody filled in. `at`: as the field for day and time has it, in their own time. */
export type CallForm = {
  readonly name: string;
  readonly phone: string;
  readonly soon: boolean;
  readonly at: string;
};

export type CallProblem = "noName" | "longName" | "badPhone" | "pastTime";

export type CallRead =
  | { readonly ok: true; readonly call: CallBack }
  | { readonly ok: false; readonly problem: CallProblem };

/** The first thing that is not right, or what to ask for. The server decides; this catches slips. */
export function readCall({ name, phone, soon, at }: CallForm, now: number): CallRead {
  const called = { name: name.trim(), phone: phone.trim() };
  if (called.name === "") return { ok: false, problem: "noName" };
  if (called.name.length > LONGEST_ANSWER.name) return { ok: false, problem: "longName" };
  if (called.phone.length > LONGEST_ANSWER.phone || !PHONE.test(called.phone))
    return { ok: false, problem: "badPhone" };
  if (soon) return { ok: true, call: { ...called, when: null } };
  const when = new Date(at).getTime();
  return when > now ? { ok: true, call: { ...called, when } } : { ok: false, problem: "pastTime" };
}

/** A time to begin with: the next half hour that is at least half an hour away, or after opening. */
export function firstTime(now: number, opensAt: number | null): number {
  return Math.ceil((Math.max(now, opensAt ?? 0) + HALF_HOUR) / HALF_HOUR) * HALF_HOUR;
}

/** As the field for day and time wants it: 2026-03-04T15:30, in the reader's own time. */
export function fieldTime(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

const two = (part: number): string => String(part).padStart(2, "0");
