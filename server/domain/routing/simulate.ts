import type { SimulateRequest, Simulated } from "../../protocol/routing.ts";
import { newConversation } from "../evolve.ts";
import type { AgentRecord } from "../agent-record.ts";
import type { ContactRecord } from "../contact-record.ts";
import { indexAgents } from "./agents.ts";
import { placeOf } from "./estimate.ts";
import { floorAgent, floorTeam } from "./floor-agent.ts";
import type { Floor } from "./floor.ts";
import { waitingChat, type Surroundings } from "./queued.ts";
import { route } from "./route.ts";

/** The floor as it is, to be asked about as if. */
export type AsItIs = {
  readonly floor: Floor;
  readonly around: Surroundings;
  readonly agents: readonly AgentRecord[];
  readonly contact: ContactRecord;
  readonly handleMs: (teamId: string) => readonly number[];
};

/** Who would get a chat and why: the router's own function, on a floor that is made up. Changes nothing. */
export function simulate(asked: SimulateRequest, now: AsItIs): Simulated {
  const { around } = now;
  const page = { url: asked.page, title: "" };
  const conversation = {
    ...newConversation({ id: "simulated", contactId: now.contact.id, at: asked.at, page }),
    title: asked.question,
    ...(asked.choice === null ? {} : { choice: asked.choice }),
    cameFrom: { page: asked.page, articleId: null },
  };
  const state = {
    is: "queued",
    since: asked.at,
    reason: "asked",
    heldUntil: null,
    held: false,
  } as const;
  const contact = { ...now.contact, language: asked.language };
  const chat = waitingChat({ conversation, state, contact, ticket: null }, around);
  const floor = madeUp(asked, now);
  const { teamId, tier } = chat.need;
  return {
    decision: route(floor, chat),
    teamId,
    tier,
    ...placeOf(floor, chat, now.handleMs(teamId)),
  };
}

function madeUp(asked: SimulateRequest, { floor, around, agents }: AsItIs): Floor {
  const { teams, limits } = around.settings;
  const wished = new Map(asked.agents.map((one) => [one.agentId, one]));
  const list = agents.map((record) => {
    const real = floor.agents.byId.get(record.id);
    const wish = wished.get(record.id);
    const made = floorAgent(record, {
      now: asked.at,
      present: wish?.online ?? real?.present ?? false,
      onDuty: wish?.online ?? real?.onDuty ?? false,
      teamIds: teams.map(({ id }) => id),
      breathMs: limits.breathSeconds * 1_000,
      loads: new Map([...(real?.teams ?? [])].map(([id, { load }]) => [id, load])),
      quiet: 0,
    });
    if (wish === undefined) return made;
    return {
      ...made,
      load: wish.load,
      availability: wish.online ? ("online" as const) : made.availability,
    };
  });
  return {
    ...floor,
    now: asked.at,
    agents: indexAgents(list),
    teams: new Map(
      teams.map((team) => [
        team.id,
        floorTeam(team, { now: asked.at, load: floor.teams.get(team.id)?.load ?? 0 }),
      ]),
    ),
  };
}
