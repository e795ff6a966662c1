import type { Hours } from "../protocol/hours.ts";
import type { NoticeAbout } from "../protocol/notices.ts";
import type { PushKind, QuietHours } from "../protocol/push.ts";
import type { Step } from "./consequences.ts";
import { isOpen, nextOpening } from "./hours.ts";
import type { Actor } from "./model.ts";
import type { PushAbout } from "./push-record.ts";

export type PushTo = {
  readonly agentId: string;
  readonly kind: PushKind;
  readonly about: PushAbout;
};

type StepOf = {
  readonly step: Step;
  readonly actor: Actor;
  /** Whose ticket it is, if it has one. */
  readonly assigneeId: string | null;
};

/** Whom one step of a conversation is told to. What somebody did themselves is no news to them. */
export function pushesOf({ step, actor, assigneeId }: StepOf): readonly PushTo[] {
  const { before, after, logged } = step;
  const conversationId = after.id;
  const asked = logged.flatMap(({ event }) => (event.type === "offer:made" ? [event.agentId] : []));
  const known = before?.state.is === "queued" ? (before.state.told ?? []) : [];
  const told = after.state.is === "queued" ? (after.state.told ?? []) : [];
  const offered = [...asked, ...told.filter((id) => !known.includes(id))];
  const self = actor.kind === "agent" ? actor.agentId : null;
  return [
    ...offered.map((agentId): PushTo => ({
      agentId,
      kind: "offer",
      about: { is: "offer", conversationId },
    })),
    ...handedTo(step)
      .filter((agentId) => agentId !== self)
      .map((agentId): PushTo => ({
        agentId,
        kind: "offer",
        about: { is: "handed", conversationId },
      })),
    ...writtenTo(step, assigneeId),
  ];
}

/** Live with somebody from here on, who did not have it. */
function handedTo({ before, after }: Step): readonly string[] {
  if (after.state.is !== "live") return [];
  const { agentId } = after.state;
  return before?.state.is === "live" && before.state.agentId === agentId ? [] : [agentId];
}

function writtenTo({ after, logged }: Step, assigneeId: string | null): readonly PushTo[] {
  const last = logged.findLast(
    ({ event }) => event.type === "message:posted" && event.message.author.kind === "visitor",
  );
  if (last === undefined) return [];
  const { seq } = last;
  if (after.state.is === "live")
    return [
      {
        agentId: after.state.agentId,
        kind: "message",
        about: { is: "message", conversationId: after.id, seq },
      },
    ];
  if (after.state.is !== "ticketed" || assigneeId === null) return [];
  const about = { is: "answered", ticketId: after.state.ticketId, seq } as const;
  return [{ agentId: assigneeId, kind: "ticket", about }];
}

/** What a notice of "For you" counts as. */
export function kindOfNotice({ is }: NoticeAbout): PushKind {
  switch (is) {
    case "mention":
      return "mention";
    case "sla":
      return "sla";
    case "task":
      return "reminder";
    default:
      return is satisfies never;
  }
}

const MINUTE_MS = 60_000;

/** After so long (ms) a push tells nothing any more. */
export function worthMs({ is }: PushAbout): number {
  switch (is) {
    case "offer":
    case "try":
      return MINUTE_MS;
    case "handed":
    case "message":
      return 60 * MINUTE_MS;
    case "assigned":
    case "answered":
    case "notice":
      return 24 * 60 * MINUTE_MS;
    default:
      return is satisfies never;
  }
}

/** What is written in one go is one push, of the last of it. */
export function gatherMs({ is }: PushAbout): number {
  return is === "message" || is === "answered" ? 2_000 : 0;
}

/** When it is not quiet any more (epoch ms); null: it is not quiet. By that place's clocks. */
export function quietUntil(quiet: QuietHours | null, at: number): number | null {
  if (quiet === null || !isOpen(daily(quiet), at)) return null;
  return nextOpening(daily({ ...quiet, from: quiet.to, to: quiet.from }), at);
}

function daily({ from, to, timeZone }: QuietHours): Hours {
  // What ends at midnight ends with the day.
  const every = [{ from, to: to === "00:00" ? "24:00" : to }];
  const week = {
    mon: every,
    tue: every,
    wed: every,
    thu: every,
    fri: every,
    sat: every,
    sun: every,
  };
  return { timeZone, week, special: [] };
}
