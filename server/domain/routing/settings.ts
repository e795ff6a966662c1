import type { AgentRouting, RoutingSettings } from "../../protocol/routing.ts";
import type { Timings } from "../model.ts";
import type { WorkspaceRecord } from "../workspace-record.ts";
import type { AgentRecord } from "../agent-record.ts";
import { DEFAULT_RULES, type RoutingRules } from "./floor.ts";
import { DEFAULT_PRIORITY, planKey, type PriorityRules } from "./priority.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The one team of a shop that has set up none: everybody, always open. */
const EVERYBODY: RoutingSettings["teams"][number] = {
  id: "everybody",
  name: "Everybody",
  strategy: "least_busy",
  offers: "one_by_one",
  capacity: null,
  hours: null,
  languages: [],
};

/** The settings in force: the owner's, or those of a new installation. */
export function routingSettings(
  { routing }: Pick<WorkspaceRecord, "routing">,
  timings: Timings,
): RoutingSettings {
  const usual = beginning(timings);
  if (routing === undefined) return usual;
  const { settings } = routing;
  // Settings of old lack what came later: there it is as it is for everybody.
  return {
    ...settings,
    teams: settings.teams.map((team) => ({ ...EVERYBODY, ...team })),
    rules: settings.rules.map((rule, nth) => ({ id: `rule-${nth}`, ...rule })),
    priority: { ...usual.priority, ...settings.priority },
    limits: { ...usual.limits, ...settings.limits },
  };
}

function beginning({ offerMs, holdMs }: Timings): RoutingSettings {
  const { levels, ageingMs, dueSoonMs } = DEFAULT_PRIORITY;
  return {
    teams: [EVERYBODY],
    skills: [],
    rules: [],
    priority: {
      vip: levels.vip,
      firstTime: levels.firstTime,
      plans: [],
      ageingMinutes: ageingMs / MINUTE,
      dueSoonMinutes: dueSoonMs / MINUTE,
    },
    limits: {
      offerSeconds: offerMs / 1_000,
      affinityHoldSeconds: holdMs / 1_000,
      missesToAway: 3,
      breathSeconds: 0,
      quietMinutes: 0,
      skipRatedBadly: true,
      matchLanguage: true,
      keepHours: 8,
    },
  };
}

export function rulesOf({ limits }: RoutingSettings): RoutingRules {
  return {
    ...DEFAULT_RULES,
    holdMs: limits.affinityHoldSeconds * 1_000,
    skipRatedBadly: limits.skipRatedBadly,
  };
}

export function priorityOf({ priority }: RoutingSettings): PriorityRules {
  const { vip, firstTime, plans, ageingMinutes, dueSoonMinutes } = priority;
  return {
    ...DEFAULT_PRIORITY,
    levels: {
      vip,
      firstTime,
      plans: Object.fromEntries(plans.map(({ plan, level }) => [planKey(plan), level])),
    },
    ageingMs: ageingMinutes * MINUTE,
    dueSoonMs: dueSoonMinutes * MINUTE,
  };
}

/** What a decision needs of the limits besides the floor. */
export type OfferLimits = {
  readonly offerMs: number;
  readonly missesToAway: number;
  /** How long a place is kept for somebody who goes; 0: not at all. */
  readonly keepMs: number;
  /** What a visitor who waits may say it is about. */
  readonly choices: readonly string[];
};

/** What rules ask for of a visitor's own choice, each once. */
export function choicesIn({ rules }: Pick<RoutingSettings, "rules">): readonly string[] {
  return [...new Set(rules.flatMap(({ on, is }) => (on === "choice" ? [is] : [])))];
}

export function offerLimits({ limits, rules }: RoutingSettings): OfferLimits {
  return {
    offerMs: limits.offerSeconds * 1_000,
    missesToAway: limits.missesToAway,
    keepMs: limits.keepHours * HOUR,
    choices: choicesIn({ rules }),
  };
}

/**
 * The teams an agent serves, with their own limits there. Of somebody in no team, or only in teams that
 * are gone: the first.
 *
 * @param teamIds the teams there are
 */
export function memberships(
  { teams }: AgentRouting,
  teamIds: readonly string[],
): AgentRouting["teams"] {
  const known = teams.filter(({ teamId }) => teamIds.includes(teamId));
  return known.length > 0 ? known : [{ teamId: teamIds[0] ?? "", capacity: null }];
}

const NEWCOMER: AgentRouting = {
  teams: [],
  skills: [],
  languages: [],
  tier: 1,
  hours: null,
  leave: null,
};

/** What decides which chats an agent is for; of one nobody has set anything for: the first team's. */
export function agentRouting({ routing }: Pick<AgentRecord, "routing">): AgentRouting {
  return routing ?? NEWCOMER;
}
