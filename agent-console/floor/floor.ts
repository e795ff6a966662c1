import type { Agent, InboxRow } from "../../server/protocol/registers.ts";
import { isSettled, type Ticket } from "../../server/protocol/ticket.ts";
import { isOut } from "../state/leave.ts";
import { quietIn, roomOf } from "../state/room.ts";
import { countOf, type Held } from "../state/views.ts";

/** A wait this long is worth a supervisor's look, in milliseconds. */
export const LONG_WAIT_MS = 2 * 60_000;

export type AgentStand = "free" | "full" | "away" | "leave" | "absent";

/** One agent with the chats they are in, the oldest first. */
export type Post = {
  readonly agent: Agent;
  /** Chats they could still take if they take any. */
  readonly room: number;
  readonly stand: AgentStand;
  readonly chats: readonly InboxRow[];
};

export type Floor = {
  /** The longest waiting first. */
  readonly waiting: readonly InboxRow[];
  readonly live: number;
  /** Who can take chats first, then the others, by name. */
  readonly posts: readonly Post[];
  /** Chats that agents on duty could still take. */
  readonly places: number;
  readonly unassigned: number;
  readonly alerts: readonly Alert[];
};

export type Alert =
  | { readonly is: "nobody"; readonly waiting: number }
  | { readonly is: "long_wait"; readonly row: InboxRow }
  /** Somebody in a chat has had no answer since then (epoch ms); `stand`: how its agent is. */
  | {
      readonly is: "unanswered";
      readonly row: InboxRow;
      readonly since: number;
      readonly stand: AgentStand;
    }
  /** A promise on a ticket is late. */
  | { readonly is: "breach"; readonly ticket: Ticket };

export type FloorParts = {
  readonly held: Held;
  readonly agents: ReadonlyMap<string, Agent>;
  readonly present: ReadonlySet<string>;
  readonly quietMinutes: number | undefined;
  /** Epoch ms. */
  readonly now: number;
};

const ORDER: Readonly<Record<AgentStand, number>> = {
  free: 0,
  full: 1,
  away: 2,
  leave: 3,
  absent: 4,
};

/** The whole floor at a glance. Pure. */
export function floorOf({ held, agents, present, quietMinutes, now }: FloorParts): Floor {
  const quiet = quietIn(held.rows.values(), { quietMinutes, now });
  const rows = [...held.rows.values()];
  const live = rows.filter(({ status }) => status === "live");
  const waiting = rows
    .filter(({ status }) => status === "queued" || status === "offered")
    .toSorted((a, b) => a.since - b.since);
  const posts = [...agents.values()]
    .filter(({ active }) => active)
    .map((agent) => ({ agent, room: roomOf(agent, quiet) }))
    .map(({ agent, room }): Post => ({
      agent,
      room,
      stand: standOf(agent, { present, room, now }),
      chats: live
        .filter(({ agentId }) => agentId === agent.id)
        .toSorted((a, b) => a.since - b.since),
    }))
    .toSorted(
      (a, b) => ORDER[a.stand] - ORDER[b.stand] || a.agent.name.localeCompare(b.agent.name),
    );
  return {
    waiting,
    live: countOf("all", "all", held),
    posts,
    places: posts.reduce((sum, { stand, room }) => sum + (stand === "free" ? room : 0), 0),
    unassigned: countOf("unassigned", "all", held),
    alerts: [
      ...alertsOf(waiting, posts, now),
      ...unanswered(posts, now),
      ...breaches([...held.tickets.values()]),
    ],
  };
}

type Moment = Pick<FloorParts, "present" | "now"> & Pick<Post, "room">;

function standOf(agent: Agent, { present, room, now }: Moment): AgentStand {
  const { id, availability } = agent;
  if (isOut(agent, now)) return "leave";
  if (!present.has(id)) return "absent";
  if (availability === "away") return "away";
  return room > 0 ? "free" : "full";
}

function alertsOf(
  waiting: readonly InboxRow[],
  posts: readonly Post[],
  now: number,
): readonly Alert[] {
  const onDuty = posts.some(({ stand }) => stand === "free" || stand === "full");
  return [
    ...(waiting.length > 0 && !onDuty ? [{ is: "nobody", waiting: waiting.length } as const] : []),
    ...waiting
      .filter(({ since }) => now - since >= LONG_WAIT_MS)
      .map((row) => ({ is: "long_wait", row }) as const),
  ];
}

/** The longest without an answer first. Whoever only just took a chat has that long as well. */
function unanswered(posts: readonly Post[], now: number): readonly Alert[] {
  return posts
    .flatMap(({ stand, chats }) =>
      chats.flatMap((row) => {
        if (row.last === null || row.last.by !== "visitor") return [];
        return [{ is: "unanswered", row, since: Math.max(row.last.at, row.since), stand } as const];
      }),
    )
    .filter(({ since }) => now - since >= LONG_WAIT_MS)
    .toSorted((a, b) => a.since - b.since);
}

/** What has been late for longest first. */
function breaches(tickets: readonly Ticket[]): readonly Alert[] {
  return tickets
    .filter((ticket) => !isSettled(ticket) && lateSince(ticket) !== Infinity)
    .toSorted((a, b) => lateSince(a) - lateSince(b))
    .map((ticket) => ({ is: "breach", ticket }));
}

function lateSince({ sla }: Ticket): number {
  return Math.min(...(sla?.clocks ?? []).map(({ breachedAt }) => breachedAt ?? Infinity));
}
