import type { Author } from "../../server/protocol/conversation.ts";
import type { ConversationView, Entry } from "../../server/protocol/view.ts";
import type { OutboxItem } from "../../widget/link/outbox.ts";
import { rowsOf, type Row } from "../../widget/ui/turns.ts";

type ThreadInput = {
  readonly view: ConversationView;
  readonly me: Author;
  readonly pending: readonly OutboxItem[];
  readonly dayKey: (at: number) => string;
  /** Left out when it is the first line: that it is today needs no saying. */
  readonly today: string;
  /** Number of the message the unread begins at; it begins a turn. */
  readonly markAt?: number | null;
};

/** The thread as an agent sees it: what the bot said before people came is folded away. Pure. */
export function threadRows({
  view,
  me,
  pending,
  dayKey,
  today,
  markAt = null,
}: ThreadInput): readonly Row[] {
  const rows = rowsOf({
    entries: withoutBotTries(view.public.entries),
    side: "agent",
    receipt: view.public.receipts.visitor,
    me,
    pending,
    notes: view.internal?.notes ?? [],
    markAt,
    dayKey,
  });
  const first = rows[0];
  return first?.is === "day" && dayKey(first.at) === today ? rows.slice(1) : rows;
}

/** A conversation that never left the bot is shown whole. */
function withoutBotTries(entries: readonly Entry[]): readonly Entry[] {
  const people = entries.findIndex(
    ({ is }) => is === "handoff" || is === "joined" || is === "filed",
  );
  if (people === -1) return entries;
  return entries.filter((entry, index) => index > people || !isBot(entry));
}

function isBot(entry: Entry): boolean {
  // What was said before they asked is no try of the bot's: they answer it.
  return (
    entry.is === "message" &&
    entry.message.author.kind === "bot" &&
    entry.message.unasked === undefined
  );
}

/** What tells the newest line from the one before: it changes with every message. Pure. */
export function newestKey(rows: readonly Row[]): string {
  const last = rows.at(-1);
  if (last === undefined) return "";
  return last.is === "turn" ? (last.messages.at(-1)?.id ?? last.key) : last.key;
}

/** Number of the newest message of the visitor; 0 if there is none. */
export function newestByVisitor({ public: { entries } }: ConversationView): number {
  const last = entries.findLast(
    (entry) => entry.is === "message" && entry.message.author.kind === "visitor",
  );
  return last?.seq ?? 0;
}

/** Notes written here that the server has not acknowledged. */
export function pendingNotes(
  view: ConversationView,
  pending: readonly OutboxItem[],
): readonly OutboxItem[] {
  const known = new Set(view.internal?.notes.map(({ note }) => note.id));
  return pending.filter((item) => item.kind === "note" && !known.has(item.id));
}
