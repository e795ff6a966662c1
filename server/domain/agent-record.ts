import type { Availability, Role } from "../protocol/registers.ts";
import type { AgentRouting } from "../protocol/routing.ts";

export type AgentRecord = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly role: Role;
  readonly availability: Availability;
  readonly capacity: number;
  /** Conversations offered to or held by this agent. Part of the same commit: capacity holds under any race. */
  readonly assigned: readonly string[];
  /** Since when they have had nothing new (epoch ms). */
  readonly idleSince: number;
  /** What decides which chats they are for; not there: the first team's, at any time. */
  readonly routing?: AgentRouting;
  /** When they were last given a chat, and when one last ended (epoch ms). */
  readonly givenAt?: number;
  readonly freedAt?: number;
  /** Offers missed since they last took one. */
  readonly misses?: number;
  /** They became away by themselves: too many offers went unanswered. */
  readonly awayBecause?: "missed";
  /** Since when the account is closed (epoch ms); not there: it is open. */
  readonly deactivatedAt?: number;
};

/** `id`: SHA-256 of the cookie's token. */
export type SessionRecord = {
  readonly id: string;
  readonly agentId: string;
  readonly expiresAt: number;
};

/** `id`: SHA-256 of the link's token. */
export type InviteRecord = {
  readonly id: string;
  readonly name: string | null;
  readonly role: Role;
  readonly expiresAt: number | null;
};
