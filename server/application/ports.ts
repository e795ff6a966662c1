/**
 * What the one path needs from a store. A record is one aggregate: a small `state`, and for
 * conversations two append-only logs. Labels and deadlines are plain data computed by the domain,
 * so that every adapter can index them without knowing what they mean.
 */
import type { Readable } from "node:stream";
import type { PendingEvent } from "../domain/pending.ts";
import type { PushKeys, Subscription } from "../domain/push-record.ts";
import type { CitedSentence } from "../domain/rephrase/check.ts";
import type { SearchText } from "../domain/search-text.ts";
import type { Logged } from "../protocol/conversation.ts";
import type { PrivacySettings } from "../protocol/privacy.ts";

export type Heads = { readonly public: number; readonly internal: number };

/** A record as read. `version` counts commits that touched it, from 1. */
export type Stored<S> = {
  readonly id: string;
  readonly version: number;
  readonly state: S;
  readonly heads: Heads;
};

/** One record's part in a commit. */
export type Change<S> = {
  readonly kind: string;
  readonly id: string;
  /** The version this was decided on; 0: must not exist yet. Anything else there is a conflict. */
  readonly expected: number;
  /** The new state (JSON); null removes the record. */
  readonly state: S | null;
  /** Events to append; the store gives each the next number of its log and the commit's time. */
  readonly append: readonly PendingEvent[];
  /** What `tagged` finds it by. Replaces the earlier labels. */
  readonly labels: readonly string[];
  /** When it next wants attention (epoch ms), or null. Replaces the earlier one. */
  readonly dueAt: number | null;
};

export type Committed = {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  /** The appended events as numbered, in order. */
  readonly logged: readonly Logged[];
};

export type CommitResult =
  /** In the order of the changes. Resolves only when all of it is synced to disk. */
  | { readonly ok: true; readonly committed: readonly Committed[] }
  /** Nothing was written: somebody else changed one of these records meanwhile. Decide again. */
  | { readonly ok: false };

export interface Store {
  get<S>(kind: string, id: string): Promise<Stored<S> | undefined>;
  /** Records carrying a label, most recently committed first. */
  tagged<S>(kind: string, label: string, limit: number): Promise<readonly Stored<S>[]>;
  /** Events behind the given numbers, up to `until` if that is given; each log in order, public first. */
  events(conversationId: string, after: Heads, until?: Heads): Promise<readonly Logged[]>;
  /** The message or note with this client-made id in this conversation, however old. */
  findEntry(conversationId: string, entryId: string): Promise<Logged | undefined>;
  /** Records whose `dueAt` is at or before `now`, earliest first. */
  due(
    now: number,
    limit: number,
  ): Promise<readonly { readonly kind: string; readonly id: string; readonly dueAt: number }[]>;
  /**
   * Those of `due` that nobody is busy with. Whoever is given one has it for `forMs`, if others share
   * the store; after that, or when it is due at another time, it is anybody's again.
   */
  claimDue(
    now: number,
    claim: { readonly limit: number; readonly forMs: number },
  ): Promise<readonly Named[]>;
  /** The earliest `dueAt` there is. */
  nextDue(): Promise<number | null>;
  /** All or nothing, over every record named. `now` (epoch ms) stamps the events. */
  commit(changes: readonly Change<unknown>[], now: number): Promise<CommitResult>;
  /**
   * Resolves when everything readable now is synced. Reads that leave the process wait for it, so
   * that nobody is shown what a crash could still take back.
   */
  settled(): Promise<void>;
  /** Resolves (never rejects) if the store can no longer keep its promise, with the reason. */
  readonly failed: Promise<Error>;
  /** Finishes what was begun and lets go of the data. */
  close(): Promise<void>;
  /** Texts by their words, where the store keeps them too. Without it they are kept in memory. */
  readonly texts?: TextIndex;
}

/** Which record. */
export type Named = { readonly kind: string; readonly id: string };

/** What is found by its words; without a text, nothing is there to be found any more. */
export type TextDocument = Named & { readonly text: (SearchText & { readonly at: number }) | null };

export type TextHit = Named & { readonly score: number; readonly at: number };

/** Documents made of these records and of what belongs to them, one of each name. */
export type DocumentsOf = (records: readonly Named[]) => Promise<readonly TextDocument[]>;

