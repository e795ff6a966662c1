import type { SimulateRequest, Simulated } from "../../protocol/routing.ts";
import { newConversation } from "../evolve.ts";
import type { AgentRecord } from "../agent-record.ts";
import type { ContactRecord } from "../contact-record.ts";
import { indexAgents, type FloorAgent } from "./agents.ts";
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
  const around = { ...now.around, categoryOf: () => asked.category };
  const page = { url: asked.page, title: "" };
  const conversation = {
    ...newConversation({ id: "simulated", contactId: now.contact.id, at: asked.at, page }),
    title: asked.question,
    ...(asked.choice === null ? {} : { choice: asked.choice }),
    cameFrom: { page: asked.page, articleId: asked.category === null ? null : "simulated" },
  };
  const state = {
    is: "queued",
    since: asked.at,
    reason: "asked",
    heldUntil: null,
    held: false,
  } as const;
  const contact = { ...now.contact, language: asked.language, writesIn: null };
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
      quiet: real?.quiet ?? 0,
    });
    return wish === undefined ? made : wishedFor(made, wish);
  });
  const more = (teamId: string) =>
    list.reduce((sum, { id, teams: theirs }) => {
      const before = floor.agents.byId.get(id)?.teams.get(teamId)?.load ?? 0;
      return sum + (theirs.get(teamId)?.load ?? 0) - before;
    }, 0);
  return {
    ...floor,
    now: asked.at,
    agents: indexAgents(list),
    teams: new Map(
      teams.map((team) => {
        const load = (floor.teams.get(team.id)?.load ?? 0) + more(team.id);
        return [team.id, floorTeam(team, { now: asked.at, load: Math.max(0, load) })];
      }),
    ),
  };
}

type Wish = SimulateRequest["agents"][number];

/** With so many chats, none of them quiet; those beyond what they have are of their first team. */
function wishedFor(made: FloorAgent, { online, load }: Wish): FloorAgent {
  const availability = online ? ("online" as const) : made.availability;
  // Nobody said that this changed: which chats, and which of them are quiet, is as it is.
  if (load === made.load) return { ...made, availability };
  const [first] = made.teams.keys();
  let left = load;
  const teams = new Map(
    [...made.teams].toReversed().map(([id, at]) => {
      const here = id === first ? left : Math.min(at.load, left);
      left -= here;
      return [id, { ...at, load: here }] as const;
    }),
  );
  return { ...made, load, quiet: 0, teams: new Map([...teams].toReversed()), availability };
}
