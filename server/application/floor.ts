import { indexAgents } from "../domain/routing/agents.ts";
import { floorAgent, floorTeam } from "../domain/routing/floor-agent.ts";
import { usualReplyMs } from "../domain/reply-time.ts";
import type { Floor } from "../domain/routing/floor.ts";
import { rulesOf } from "../domain/routing/settings.ts";
import { FloorRecords, type FloorParts } from "./floor-records.ts";
import type { FloorKeeper, KeptFloor } from "./floor-keeper.ts";
import type { Presence } from "./ports.ts";

/** What changes by time alone (hours, leave, breath, quiet chats) is looked at again after so many ms. */
const FRESH_MS = 250;

/** `isAlone`: no other process works on the same records; not there: none ever does. */
export type FloorKeeperParts = FloorParts & { readonly isAlone?: (() => boolean) | undefined };

export function createFloor(parts: FloorKeeperParts): FloorKeeper {
  const records = new FloorRecords(parts);
  let built: KeptFloor | null = null;
  let reading: Promise<unknown> = Promise.resolve();

  async function refresh(): Promise<void> {
    if (await records.refresh()) built = null;
  }

  return {
    async now() {
      // One at a time, so that nobody decides on what is half read.
      reading = reading.then(refresh, refresh);
      await reading;
      const now = parts.clock.now();
      if (built === null || Math.abs(now - built.floor.now) > FRESH_MS)
        built = build(records, parts.presence, now);
      return { ...built, floor: { ...built.floor, now } };
    },
    handleMs: (teamId) => records.handled.get(teamId) ?? [],
    usualReplyMs: () => usualReplyMs([...records.answered.values()]),
    offered: () => [...records.inHand].flatMap(([id, one]) => (one.offered ? [id] : [])),
    inHandOf: (teamId) =>
      [...records.inHand].flatMap(([conversationId, one]) =>
        one.teamId === teamId ? [{ conversationId, turn: one.turn }] : [],
      ),
    heard(news) {
      for (const one of news) if (one.is === "changed") records.mark(one.kind, one.id);
    },
    moved() {
      built = null;
    },
    doubt(list) {
      for (const { kind, id } of list) records.mark(kind, id);
    },
    doubtAll: () => records.markAll(),
    doubtOthers() {
      const others = !(parts.isAlone?.() ?? true);
      if (others) records.markAll();
      return others;
    },
  };
}

type Loads = { readonly byTeam: Map<string, number>; quiet: number };

const IDLE: Loads = { byTeam: new Map(), quiet: 0 };

function build(records: FloorRecords, presence: Presence, now: number): KeptFloor {
  const { around, agents, waiting } = records;
  if (around === null) throw new Error("The settings are read first.");
  const { teams, limits } = around.settings;
  const { ofAgents, ofTeams } = loads(records, now);
  const teamIds = teams.map(({ id }) => id);
  const list = [...agents.values()].map(({ id, state }) =>
    floorAgent(state, {
      now,
      present: presence.agentPresent(id),
      onDuty: presence.agentOnDuty(id),
      teamIds,
      breathMs: limits.breathSeconds * 1_000,
      loads: (ofAgents.get(id) ?? IDLE).byTeam,
      quiet: Math.min((ofAgents.get(id) ?? IDLE).quiet, state.assigned.length),
    }),
  );
  const floor: Floor = {
    now,
    rules: rulesOf(around.settings),
    agents: indexAgents(list),
    teams: new Map(
      teams.map((team) => [team.id, floorTeam(team, { now, load: ofTeams.get(team.id) ?? 0 })]),
    ),
    waiting,
  };
  const versions = new Map([...agents.values()].map(({ id, version }) => [id, version]));
  return { floor, versions, around };
}

/** Chats in hand, by agent and by team. */
function loads({ inHand }: FloorRecords, now: number) {
  const ofAgents = new Map<string, Loads>();
  const ofTeams = new Map<string, number>();
  for (const { teamId, agentId, quietFrom } of inHand.values()) {
    const one = ofAgents.get(agentId) ?? { byTeam: new Map<string, number>(), quiet: 0 };
    ofAgents.set(agentId, one);
    one.byTeam.set(teamId, (one.byTeam.get(teamId) ?? 0) + 1);
    if (quietFrom <= now) one.quiet += 1;
    ofTeams.set(teamId, (ofTeams.get(teamId) ?? 0) + 1);
  }
  return { ofAgents, ofTeams };
}
