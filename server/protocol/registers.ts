import type { FieldKind } from "./pre-chat.ts";
import type { OfferEnd } from "./conversation.ts";

/**
 * Registers: small things sent whole whenever they change. The higher `version` of one id wins, so
 * a lost or repeated one does no harm and the next one, or the next snapshot, heals it.
 */
export type Register = { readonly id: string; readonly version: number };

/** Answer to an edit. Not kept: its base is not what there is `now`, and it changed nothing. */
export type EditReply<R extends Register> = { readonly kept: boolean; readonly now: R };

/** Keeps the newer of what is held and what arrived. Pure. */
export function keepNewer<R extends Register>(
  held: ReadonlyMap<string, R>,
  arrived: R,
): ReadonlyMap<string, R> {
  const old = held.get(arrived.id);
  if (old !== undefined && old.version > arrived.version) return held;
  return new Map(held).set(arrived.id, arrived);
}

/** The same for many at once. */
export function keepAllNewer<R extends Register>(
  held: ReadonlyMap<string, R>,
  arrived: readonly R[],
): ReadonlyMap<string, R> {
  const kept = new Map(held);
  for (const one of arrived) {
    const old = kept.get(one.id);
    if (old === undefined || old.version <= one.version) kept.set(one.id, one);
  }
  return kept;
}

export type Availability = "online" | "away";
export type Role = "admin" | "agent";

/** A colleague, with what decides who gets the next chat. */
export type Agent = Register & {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly availability: Availability;
  readonly load: number;
  readonly capacity: number;
  /** They became away by themselves: too many offers went unanswered. */
  readonly awayBecause: "missed" | null;
  /** None: the first team. */
  readonly teamIds: readonly string[];
  readonly tier: number;
  /** Out until then (epoch ms; null: until further notice), with who answers for them. */
  readonly leave: { readonly until: number | null; readonly standInId: string | null } | null;
  /** false: the account is closed; what they wrote stays. */
  readonly active: boolean;
};

/** One line of the agents' list: a conversation that has left the bot. */
export type InboxRow = Register & {
  readonly contactId: string;
  readonly contactName: string;
  readonly status: "queued" | "offered" | "live" | "resolved" | "ticketed";
  /** When it entered that status (epoch ms). */
  readonly since: number;
  /** Who has it (live) or is asked (offered). */
  readonly agentId: string | null;
  readonly agentName: string | null;
  readonly offerExpiresAt: number | null;
  /** Agents who were offered this chat and did not take it. */
  readonly passed: Readonly<Record<string, Exclude<OfferEnd, "accepted">>>;
  /** Agents who were told of it all at once: the first claim has it. */
  readonly told: readonly string[];
  readonly title: string;
  readonly pageTitle: string | null;
  readonly last: {
    readonly by: "visitor" | "bot" | "agent";
    readonly text: string;
    readonly at: number;
    readonly seq: number;
  } | null;
  /** Public seq up to which the agents' side has seen. */
  readonly seen: number;
  readonly ticketId: string | null;
};

/** One earlier (or present) conversation of a contact. */
export type StoryItem = {
  readonly conversationId: string;
  readonly title: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly end: "deflected" | "resolved" | "quiet" | "ticketed" | null;
  readonly agents: readonly {
    readonly agentId: string;
    readonly name: string;
    readonly at: number;
  }[];
  readonly ticketId: string | null;
  readonly reference: string | null;
  /** How they found it; null or missing: they did not say. */
  readonly rated?: boolean | null;
};

/** Something the site says a contact did. */
export type Tracked = {
  readonly name: string;
  readonly details: Readonly<Record<string, string>>;
  readonly at: number;
};

/** What an agent wrote of a contact, and when (epoch ms). */
export type About = { readonly text: string; readonly at: number; readonly byName: string };

/** Longest of these. */
export const LONGEST_ABOUT = 1_000;

/** A contact as agents see it. */
export type Contact = Register & {
  readonly name: string;
  readonly email: string | null;
  /** Their widget's. */
  readonly language: string | null;
  /** What they write in, where it is another; null: it is not, or is not known. */
  readonly writesIn: string | null;
  readonly timeZone: string | null;
  /** What they wrote from last. */
  readonly device: string | null;
  readonly tags: readonly string[];
  readonly about: About | null;
  readonly firstSeenAt: number;
  /** The site has proved who they are. */
  readonly verified: boolean;
  /** They read what is mailed to their address: they opened a link in it, or answered. */
  readonly provedEmail: boolean;
  /** Newest first. */
  readonly tracked: readonly Tracked[];
  /** What they answered before a chat, in the order asked. */
  readonly said: readonly { readonly kind: FieldKind; readonly text: string }[];
  /** Newest first. */
  readonly story: readonly StoryItem[];
  /** Their own agent. */
  readonly ownerId: string | null;
  readonly vip: boolean;
  readonly plan: string | null;
  /** Since when they may not write, and who said so; null: they may. */
  readonly blocked: { readonly at: number; readonly byName: string } | null;
};

/** `at`: when it last asked (epoch ms). */
export type AskedSite = { readonly origin: string; readonly at: number };

/** The installation as the console sees it. */
export type Workspace = Register & {
  readonly name: string;
  readonly siteKey: string;
  readonly demo: boolean;
  /** Origins of pages that may embed the widget, besides this server's own. */
  readonly origins: readonly string[];
  /** Sites that asked for the widget and may not embed it, newest first. */
  readonly asked: readonly AskedSite[];
  /** A live chat nobody wrote in for so long takes no place of its agent's; 0: it always does. */
  readonly quietMinutes: number;
  /** Teams a chat can be handed to; none: there is only everybody. */
  readonly teams: readonly { readonly id: string; readonly name: string }[];
};
