import type { ConversationView, Entry, InternalSide, NoteEntry, PublicSide } from "./view.ts";

/** Lines of a thread: all there are behind the number `from` of their log, up to some other. */
export type PublicLines = Pick<PublicSide, "from" | "entries">;
export type InternalLines = Pick<InternalSide, "from" | "notes">;

/** What comes before the lines a client holds. */
export type EarlierLines = {
  readonly public: PublicLines;
  /** null for visitors. */
  readonly internal: InternalLines | null;
};

/** Joins what the client has with what it asked for (`fresh` holds the lines it lacked). */
export function merge(stale: ConversationView, fresh: ConversationView): ConversationView {
  return {
    ...fresh,
    public: newer(stale.public, fresh.public, (old, now) => ({
      ...now,
      from: Math.min(old.from, now.from),
      entries: joined(old.entries, now.entries, now.from),
    })),
    internal:
      stale.internal === null || fresh.internal === null
        ? fresh.internal
        : newer(stale.internal, fresh.internal, (old, now) => ({
            ...now,
            from: Math.min(old.from, now.from),
            notes: joined(old.notes, now.notes, now.from),
          })),
  };
}

/** Where lines between the two are missing, what is held is let go: it can be asked for again. */
function newer<S extends { readonly seq: number; readonly from: number }>(
  stale: S,
  fresh: S,
  join: (stale: S, fresh: S) => S,
): S {
  if (fresh.seq < stale.seq) return stale;
  return fresh.from > stale.seq ? fresh : join(stale, fresh);
}

/** @param behind the number behind which `fresh` has every line */
function joined<L extends Entry | NoteEntry>(
  stale: readonly L[],
  fresh: readonly L[],
  behind: number,
): readonly L[] {
  return [...stale.filter(({ seq }) => seq <= behind), ...fresh];
}