/** Full-text search over documents that are made of records. */
export interface TextIndex {
  /** These were changed. For an index that does not know by itself. */
  heard(records: readonly Named[]): void;
  /** Reads anew what changed: what was committed before is found afterwards. Not twice at a time. */
  catchUp(documentsOf: DocumentsOf): Promise<void>;
  /** Goes on with what is left of `catchUp`, in the background; gives whether there may be more. */
  goOn(documentsOf: DocumentsOf): Promise<boolean>;
  /** What has all of the terms, the best first, newer before older ones. */
  find(terms: readonly string[]): Promise<readonly TextHit[]>;
}

/** Who is connected, to this process or any other. */
export interface Presence {
  /** Has a live connection: can be offered a chat. */
  agentPresent(agentId: string): boolean;
  /** Present, or gone so shortly that they may only be reloading the page. */
  agentOnDuty(agentId: string): boolean;
  /** Has a console open in front of their eyes, as far as it says; connected here, or to any node. */
  agentWatchesHere(agentId: string): boolean;
  agentWatches(agentId: string): boolean | Promise<boolean>;
  visitorOnline(contactId: string): boolean | Promise<boolean>;
}

/** Somebody with a connection; `watcher`: an agent whose console can be seen. */
export type Connected = { readonly kind: "agent" | "visitor" | "watcher"; readonly id: string };

/**
 * What processes on one store ("nodes") tell each other through it: who lives, who is connected to
 * whom, and what was changed. All of it leases and hints; records decide.
 */
export interface Nodes {
  /** This node lives, for a while. False: it counted as gone meanwhile, with everybody connected to it. */
  renew(): Promise<boolean>;
  /** Who came to this node, and who went from it. */
  report(moves: {
    readonly came: readonly Connected[];
    readonly went: readonly Connected[];
  }): Promise<void>;
  /** Whether there are other nodes that live, and the agents connected to them. */
  elsewhere(): Promise<{ readonly alone: boolean; readonly agentIds: readonly string[] }>;
  /** Whether they are connected to another node that lives. */
  isElsewhere(who: Connected): Promise<boolean>;
  /** Visitors whose node is gone and who still count as its. Until they are forgotten, anybody is given them. */
  abandoned(limit: number): Promise<readonly string[]>;
  forget(visitors: readonly string[]): Promise<void>;
  /** Records that other nodes changed since this was last asked; one may be named again. */
  changes(): Promise<readonly Named[]>;
}

/** What a commit has to tell to whom; transport decides how. */
export type News =
  | {
      readonly is: "happened";
      readonly contactId: string;
      readonly conversationId: string;
      readonly logged: readonly Logged[];
      /** One of them, which this connection has heard of in its answer. */
      readonly answered: { readonly logged: Logged; readonly connection: string } | null;
      /** What of contacts only supervisors were shown when it was committed. */
      readonly privacy: PrivacySettings;
    }
  | {
      readonly is: "changed";
      readonly kind: string;
      readonly id: string;
      readonly contactId: string | null;
      readonly urgent: boolean;
    };

export interface Publisher {
  publish(news: readonly News[]): void;
}

/** What a category of articles is called in a language (BCP 47). */
export type CategoryNames = (category: string, language: string) => string;

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export interface Ids {
  /** 128 random bits, base64url: 22 characters. */
  id(): string;
  /** 256 random bits, base64url: 43 characters. */
  secret(): string;
}

export type ToRephrase = {
  /** What the visitor asked, without what could name a person. */
  readonly question: string;
  /** The articles' own words that answer it. */
  readonly passages: readonly string[];
  /** The language to answer in (BCP 47). */
  readonly language: string;
};

export type Rephrased =
  | { readonly ok: true; readonly sentences: readonly CitedSentence[] }
  /** `why`: for the owner's log, in words of our own; nothing that was sent or received is in it. */
  | { readonly ok: false; readonly why: string };

/** `written`: by a person, as far as a mail can tell. */
export type InboundKind = "written" | "automatic" | "bounce";

export type InboundFile = {
  /** One line. */
  readonly name: string;
  /** As the mail says; not to be trusted. */
  readonly type: string;
  /** Null: its mail is too large for files. */
  readonly bytes: Uint8Array | null;
};

