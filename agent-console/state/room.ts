import type { Agent, InboxRow } from "../../server/protocol/registers.ts";
import { room } from "../../server/protocol/places.ts";
import type { Registers } from "./registers.ts";

const MINUTE = 60_000;

/** How many chats of each agent have gone quiet, by the agent's id; none: not there. */
export type Quiet = ReadonlyMap<string, number>;

type Limit = {
  /** 0, or not known yet: no chat goes quiet. */
  readonly quietMinutes: number | undefined;
  /** Epoch ms. */
  readonly now: number;
};

/** Chats nobody has written in for so long, as the router counts them (SPEC R13). Pure. */
export function quietIn(rows: Iterable<InboxRow>, { quietMinutes = 0, now }: Limit): Quiet {
  const quiet = new Map<string, number>();
  if (quietMinutes === 0) return quiet;
  const before = now - quietMinutes * MINUTE;
  for (const { status, agentId, since, last } of rows) {
    if (status !== "live" || agentId === null) continue;
    if (Math.max(since, last?.at ?? 0) > before) continue;
    quiet.set(agentId, (quiet.get(agentId) ?? 0) + 1);
  }
  return quiet;
}

/** Of what the console holds now. */
export function quietOn({ rows, workspace }: Registers, now: number): Quiet {
  return quietIn(rows.value.values(), { quietMinutes: workspace.value?.quietMinutes, now });
}

/** Chats they could still take: a quiet one takes no place, up to twice as many in all. Pure. */
export function roomOf(
  { id, load, capacity }: Pick<Agent, "id" | "load" | "capacity">,
  quiet: Quiet,
): number {
  return Math.max(0, room({ load, capacity, quiet: quiet.get(id) ?? 0 }));
}
