import { signal, type ReadonlySignal } from "@preact/signals";
import type { Envelope, Logged } from "../../../server/protocol/conversation.ts";
import { foldPublic } from "../../../server/protocol/fold-public.ts";
import { EMPTY_PUBLIC, type ConversationView } from "../../../server/protocol/view.ts";
import { createThread, type AskForMore, type Thread } from "../../link/thread.ts";

export type Threads = {
  /** By conversation id. */
  readonly all: ReadonlySignal<ReadonlyMap<string, Thread>>;
  /** Follows a conversation; asks for it if it isn't held yet. */
  open(conversationId: string): void;
  /** Takes a conversation that came whole. */
  take(view: ConversationView): void;
  happened(envelope: Envelope): void;
  heard(heads: Readonly<Record<string, number>>): void;
  /** Asks for everything behind what is held. false: for one of them no answer came. */
  catchUp(): Promise<boolean>;
};

/**
 * Asks the server for a conversation's entries behind `after`. gone: it is not there any more.
 * null: no answer came, or one that says to ask again.
 */
export type Sync = (
  conversationId: string,
  after: number,
) => Promise<ConversationView | "gone" | null>;

/** The conversations this panel follows, each kept in step by itself. */
export function createThreads(sync: Sync): Threads {
  const all = signal<ReadonlyMap<string, Thread>>(new Map());

  function follow(view: ConversationView): Thread {
    const ask: AskForMore = async (id, after) => {
      const answer = await sync(id, after.public);
      return answer === "gone" ? thread.view.value : answer;
    };
    const thread = createThread(view, ask, foldPublic);
    all.value = new Map(all.value).set(view.id, thread);
    return thread;
  }

  return {
    all,
    open(id) {
      if (!all.value.has(id)) void follow(unknown(id, 0)).catchUp();
    },
    take(view) {
      // What is held may be ahead of what came; its own catch-up settles that.
      if (!all.value.has(view.id)) follow(view);
    },
    happened({ conversationId, logged }) {
      const thread = all.value.get(conversationId) ?? follow(begun(conversationId, logged));
      thread.happened(logged);
    },
    heard(heads) {
      for (const [id, head] of Object.entries(heads)) {
        const thread = all.value.get(id) ?? follow(unknown(id, 0));
        thread.heard({ public: head });
      }
    },
    async catchUp() {
      const answers = await Promise.all([...all.value.values()].map((thread) => thread.catchUp()));
      return answers.every(Boolean);
    },
  };
}

/** One that is heard of by an event: perhaps its first, which says whose it is. */
function begun(id: string, { at, event }: Logged): ConversationView {
  const contactId = event.type === "conversation:started" ? event.contactId : "";
  return { ...unknown(id, at), contactId };
}

/** A conversation of which nothing is held yet. */
function unknown(id: string, startedAt: number): ConversationView {
  return { id, contactId: "", startedAt, public: EMPTY_PUBLIC, internal: null };
}

/** In progress: neither closed nor a request. */
export function isOpen({ public: { phase, seq } }: ConversationView): boolean {
  return seq > 0 && phase.is !== "resolved" && phase.is !== "ticketed";
}
