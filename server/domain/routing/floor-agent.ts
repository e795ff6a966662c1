import { isOpen, nextOpening } from "../hours.ts";
import type { TeamSettings } from "../../protocol/routing.ts";
import type { AgentRecord } from "../agent-record.ts";
import type { FloorAgent } from "./agents.ts";
import type { Team } from "./floor.ts";
import { primary } from "./need.ts";
import { agentRouting, memberships } from "./settings.ts";

/** What is known of an agent besides their record. */
export type AgentFacts = {
  readonly now: number;
  readonly present: boolean;
  readonly onDuty: boolean;
  /** The teams there are; the first is that of agents in none of them. */
  readonly teamIds: readonly string[];
  readonly breathMs: number;
  /** Chats they have in hand, by team, and how many of all have gone quiet. */
  readonly loads: ReadonlyMap<string, number>;
  readonly quiet: number;
};

export function floorAgent(record: AgentRecord, facts: AgentFacts): FloorAgent {
  const { now, present, onDuty, teamIds, breathMs, loads, quiet } = facts;
  const routing = agentRouting(record);
  const { skills, languages, tier, hours, leave } = routing;
  return {
    id: record.id,
    name: record.name,
    availability: record.availability,
    present,
    onDuty,
    load: record.assigned.length,
    capacity: record.capacity,
    idleSince: record.idleSince,
    active: record.deactivatedAt === undefined,
    leave: leave !== null && (leave.until === null || leave.until > now) ? leave : null,
    working: hours === null || isOpen(hours, now),
    teams: new Map(
      memberships(routing, teamIds).map(({ teamId, capacity }) => [
        teamId,
        { load: loads.get(teamId) ?? 0, capacity },
      ]),
    ),
    skills: new Map(skills.map(({ skill, level }) => [skill, level])),
    languages: new Map(languages.map(({ tag, level }) => [primary(tag), level])),
    tier,
    quiet,
    givenAt: record.givenAt ?? 0,
    breathesUntil: breathMs > 0 && record.freedAt !== undefined ? record.freedAt + breathMs : 0,
  };
}

export function floorTeam(
  { id, name, strategy, offers, capacity, hours }: TeamSettings,
  { now, load }: { readonly now: number; readonly load: number },
): Team {
  const open = hours === null || isOpen(hours, now);
  const opensAt = hours === null || open ? null : nextOpening(hours, now);
  return { id, name, strategy, offers, open, opensAt, load, capacity };
}
