import { lastLines } from "../../server/domain/lines.ts";
import type { Audience } from "../../server/domain/audience.ts";
import { conversationView, type ConversationAsStored } from "../../server/domain/project.ts";
import type { Logged } from "../../server/protocol/conversation.ts";
import type { ConversationView } from "../../server/protocol/view.ts";

const START = { public: 0, internal: 0 };

/** A conversation with every line there is. */
export function wholeView(
  stored: ConversationAsStored,
  logged: readonly Logged[],
  audience: Audience,
): ConversationView {
  const lines = lastLines({ logged, after: START, most: Infinity, audience });
  return conversationView({ stored, lines, logged, audience });
}

/** The same, as whoever holds only the lines behind these numbers has it. */
export function cutTo(
  view: ConversationView,
  { public: from, internal: notesFrom }: { readonly public: number; readonly internal: number },
): ConversationView {
  return {
    ...view,
    public: {
      ...view.public,
      from,
      entries: view.public.entries.filter(({ seq }) => seq > from),
    },
    internal: view.internal && {
      ...view.internal,
      from: notesFrom,
      notes: view.internal.notes.filter(({ seq }) => seq > notesFrom),
    },
  };
}

/** Both as they are where they overlap: whoever came later holds fewer lines. */
export function overlapping(
  a: ConversationView,
  b: ConversationView,
): readonly [ConversationView, ConversationView] {
  const from = {
    public: Math.max(a.public.from, b.public.from),
    internal: Math.max(a.internal?.from ?? 0, b.internal?.from ?? 0),
  };
  return [cutTo(a, from), cutTo(b, from)];
}
