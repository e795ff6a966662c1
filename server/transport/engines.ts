import type { Server as HttpServer } from "node:http";
import type { Server } from "socket.io";
import { AGENT_PATH } from "../protocol/limits.ts";

export type Engine = Server["engine"];

/**
 * Who shows no sign of life for the two together (ms) is gone, also when a machine freezes or a cable is
 * cut and nobody says goodbye. With the grace behind it, what an agent held is free within 30 s (SPEC P7).
 */
const AGENTS = { pingInterval: 4_000, pingTimeout: 4_000 };
/** A phone that is asked every few seconds never sleeps, and thousands of them keep a server busy. */
const VISITORS = { pingInterval: 20_000, pingTimeout: 5_000 };

/** Both kinds of connection to the same namespaces: visitors' at Socket.IO's own path, consoles' at theirs. */
export function attachEngines(io: Server, server: HttpServer): readonly Engine[] {
  // What is nobody's is hung up on by the last.
  io.attach(server, { ...VISITORS, destroyUpgrade: false });
  const visitors = io.engine;
  io.attach(server, { ...AGENTS, path: AGENT_PATH });
  return [visitors, io.engine];
}
