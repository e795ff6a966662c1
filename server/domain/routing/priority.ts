import type { Ahead } from "../../protocol/routing-decision.ts";

/** What speaks for serving a chat before others that came earlier. */
export type Standing = {
  readonly vip: boolean;
  /** The contact's plan, as the owner names it. */
  readonly plan: string | null;
  readonly firstTime: boolean;
  /** When an answer is promised by (epoch ms). */
  readonly dueAt: number | null;
};

export type PriorityRules = {
  /** 0 is everybody's; each level goes before those below. */
  readonly levels: {
    readonly vip: number;
    readonly firstTime: number;
    /** By name, as `planKey` has it. */
    readonly plans: Readonly<Record<string, number>>;
  };
  /** Waiting this long is worth one level: nobody starves. */
  readonly ageingMs: number;
  /** A promise is near when it is this far away. */
  readonly dueSoonMs: number;
  /** No level counts for more than this. */
  readonly mostLevels: number;
};

export const DEFAULT_PRIORITY: PriorityRules = {
  levels: { vip: 2, firstTime: 0, plans: {} },
  ageingMs: 300_000,
  dueSoonMs: 600_000,
  mostLevels: 3,
};

/**
 * A chat's place in the queue as one number that never changes while it waits: the lower goes first.
 * It is the time since when it counts as waiting. A level is worth `ageingMs` of wait, so of two
 * chats of one level the earlier goes first, and a chat that has waited a level longer goes before
 * the level above: ageing without ever sorting again. An answer promised soon counts as one that has
 * waited since `dueSoonMs` before. Nobody is overtaken by what comes `mostLevels * ageingMs` later.
 */
export function queueKey(since: number, standing: Standing, rules: PriorityRules): number {
  const most = since - rules.mostLevels * rules.ageingMs;
  return Math.max(most, Math.min(byLevel(since, standing, rules), byPromise(standing, rules)));
}

function byLevel(since: number, standing: Standing, rules: PriorityRules): number {
  return since - levelOf(standing, rules) * rules.ageingMs;
}

function byPromise({ dueAt }: Standing, { dueSoonMs }: PriorityRules): number {
  return dueAt !== null && dueSoonMs > 0 ? dueAt - dueSoonMs : Infinity;
}

/** What moves a chat forward, as `queueKey` has it. */
export function aheadOf(since: number, standing: Standing, rules: PriorityRules): readonly Ahead[] {
  const { dueAt, plan, vip, firstTime } = standing;
  const standsAt = byLevel(since, standing, rules);
  if (dueAt !== null && byPromise(standing, rules) < standsAt) return [{ is: "promise", dueAt }];
  if (standsAt === since) return [];
  const { levels } = rules;
  const most = levelOf(standing, rules);
  const counts = (level: number) => Math.min(level, rules.mostLevels) === most;
  return [
    ...(vip && counts(levels.vip) ? [{ is: "vip" } as const] : []),
    ...(plan !== null && counts(planLevel(plan, rules)) ? [{ is: "plan", plan } as const] : []),
    ...(firstTime && counts(levels.firstTime) ? [{ is: "first_time" } as const] : []),
  ];
}

/** The highest level anything gives this contact. */
export function levelOf(standing: Standing, rules: PriorityRules): number {
  const { levels, mostLevels } = rules;
  const level = Math.max(
    0,
    standing.plan === null ? 0 : planLevel(standing.plan, rules),
    standing.vip ? levels.vip : 0,
    standing.firstTime ? levels.firstTime : 0,
  );
  return Math.min(level, mostLevels);
}

/** Names of plans are typed by people: "gold" is the plan "Gold". */
function planLevel(plan: string, { levels }: PriorityRules): number {
  return levels.plans[planKey(plan)] ?? 0;
}

export function planKey(plan: string): string {
  return plan.trim().toLowerCase();
}
