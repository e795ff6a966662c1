import type { Namespace, Server, Socket } from "socket.io";
import type { AgentClientToServer, AgentServerToClient } from "../protocol/agent.ts";
import type { Left } from "../domain/inbox.ts";
import type { Doing } from "../protocol/signs.ts";
import type {
  VisitorClientToServer,
  VisitorServerToClient,
  IdentityState,
} from "../protocol/visitor.ts";

export type VisitorData = { contactId: string; identity: IdentityState };
export type AgentData = {
  agentId: string;
  name: string;
  role: "admin" | "agent";
  sessionId: string;
  follows: Set<string>;
  /** What it was not told yet of what is open. */
  left: Left;
  /** What they last said they do, by conversation. */
  doing: Map<string, Doing>;
  /** Somebody can see this console. */
  visible: boolean;
};

type NoEvents = Record<string, never>;
export type VisitorNamespace = Namespace<
  VisitorClientToServer,
  VisitorServerToClient,
  NoEvents,
  VisitorData
>;
export type AgentNamespace = Namespace<
  AgentClientToServer,
  AgentServerToClient,
  NoEvents,
  AgentData
>;
export type VisitorSocket = Socket<
  VisitorClientToServer,
  VisitorServerToClient,
  NoEvents,
  VisitorData
>;
export type AgentSocket = Socket<AgentClientToServer, AgentServerToClient, NoEvents, AgentData>;

export type Namespaces = { readonly visitor: VisitorNamespace; readonly agent: AgentNamespace };

/** Whom something is for: everybody, or only who is connected to this node. */
export type Audience = {
  readonly visitor: Pick<VisitorNamespace["local"], "to">;
  readonly agent: Pick<AgentNamespace["local"], "to">;
};

export function namespaces(io: Server): Namespaces {
  return { visitor: io.of("/visitor"), agent: io.of("/agent") };
}

/** Room names, once. */
export const rooms = {
  /** All panels of one contact (visitor side), or all consoles looking at one (agent side). */
  contact: (contactId: string) => `contact:${contactId}`,
  /** Panels that are this contact's because their browser is: their page proves nothing. */
  unproved: (contactId: string) => `unproved:${contactId}`,
  conversation: (conversationId: string) => `conversation:${conversationId}`,
  /** Consoles of supervisors who have it open. */
  watching: (conversationId: string) => `watching:${conversationId}`,
  session: (sessionId: string) => `session:${sessionId}`,
  /** All consoles of one agent. */
  agent: (agentId: string) => `agent:${agentId}`,
  agents: "agents",
  /** Consoles of those who supervise, and of those who don't. */
  supervisors: "supervisors",
  colleagues: "colleagues",
} as const;
