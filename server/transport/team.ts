import type { ConnectionPresence } from "./presence.ts";
import type { TeamView } from "../protocol/visitor.ts";
import { nextTurn } from "./next-turn.ts";
import type { PublicInfo } from "./public-info.ts";
import { rooms, type Namespaces, type VisitorNamespace } from "./sockets.ts";

/** Comings and goings in quick succession are told once, after this many milliseconds. */
const CALM_MS = 200;
/** Visitors who are told in one turn of the loop; of thousands, each takes a write to the network. */
const AT_ONCE = 200;

export type TeamOptions = {
  readonly info: PublicInfo;
  readonly presence: ConnectionPresence;
  readonly failed: (error: unknown) => void;
};

/** Whether visitors may be told something else of the team after a change of such a record. */
export const toldOfTeam = (kind: string): boolean => kind === "agent" || kind === "workspace";

export interface TeamNews {
  /** Who is there may have changed. */
  changed(): void;
  visitorMoved(contactId: string, online: boolean): void;
  stop(): void;
}

/** Tells visitors who would answer, and agents who is connected. */
export function announceTeam(
  { visitor, agent }: Namespaces,
  { info, presence, failed }: TeamOptions,
): TeamNews {
  let timer: NodeJS.Timeout | null = null;
  let told = "";
  // Also when it is as before by now: somebody may have been let in while it was not.
  let differed = false;

  async function look(): Promise<TeamView> {
    const team = await info.team();
    differed ||= JSON.stringify(team) !== told;
    return team;
  }

  async function announce(): Promise<void> {
    timer = null;
    // Every node tells its own: each has its own picture of who is there.
    agent.local.to(rooms.agents).emit("presence:changed", { agentIds: presence.agentIds() });
    const team = await look();
    if (!differed) return;
    told = JSON.stringify(team);
    differed = false;
    await tellVisitors(visitor, team);
  }

  return {
    changed() {
      look().catch(failed);
      timer ??= setTimeout(() => void announce().catch(failed), CALM_MS);
    },
    visitorMoved(contactId, online) {
      agent.to(rooms.contact(contactId)).emit("visitor:changed", { contactId, online });
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

async function tellVisitors(visitor: VisitorNamespace, team: TeamView): Promise<void> {
  const ids = [...visitor.sockets.keys()];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    visitor.local.to(ids.slice(at, at + AT_ONCE)).emit("team:changed", team);
    await nextTurn();
  }
}
