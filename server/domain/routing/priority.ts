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
  const byLevel = since - levelOf(standing, rules) * rules.ageingMs;
  const promised = standing.dueAt !== null && rules.dueSoonMs > 0;
  const byPromise = promised ? standing.dueAt - rules.dueSoonMs : byLevel;
  return Math.max(most, Math.min(byLevel, byPromise));
}

/** The highest level anything gives this contact. */
export function levelOf(standing: Standing, { levels, mostLevels }: PriorityRules): number {
  const plan = standing.plan === null ? 0 : (levels.plans[standing.plan] ?? 0);
  const level = Math.max(
    0,
    plan,
    standing.vip ? levels.vip : 0,
    standing.firstTime ? levels.firstTime : 0,
  );
  return Math.min(level, mostLevels);
}
