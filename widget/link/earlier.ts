import type { EarlierLines } from "../../server/protocol/lines.ts";
import type { ConversationView } from "../../server/protocol/view.ts";
import type { After, Thread } from "./thread.ts";

/** Answers with the lines up to these numbers, as many as make a page; null when no answer came. */
export type AskForEarlier = (conversationId: string, until: After) => Promise<EarlierLines | null>;

/** There are lines before those that are held. */
export function hasEarlier({ public: side, internal }: ConversationView): boolean {
  return side.from > 0 || (internal?.from ?? 0) > 0;
}

/**
 * Puts the lines before those held in front of them.
 * @param ready called right before they are there, when nothing has moved yet
 */
export async function fetchEarlier(
  thread: Thread,
  ask: AskForEarlier,
  ready: () => void,
): Promise<void> {
  const { id, ...held } = thread.view.value;
  const until = { public: held.public.from, internal: held.internal?.from ?? 0 };
  const earlier = await ask(id, until);
  if (earlier === null) return;
  thread.change((view) => {
    // After a long outage other lines may be held than when it was asked.
    if (view.public.from !== until.public || (view.internal?.from ?? 0) !== until.internal)
      return view;
    ready();
    return withEarlier(view, earlier);
  });
}

/** `earlier` ends where the view begins. Pure. */
export function withEarlier(view: ConversationView, earlier: EarlierLines): ConversationView {
  return {
    ...view,
    public: {
      ...view.public,
      from: earlier.public.from,
      entries: [...earlier.public.entries, ...view.public.entries],
    },
    internal:
      view.internal === null || earlier.internal === null
        ? view.internal
        : {
            ...view.internal,
            from: earlier.internal.from,
            notes: [...earlier.internal.notes, ...view.internal.notes],
          },
  };
}
