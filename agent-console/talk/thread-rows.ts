import type { Author, ByMail } from "../../server/protocol/conversation.ts";
import type { ConversationView, Entry } from "../../server/protocol/view.ts";
import type { OutboxItem } from "../../widget/link/outbox.ts";
import { rowsOf, type Row, type Turn } from "../../widget/ui/turns.ts";

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
  const grouped = rowsOf({
    entries: withoutBotTries(view.public.entries),
    side: "agent",
    receipt: view.public.receipts.visitor,
    me,
    pending,
    notes: view.internal?.notes ?? [],
    markAt,
    dayKey,
  });
  const mails = mailsIn(view.public.entries);
  const rows = grouped.flatMap<Row>((row) => (row.is === "turn" ? turnsByMail(row, mails) : row));
  const first = rows[0];
  return first?.is === "day" && dayKey(first.at) === today ? rows.slice(1) : rows;
}

type Mails = ReadonlyMap<string, ByMail>;

/** By the ids of the messages they became. */
function mailsIn(entries: readonly Entry[]): Mails {
  return new Map(
    entries.flatMap((entry) =>
      entry.is === "message" && entry.message.mail !== undefined
        ? [[entry.message.id, entry.message.mail] as const]
        : [],
    ),
  );
}

/** Each mail is a turn of its own: what stands below a turn, such as the way to the whole mail, is about one. */
function turnsByMail(turn: Turn, mails: Mails): readonly Turn[] {
  const turns: Turn[] = [];
  let before: ByMail | undefined;
  for (const message of turn.messages) {
    const mail = mails.get(message.id);
    const last = turns.at(-1);
    // Of a mail that became several messages, the first alone says that there is more of it.
    if (last !== undefined && mail?.messageId === before?.messageId && mail?.more !== true)
      turns[turns.length - 1] = { ...last, messages: [...last.messages, message], at: message.at };
    else turns.push({ ...turn, key: message.id, messages: [message], at: message.at });
    before = mail;
  }
  return turns;
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
