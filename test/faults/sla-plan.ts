import { WEEKDAYS, type Hours, type Interval } from "../../server/protocol/hours.ts";
import type { SlaPolicy } from "../../server/protocol/sla-settings.ts";
import { PRIORITIES } from "../../server/protocol/ticket.ts";
import type { Random } from "../support/random.ts";

export const TEAMS = ["everybody", "desk", "night"] as const;
export const TAGS = ["tents", "refund", "press"] as const;
export const PLANS = ["gold", "silver"] as const;

/** Over the nights on which the clocks of Riga and of New York go back. */
const HOLIDAY: Hours["special"][number] = {
  every: "once",
  name: "Closed",
  from: "2026-10-30",
  to: "2026-11-01",
  intervals: [],
};

/** Opening times a team may have; null: always open. */
export function drawHours(random: Random): Hours | null {
  if (random.chance(0.2)) return null;
  const day = random.pick(DAYS);
  const weekend = random.chance(0.3) ? day : [];
  const of = (name: (typeof WEEKDAYS)[number]) =>
    name === "sat" || name === "sun" ? [...weekend] : [...day];
  const [mon, tue, wed, thu, fri, sat, sun] = WEEKDAYS.map(of);
  return {
    timeZone: random.pick(["Europe/Riga", "America/New_York", "Asia/Kathmandu"]),
    week: {
      mon: mon ?? [],
      tue: tue ?? [],
      wed: wed ?? [],
      thu: thu ?? [],
      fri: fri ?? [],
      sat: sat ?? [],
      sun: sun ?? [],
    },
    special: random.chance(0.5) ? [HOLIDAY] : [],
  };
}

const DAYS: readonly (readonly Interval[])[] = [
  [{ from: "09:00", to: "17:00" }],
  [
    { from: "08:30", to: "12:00" },
    { from: "13:00", to: "18:15" },
  ],
  [{ from: "22:00", to: "06:00" }],
  [{ from: "00:00", to: "24:00" }],
];

/** A few policies, the last of which may fit everything. */
export function drawPolicies(random: Random): readonly SlaPolicy[] {
  const count = random.between(1, 4);
  return Array.from({ length: count }, (_, nth) =>
    drawPolicy(random, { id: `policy-${nth}`, isLast: nth === count - 1 }),
  );
}

type Place = { readonly id: string; readonly isLast: boolean };

function drawPolicy(random: Random, { id, isLast }: Place): SlaPolicy {
  const some = <T>(list: readonly T[], share: number) =>
    isLast && random.chance(0.7) ? [] : list.filter(() => random.chance(share));
  const minutes = (most: number) => (random.chance(0.8) ? random.between(20, most) : null);
  const targets = {
    first: random.between(20, 1_500),
    next: minutes(1_000),
    resolution: minutes(8_000),
  };
  return {
    id,
    name: id,
    when: {
      priorities: some(PRIORITIES, 0.3),
      teamIds: some(TEAMS, 0.2),
      plans: some(PLANS, 0.2),
      tags: some(TAGS, 0.2),
    },
    targets,
    clock: random.chance(0.6) ? "team" : "always",
    pauseOnHold: random.chance(0.5),
    warnMinutes: random.chance(0.8) ? random.between(1, 19) : 0,
    escalate: {
      priority: random.chance(0.5) ? random.pick(PRIORITIES) : null,
      teamId: random.chance(0.4) ? random.pick(TEAMS) : null,
      tier: random.chance(0.3) ? 2 : null,
    },
  };
}
