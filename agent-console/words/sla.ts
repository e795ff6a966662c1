/** The words of what is promised to customers, and of what an agent is told. */
import { METRIC_NAMES, type SlaClock, type SlaMetric } from "../../server/protocol/sla.ts";
import type { NoticeAbout } from "../../server/protocol/notices.ts";

export const slaWords = {
  metrics: METRIC_NAMES,
  left: (time: string) => `${time} left`,
  late: (time: string) => `${time} late`,
  still: (time: string) => `Paused, ${time} left`,
  stillLate: (time: string) => `Paused, ${time} late`,
  due: (metric: SlaMetric, when: string) => `${METRIC_NAMES[metric]} due ${when}`,
  promised: (policy: string) => `Promised by ${policy}`,
  never: "Outside all hours",
  soon: "Breaching soon",
  anyDue: "Any deadline",
  dueFilter: "Deadline",
  team: "Team",
  anyTeam: "Any team",
  emptySoon: {
    title: "Nothing is breaching",
    text: "Tickets show here from the moment people are warned until they are answered or solved.",
  },
  settings: {
    title: "Promises to customers (SLA)",
    how: "The first policy that fits a ticket holds for it, from the top. Changes apply at once, to open tickets too.",
    none: "Nothing is promised yet.",
    add: "Add a policy",
    newName: "New policy",
    name: "Name",
    when: "For which tickets",
    everything: "All tickets",
    priorities: "Priority",
    teams: "Team",
    plans: "Plans, with commas between them",
    tags: "Tags, with commas between them",
    targets: "Promised within",
    minutes: "Hours and minutes, like 4:00 or 0:30. Empty: not promised.",
    mistakes: {
      wrongTime: "Write hours and minutes, like 4:00.",
      teamGone: "A team that is named here is gone: take it off, or choose another.",
      nameMissing: "Give the policy a name.",
      noTarget: "Set at least one target.",
      warnLate:
        "The warning has to come after the time has begun: make it shorter than each target.",
    },
    clock: "Counted",
    clocks: { always: "Around the clock", team: "In the team’s opening hours" },
    alwaysOpen: "No team has opening hours yet, so that is around the clock.",
    pauseOnHold: "Stand still on hold too",
    pauses: "Waiting for the customer always stops the clock.",
    warn: "Warn before it is late",
    warnHint: "Empty: no warning.",
    escalate: "When it is late",
    raise: "Raise the priority to",
    keep: "Leave as it is",
    toTeam: "Move to the team",
    toTier: "Move to tier",
    tier: (tier: number) => `Tier ${tier}`,
    told: "Whoever has the ticket and every supervisor are told in any case.",
    up: (name: string) => `Move ${name} up`,
    remove: "Remove",
    edit: "Edit",
    close: "Done",
    within: (metric: string, time: string) => `${metric} ${time}`,
  },
  notices: {
    title: "Notices",
    none: {
      title: "Nothing to tell",
      text: "Mentions in notes, and deadlines that come near, show here.",
    },
    unread: (count: number) => (count === 1 ? "1 unread" : `${count} unread`),
    open: "Open",
    readAll: "Mark all as read",
    isUnread: "Unread.",
  },
};

/** One line for what an agent is told. */
export function forYouWords(about: NoticeAbout): { readonly title: string; readonly text: string } {
  if (about.is === "mention") {
    const did = about.whispered ? "wrote a note in your chat" : "mentioned you";
    return { title: `${about.byName} ${did}: ${about.contactName}`, text: about.text };
  }
  if (about.is === "task")
    return { title: `${about.reference}: a task is late`, text: about.title };
  const metric = METRIC_NAMES[about.metric];
  const title =
    about.stage === "breached"
      ? `${about.reference}: ${metric.toLowerCase()} is late`
      : `${about.reference}: ${metric.toLowerCase()} is due soon`;
  return { title, text: about.subject };
}

/** Minutes as people write them: "0:30", "4:00", "26:15". */
export function writeMinutes(minutes: number | null): string {
  if (minutes === null || minutes === 0) return "";
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Null: that is no time. Empty is `undefined`: nothing was written. */
export function readMinutes(text: string): number | null | undefined {
  const plain = text.trim();
  if (plain === "") return undefined;
  const parts = /^(\d{1,4}):([0-5]\d)$/.exec(plain);
  if (parts !== null) return Number(parts[1]) * 60 + Number(parts[2]);
  return null;
}

/** What is left of a promise at an instant, or how late it is; neither is ever overstated. */
export function clockWords({ dueAt, leftMs, breachedAt }: SlaClock, at: number): string {
  if (leftMs !== null)
    return leftMs < 0 ? slaWords.stillLate(spanWords(-leftMs)) : slaWords.still(spanWords(leftMs));
  if (dueAt === null) return slaWords.never;
  // This device's time may be behind the server's, which has called it late.
  const left = dueAt - Math.max(at, breachedAt ?? 0);
  return left > 0 ? slaWords.left(spanWords(left)) : slaWords.late(spanWords(-left));
}

/** The whole minutes of a length of time (ms), in its two largest units. */
export function spanWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return "under a minute";
  const [days, hours, rest] = [
    Math.floor(minutes / 1_440),
    Math.floor(minutes / 60) % 24,
    minutes % 60,
  ];
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  if (hours > 0) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`;
  return `${rest} min`;
}