/** One mail as it came. Nothing in it is proved, whatever it says. */
export type InboundMail = {
  /** The same for the same mail, however often it comes (SHA-256, base64url). */
  readonly key: string;
  /** Without the brackets; empty: it has none that could be named in an answer. */
  readonly messageId: string;
  readonly kind: InboundKind;
  /** In small letters. Null: it does not say. */
  readonly from: { readonly address: string; readonly name: string } | null;
  /** Every address it was for, in small letters. */
  readonly to: readonly string[];
  readonly subject: string;
  /** What was written, without what it answers and without a signature. */
  readonly said: string;
  /** All of its text, where that is more; else null. */
  readonly whole: string | null;
  readonly files: readonly InboundFile[];
  /** BCP 47, as the mail says. */
  readonly language: string | null;
  /** What it reports, if it is a bounce. `isFinal`: it will not arrive any more. */
  readonly bounce: { readonly isFinal: boolean } | null;
};

/** `isCut`: the mail is larger than is taken, and this is how it begins. */
export type RawMail = { readonly bytes: Uint8Array; readonly isCut: boolean };

/** A box of mail on another server, open. Mails have numbers that rise, and hold for one `validity`. */
export interface OpenBox {
  readonly validity: string;
  /** Numbers above this one, ascending. */
  newer(than: number): Promise<readonly number[]>;
  /** Numbers of what came then (epoch ms) or later, ascending. */
  since(at: number): Promise<readonly number[]>;
  /** The highest number; 0: it is empty. */
  newest(): Promise<number>;
  /** As it came; it counts as unread still. Null: it is gone. */
  read(uid: number): Promise<RawMail | null>;
  mark(uid: number, as: "seen" | "flagged"): Promise<void>;
}

/** One mail as it leaves. No part of it can become a header of its own. */
export type Mail = {
  /** Without the brackets; the same when it is sent again. */
  readonly messageId: string;
  /** Earlier ones of the thread, oldest first. */
  readonly references: readonly string[];
  readonly to: string;
  /** Where answers and bounces go; null: nobody reads them. */
  readonly replyTo: string | null;
  /** Who it is from, where the owner has not said. */
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

export type Delivery =
  | { readonly ok: true }
  /** `final`: trying again is no use. `why`: for the owner's log, without what is in the mail. */
  | { readonly ok: false; readonly final: boolean; readonly why: string };

/** Hands mail to a mail server. */
export interface Postman {
  /** Never rejects. */
  send(mail: Mail): Promise<Delivery>;
}

/** One event for the owner's program. */
export type Hook = {
  readonly url: string;
  /** `whsec_` and base64. */
  readonly secret: string;
  /** The same when it is sent again. */
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  /** JSON. */
  readonly body: string;
};

/** Hands events to the owner's program. */
export interface Webhooks {
  /** Never rejects. */
  send(hook: Hook): Promise<Delivery>;
}

/** One push as it leaves, for one browser. */
export type Push = {
  readonly subscription: Subscription;
  readonly keys: PushKeys;
  /** JSON; the browser's maker cannot read it. */
  readonly payload: string;
  /** How long its maker keeps it for a browser that is away. */
  readonly ttlSeconds: number;
  readonly urgent: boolean;
  /** One that still waits there is replaced by the next with the same: base64url, 32 letters at most. */
  readonly topic: string;
};

/** Hands pushes to the makers of browsers. */
export interface PushSender {
  makeKeys(): PushKeys;
  /** Never rejects. "gone": there is no such browser any more. */
  send(push: Push): Promise<Delivery | "gone">;
}

/** Where the content of files is kept, under random names. */
export interface FileBox {
  /** Resolves when it would outlive a crash. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null: it is not there. */
  read(key: string): Promise<Readable | null>;
  /** Does nothing where it is not there. */
  remove(key: string): Promise<void>;
}

/** Puts an answer in other words, each sentence with the words it rests on. What it says is not trusted. */
export interface Rephraser {
  /** Never rejects, and takes no longer than it was made for; `signal`: nobody waits any more. */
  rephrase(asked: ToRephrase, signal: AbortSignal): Promise<Rephrased>;
}
