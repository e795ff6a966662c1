/** Pure edits of the settings; who gets which chat is the server's to decide. */
import type {
  AgentRouting,
  RoutingRule,
  RoutingSettings,
  TeamSettings,
} from "../../../server/protocol/routing.ts";

const LONGEST_ID = 40;

/** A short word nothing else here is called by, made of a name in any script. */
export function slugFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, LONGEST_ID - 4);
  const base = plain === "" ? "group" : plain;
  for (let nth = 1; ; nth += 1) {
    const slug = nth === 1 ? base : `${base}-${nth}`;
    if (!taken.includes(slug)) return slug;
  }
}

export function withTeam(settings: RoutingSettings, name: string): RoutingSettings {
  const team: TeamSettings = {
    id: slugFor(
      name,
      settings.teams.map(({ id }) => id),
    ),
    name,
    strategy: "least_busy",
    offers: "one_by_one",
    capacity: null,
    hours: null,
    languages: [],
  };
  return { ...settings, teams: [...settings.teams, team] };
}

export function changedTeam(
  settings: RoutingSettings,
  id: string,
  change: Partial<TeamSettings>,
): RoutingSettings {
  return {
    ...settings,
    teams: settings.teams.map((team) => (team.id === id ? { ...team, ...change } : team)),
  };
}

/** Rules that led there leave the team open; those that then say nothing are gone with it. */
export function withoutTeam(settings: RoutingSettings, id: string): RoutingSettings {
  return {
    ...settings,
    teams: settings.teams.filter((team) => team.id !== id),
    rules: settings.rules
      .map((rule) => (rule.teamId === id ? { ...rule, teamId: null } : rule))
      .filter((rule, nth) => settings.rules[nth]?.teamId !== id || saysSomething(rule)),
  };
}

/** The team for everything no rule sends elsewhere. */
export function asFirstTeam(settings: RoutingSettings, id: string): RoutingSettings {
  const [first, rest] = [
    settings.teams.filter((team) => team.id === id),
    settings.teams.filter((team) => team.id !== id),
  ];
  return { ...settings, teams: [...first, ...rest] };
}

export function withSkill(settings: RoutingSettings, name: string): RoutingSettings {
  const id = slugFor(
    name,
    settings.skills.map((skill) => skill.id),
  );
  return { ...settings, skills: [...settings.skills, { id, name }] };
}

export function withoutSkill(settings: RoutingSettings, id: string): RoutingSettings {
  return {
    ...settings,
    skills: settings.skills.filter((skill) => skill.id !== id),
    rules: settings.rules.map((rule) => ({
      ...rule,
      skills: rule.skills.filter(({ skill }) => skill !== id),
    })),
  };
}

function saysSomething({ teamId, tier, skills }: RoutingRule): boolean {
  return teamId !== null || tier !== null || skills.length > 0;
}

/** The list with one of it moved by a step up (-1) or down (1); the ends stay. */
export function moved<T>(list: readonly T[], nth: number, step: -1 | 1): T[] {
  const to = nth + step;
  const [from, other] = [list[nth], list[to]];
  if (from === undefined || other === undefined) return [...list];
  return list.map((one, index) => (index === nth ? other : index === to ? from : one));
}

export function changedAt<T>(list: readonly T[], nth: number, change: Partial<T>): T[] {
  return list.map((one, index) => (index === nth ? { ...one, ...change } : one));
}

export function withoutAt<T>(list: readonly T[], nth: number): T[] {
  return list.filter((_, index) => index !== nth);
}

/** Without teams, skills and a stand-in that are not there any more. */
export function tidied(
  routing: AgentRouting,
  { teams, skills }: RoutingSettings,
  agentIds: readonly string[],
): AgentRouting {
  const { leave } = routing;
  const standInThere =
    leave === null || leave.standInId === null || agentIds.includes(leave.standInId);
  return {
    ...routing,
    teams: routing.teams.filter(({ teamId }) => teams.some(({ id }) => id === teamId)),
    skills: routing.skills.filter(({ skill }) => skills.some(({ id }) => id === skill)),
    leave: leave === null || standInThere ? leave : { ...leave, standInId: null },
  };
}

/** Who is in no team is in the first: to join another they first have to be in that by name. */
export function inTeam(
  routing: AgentRouting,
  { teamId, on }: { readonly teamId: string; readonly on: boolean },
  firstTeam: string,
): AgentRouting {
  const named = routing.teams.length > 0 ? routing.teams : [{ teamId: firstTeam, capacity: null }];
  const others = named.filter((one) => one.teamId !== teamId);
  return { ...routing, teams: on ? [...others, { teamId, capacity: null }] : others };
}

/** Whoever is in no other team cannot leave the first: it is theirs then, too. */
export function isInNoOther({ teams }: AgentRouting, teamId: string): boolean {
  return teams.every((one) => one.teamId === teamId);
}

/** Whether an agent serves a team. */
export function isIn(routing: AgentRouting, teamId: string, firstTeam: string): boolean {
  return routing.teams.length === 0
    ? teamId === firstTeam
    : routing.teams.some((one) => one.teamId === teamId);
}
