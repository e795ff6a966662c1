import type { Deps } from "./application/deps.ts";
import { visitorMoved } from "./application/duty.ts";
import type { News } from "./application/ports.ts";
import type { Neighbour } from "./cluster/membership.ts";
import { createBroadcast } from "./transport/broadcast.ts";
import { tellHeads } from "./transport/heartbeat.ts";
import type { ConnectionPresence } from "./transport/presence.ts";
import type { Namespaces } from "./transport/sockets.ts";
import { toldOfTeam, type TeamNews } from "./transport/team.ts";

export type NeighbourParts = {
  readonly deps: Deps;
  readonly presence: ConnectionPresence;
  readonly namespaces: Namespaces;
  readonly team: TeamNews;
  /** Caches of this node that follow records. */
  readonly caches: readonly ((news: readonly News[]) => void)[];
  /**
   * Somebody may have to be found for what waits. Not at once: nodes that all decide on the same chat
   * only come in each other's way.
   */
  readonly route: () => void;
  readonly failed: (error: unknown) => void;
};

/**
 * What this node makes of the others. Clients hear of their changes through Redis first; here they
 * hear once more what the records say, so that a lost hint is made good in a second or two.
 */
export function followNeighbours(parts: NeighbourParts): Neighbour & { stop(): void } {
  const { deps, presence, namespaces, team, caches, route, failed } = parts;
  const { visitor, agent } = namespaces;
  const here = { visitor: visitor.local, agent: agent.local };
  const broadcast = createBroadcast({ namespaces: here, deps, failed });
  return {
    agentsMoved({ came, went }) {
      for (const id of came) presence.agentCameElsewhere(id);
      for (const id of went) presence.agentWentElsewhere(id);
      deps.floor.moved();
      team.changed();
      route();
    },
    async abandoned(visitors) {
      for (const id of visitors) {
        if (await presence.visitorOnline(id)) continue;
        team.visitorMoved(id, false);
        await visitorMoved(deps, id, { here: false });
      }
    },
    changed(records) {
      const news = records.map(({ kind, id }): News => ({
        is: "changed",
        kind,
        id,
        contactId: null,
        urgent: false,
      }));
      for (const heard of caches) heard(news);
      broadcast.publish(news);
      const kinds = new Set(records.map(({ kind }) => kind));
      if ([...kinds].some(toldOfTeam)) team.changed();
      // Who made the change routes it; that node may have died right behind it.
      if (kinds.has("agent") || kinds.has("conversation")) route();
      const changed = records.filter(({ kind }) => kind === "conversation").map(({ id }) => id);
      tellHeads(deps, here, changed).catch(failed);
    },
    rejoined: () => presence.tellAnew(),
    stop: broadcast.stop,
  };
}
