import { signal, type ReadonlySignal } from "@preact/signals";
import type { Logged } from "../../server/protocol/conversation.ts";
import type { Folded } from "../../server/protocol/fold-public.ts";
import { merge } from "../../server/protocol/lines.ts";
import type { ConversationView } from "../../server/protocol/view.ts";

export type After = { readonly public: number; readonly internal: number };

/** Answers with the conversation as it stands, entries behind `after`; null when no answer came. */
export type AskForMore = (conversationId: string, after: After) => Promise<ConversationView | null>;

/**
 * One conversation kept in step with the server. Events are hints: whenever one is missing, or a
 * heartbeat is ahead, what lacks is asked for.
 */
export interface Thread {
  readonly view: ReadonlySignal<ConversationView>;
  happened(logged: Logged): void;
  /** A heartbeat said the server is here. */
  heard(heads: Partial<After>): void;
  /** Asks for everything behind what is held. false: no answer. */
  catchUp(): Promise<boolean>;
  /** What it held changes otherwise than by what happened. */
  change(by: (view: ConversationView) => ConversationView): void;
}

/** Folds an event into a view, as far as the client may see what happened. */
export type Fold = (view: ConversationView, logged: Logged) => Folded;

export function createThread(first: ConversationView, askFor: AskForMore, fold: Fold): Thread {
  const view = signal(first);
  let asking: Promise<boolean> | null = null;
  /** The furthest the server is known to be. */
  let known: After = { public: 0, internal: 0 };

  const after = (): After => ({
    public: view.value.public.seq,
    internal: view.value.internal?.seq ?? 0,
  });
  const behind = () =>
    known.public > after().public ||
    (view.value.internal !== null && known.internal > after().internal);
  const learn = (heads: Partial<After>) => {
    known = {
      public: Math.max(known.public, heads.public ?? 0),
      internal: Math.max(known.internal, heads.internal ?? 0),
    };
  };

  async function ask(): Promise<boolean> {
    // Events that overtake the answer raise `known`, so one round may not be enough.
    do {
      const from = after();
      const fresh = await askFor(first.id, from);
      if (fresh === null) return false;
      view.value = merge(view.value, fresh);
      if (after().public === from.public && after().internal === from.internal) return true;
    } while (behind());
    return true;
  }

  function catchUp(): Promise<boolean> {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  }

  return {
    view,
    catchUp,
    change: (by) => (view.value = by(view.value)),
    happened(logged) {
      const folded = fold(view.value, logged);
      if (folded.is === "applied") view.value = folded.view;
      if (folded.is !== "gap") return;
      learn({ [logged.log]: logged.seq });
      void catchUp();
    },
    heard(heads) {
      learn(heads);
      if (behind()) void catchUp();
    },
  };
}
