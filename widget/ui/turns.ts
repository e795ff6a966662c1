import type { Author, Message, Receipt, Side } from "../../server/protocol/conversation.ts";
import type { Entry, NoteEntry } from "../../server/protocol/view.ts";
import type { OutboxItem } from "../link/outbox.ts";

/**
 * How far a message of one's own has come.
 * sending, waiting, failed: not acknowledged yet. sent: committed. delivered, seen: by the other
 * side's receipt. heard: the bot has taken it and spoken since.
 */
export type MessageState = OutboxItem["state"] | "sent" | "delivered" | "seen" | "heard";

export type TurnMessage = Pick<Message, "id" | "body" | "files" | "unasked"> & {
  /** null while it is not committed. */
  readonly seq: number | null;
  readonly at: number;
};

/** Consecutive messages of one author; `state` and `at` (its last message's) make the line below. */
export type Turn = {
  readonly is: "turn";
  readonly key: string;
  readonly author: Author;
  readonly mine: boolean;
  /** Goes on the turn above it, only its state differs. */
  readonly tight: boolean;
  readonly messages: readonly TurnMessage[];
  readonly at: number;
  /** null for others' messages. */
  readonly state: MessageState | null;
};

export type StepEntry = Exclude<Entry, { readonly is: "message" }>;

export type Row =
  | Turn
  | { readonly is: "day"; readonly key: string; readonly at: number }
  | { readonly is: "step"; readonly key: string; readonly entry: StepEntry }
  | { readonly is: "note"; readonly key: string; readonly entry: NoteEntry };

export type TurnsInput = {
  readonly entries: readonly Entry[];
  /** Whose thread it is: that side's messages are mine. */
  readonly side: Side;
  /** The other side's receipt. */
  readonly receipt: Receipt;
  /** Who writes here: the author of `pending`. */
  readonly me: Author;
  /** What was written here and is not committed, in order of writing. */
  readonly pending?: readonly OutboxItem[];
  readonly notes?: readonly NoteEntry[];
  /** Number of the message that begins a turn whoever wrote before it: a mark stands in front of it. */
  readonly markAt?: number | null;
  /** The calendar day an instant falls on, comparable as text. */
  readonly dayKey: (at: number) => string;
};

/** A pause this long begins a new turn, so that each has a time near its messages. */
const PAUSE_MS = 5 * 60_000;

/** The rows of a thread, in order: days, turns, steps and notes. Pure. */
export function rowsOf(input: TurnsInput): readonly Row[] {
  const rows: Row[] = [];
  let day: string | null = null;
  for (const row of piecesOf(input)) {
    const at = atOf(row);
    const key = input.dayKey(at);
    if (key !== day) rows.push({ is: "day", key: `day-${key}`, at });
    day = key;
    const last = rows.at(-1);
    if (row.is === "turn" && last?.is === "turn" && goesOn(last, row, input.markAt ?? null)) {
      if (last.state === row.state) rows[rows.length - 1] = joined(last, row);
      else rows.push({ ...row, tight: true });
    } else rows.push(row);
  }
  return rows;
}

function atOf(row: Exclude<Row, { is: "day" }>): number {
  return row.is === "turn" ? row.at : row.entry.at;
}

/** The message of this number is the first of the row; null: none is. */
export function beginsAt(row: Row, seq: number | null): boolean {
  // What is not committed has no number.
  return seq !== null && row.is === "turn" && row.messages[0]?.seq === seq;
}

function goesOn(last: Turn, next: Turn, markAt: number | null): boolean {
  return (
    !beginsAt(next, markAt) && sameAuthor(last.author, next.author) && next.at - last.at < PAUSE_MS
  );
}

function sameAuthor(a: Author, b: Author): boolean {
  return a.kind === "agent" ? b.kind === "agent" && a.id === b.id : a.kind === b.kind;
}

function joined(last: Turn, next: Turn): Turn {
  return { ...last, messages: [...last.messages, ...next.messages], at: next.at };
}

/** One row for every entry, note and pending message. */
function piecesOf(input: TurnsInput): readonly Exclude<Row, { is: "day" }>[] {
  const notes = [...(input.notes ?? [])];
  const pieces: Exclude<Row, { is: "day" }>[] = [];
  const takeNotes = (before: number) => {
    while (notes[0] !== undefined && notes[0].after < before) {
      const entry = notes.shift();
      if (entry !== undefined) pieces.push({ is: "note", key: `note-${entry.seq}`, entry });
    }
  };
  const lastByBot = lastBotSeq(input.entries);
  for (const entry of input.entries) {
    takeNotes(entry.seq);
    pieces.push(pieceOf(entry, input, lastByBot));
  }
  takeNotes(Infinity);
  const committed = new Set(
    input.entries.map((entry) => (entry.is === "message" ? entry.message.id : "")),
  );
  // The event can arrive before the acknowledgement that empties the outbox.
  const pending = (input.pending ?? []).filter(
    (item) => !committed.has(item.id) && item.kind !== "note",
  );
  return [...pieces, ...pending.map((item) => pendingTurn(item, input.me))];
}

function pendingTurn({ id, text, files = [], writtenAt, state }: OutboxItem, me: Author): Turn {
  const message = { id, body: { type: "text", text }, files, seq: null, at: writtenAt } as const;
  return { ...turn(me, message), mine: true, state };
}

function lastBotSeq(entries: readonly Entry[]): number {
  const last = entries.findLast(
    (entry) => entry.is === "message" && entry.message.author.kind === "bot",
  );
  return last?.seq ?? 0;
}

function pieceOf(
  entry: Entry,
  { side, receipt }: TurnsInput,
  lastByBot: number,
): Exclude<Row, { is: "day" }> {
  if (entry.is !== "message") return { is: "step", key: `step-${entry.seq}`, entry };
  const { message, seq, at } = entry;
  const mine = message.author.kind === side;
  const state = mine ? stateOf(seq, receipt, side === "visitor" && seq < lastByBot) : null;
  const { id, body, files = [], unasked } = message;
  const known = { id, body, files, seq, at, ...(unasked && { unasked }) };
  return { ...turn(message.author, known), mine, state };
}

function turn(author: Author, message: TurnMessage): Turn {
  const { id, at } = message;
  return {
    is: "turn",
    key: id,
    author,
    mine: false,
    tight: false,
    messages: [message],
    at,
    state: null,
  };
}

function stateOf(seq: number, receipt: Receipt, heard: boolean): MessageState {
  if (heard) return "heard";
  if (seq <= receipt.seen) return "seen";
  return seq <= receipt.delivered ? "delivered" : "sent";
}
