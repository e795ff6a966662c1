import type { Context } from "./commands.ts";
import { open, type PendingEvent } from "./pending.ts";
import { room } from "../protocol/places.ts";

export type Me = { readonly id: string; readonly name: string };

/** They, and the team the chat is for, can take one more (SPEC P8, R13). */
export function hasRoom(agentId: string, { floor, waiting }: Context): boolean {
  const agent = floor.agents.byId.get(agentId);
  if (agent === undefined || !agent.active || room(agent) <= 0) return false;
  const team = waiting === null ? undefined : floor.teams.get(waiting.need.teamId);
  return team === undefined || team.capacity === null || team.load < team.capacity;
}

export function join(me: Me, { spoke }: Pick<Context, "spoke">): PendingEvent {
  return open({
    type: "agent:joined",
    agentId: me.id,
    agentName: me.name,
    before: spoke.get(me.id) ?? null,
  });
}
