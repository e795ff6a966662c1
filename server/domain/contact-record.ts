import type { About, StoryItem, Tracked } from "../protocol/registers.ts";
import type { PreChatRecord } from "./pre-chat-record.ts";
import type { ProactiveRecord } from "./proactive-record.ts";

export type Blocked = { readonly at: number; readonly byName: string };

export type ContactRecord = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** Their widget's, or that of the mail they first wrote. */
  readonly language: string | null;
  /** What they turned out to write in (BCP 47); missing: nothing other than that. */
  readonly writesIn?: string | null;
  readonly timeZone: string | null;
  readonly firstSeenAt: number;
  /** At most one conversation in progress (bot, queued, offered or live). */
  readonly activeId: string | null;
  readonly story: readonly StoryItem[];
  /** Their own agent, asked before those who spoke with them. */
  readonly ownerId?: string | null;
  readonly vip?: boolean;
  /** As the owner of the shop names it. */
  readonly plan?: string | null;
  /** An agent lets them write no more; missing: they may. */
  readonly blocked?: Blocked;
  /** They turned out to be that contact, which has their history now. */
  readonly mergedInto?: string;
  /** The site has proved who they are: its own id of them. Missing: nobody has. */
  readonly verified?: { readonly subject: string };
  /** They opened what was mailed to it, or answered it; missing: not yet. */
  readonly provedEmail?: string;
  /** Contacts who opened a link that was mailed to the same address; missing: none. */
  readonly sameAs?: readonly string[];
  /** What the site told of them, newest first; missing in records of old. */
  readonly tracked?: readonly Tracked[];
  /** What they wrote from last: "Chrome on Android"; null or missing: not known. */
  readonly device?: string | null;
  /** What the team keeps of them, from chat to chat. */
  readonly tags?: readonly string[];
  readonly about?: About | null;
  /** What they answered before a chat; missing: nothing yet. */
  readonly preChat?: PreChatRecord;
  /** What they were shown without having asked; missing: nothing. */
  readonly proactive?: ProactiveRecord;
};

/** One browser. Its id is the SHA-256 of its token: the token itself is never kept. */
export type VisitorRecord = {
  readonly id: string;
  readonly contactId: string;
  readonly firstSeenAt: number;
};
