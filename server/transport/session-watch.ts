import type { Deps } from "../application/deps.ts";
import { get } from "../application/records.ts";
import type { AgentNamespace } from "./sockets.ts";

/** Longest that a console stays connected behind a session that ended, in milliseconds. */
const LOOK_EVERY_MS = 5_000;

/**
 * Closes the consoles of sessions that have ended: by themselves, or on another node whose word did
 * not arrive (SPEC A3).
 */
export function watchSessions(
  deps: Pick<Deps, "store" | "clock">,
  agents: AgentNamespace,
  failed: (error: unknown) => void,
): { stop(): void } {
  async function look(): Promise<void> {
    const ids = new Set([...agents.sockets.values()].map(({ data }) => data.sessionId));
    const sessions = await Promise.all(
      [...ids].map(async (id) => ({ id, stored: await get(deps.store, "session", id) })),
    );
    const now = deps.clock.now();
    const ended = new Set(
      sessions
        .filter(({ stored }) => stored === undefined || stored.state.expiresAt <= now)
        .map(({ id }) => id),
    );
    for (const socket of agents.sockets.values())
      if (ended.has(socket.data.sessionId)) socket.disconnect();
  }

  const timer = setInterval(() => void look().catch(failed), LOOK_EVERY_MS);
  return { stop: () => clearInterval(timer) };
}
