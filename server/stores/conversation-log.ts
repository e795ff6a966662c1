import type { Heads } from "../application/ports.ts";
import type { PendingEvent } from "../domain/pending.ts";
import type { Log, Logged } from "../protocol/conversation.ts";

export const NO_EVENTS: Heads = { public: 0, internal: 0 };

/**
 * The events of one record. It may hold only those behind `from`, when the earlier ones are known
 * to be on disk: new events can be added without fetching the old.
 */
export class ConversationLog {
  #from: Heads;
  /** Most records are no conversations and never have any. */
  #events: Readonly<Record<Log, Logged[]>> | null = null;
  #entries: Map<string, Logged> | null = null;

  constructor(from: Heads = NO_EVENTS) {
    this.#from = from;
  }

  get from(): Heads {
    return this.#from;
  }

  append(events: readonly Logged[]): void {
    if (events.length === 0) return;
    this.#events ??= { public: [], internal: [] };
    for (const logged of events) {
      this.#events[logged.log].push(logged);
      if (this.#entries !== null) remember(this.#entries, logged);
    }
  }

  /** Whether every event behind these numbers is here. */
  covers(after: Heads): boolean {
    return after.public >= this.#from.public && after.internal >= this.#from.internal;
  }

  /** Events behind `after` up to `until`, public first. Ask `covers` before. */
  between(after: Heads, until?: Heads): readonly Logged[] {
    return [...this.#slice("public", after, until), ...this.#slice("internal", after, until)];
  }

  /** The message or else the note with this id; the first of several. Ask `covers(NO_EVENTS)` before. */
  find(entryId: string): Logged | undefined {
    this.#entries ??= indexed(this.between(NO_EVENTS));
    return this.#entries.get(`public ${entryId}`) ?? this.#entries.get(`internal ${entryId}`);
  }

  /** Puts the earlier events, read from disk, in front. */
  fill(earlier: readonly Logged[]): void {
    const from = this.#from;
    const missing = earlier.filter((logged) => logged.seq <= from[logged.log]);
    const tail = this.between(from);
    this.#start(NO_EVENTS);
    this.append([...missing, ...tail]);
  }

  /** Forgets events that are on disk. */
  drop(): void {
    if (this.#events === null) return;
    this.#start({
      public: this.#from.public + this.#events.public.length,
      internal: this.#from.internal + this.#events.internal.length,
    });
  }

  #start(from: Heads): void {
    this.#from = from;
    this.#events = null;
    this.#entries = null;
  }

  #slice(log: Log, after: Heads, until: Heads | undefined): readonly Logged[] {
    const from = this.#from[log];
    const events = this.#events?.[log] ?? [];
    return events.slice(after[log] - from, until && Math.max(0, until[log] - from));
  }
}

function indexed(events: readonly Logged[]): Map<string, Logged> {
  const entries = new Map<string, Logged>();
  for (const logged of events) remember(entries, logged);
  return entries;
}

function remember(entries: Map<string, Logged>, logged: Logged): void {
  const id = entryIdOf(logged.event);
  const key = `${logged.log} ${id}`;
  if (id !== undefined && !entries.has(key)) entries.set(key, logged);
}

/** The id its writer gave a message or note; other events have none. */
export function entryIdOf(event: PendingEvent["event"]): string | undefined {
  switch (event.type) {
    case "message:posted":
      return event.message.id;
    case "note:posted":
      return event.note.id;
    default:
      return undefined;
  }
}
