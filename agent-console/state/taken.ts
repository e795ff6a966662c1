import type { InboxRow } from "../../server/protocol/registers.ts";

/** The chats one has. */
export function mineIn(rows: ReadonlyMap<string, InboxRow>, me: string): readonly string[] {
  return [...rows.values()]
    .filter(({ status, agentId }) => status === "live" && agentId === me)
    .map(({ id }) => id);
}

/** Those that went straight to somebody else: what one hands on oneself waits first. Pure. */
export function takenAway(
  before: readonly string[],
  rows: ReadonlyMap<string, InboxRow>,
  me: string,
): readonly InboxRow[] {
  return before
    .map((id) => rows.get(id))
    .filter((row) => row !== undefined)
    .filter(({ status, agentId }) => status === "live" && agentId !== me);
}
