import type { ConversationView, InternalSide, PublicSide } from "./view.ts";

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
    public: newer(stale.public, fresh.public, "entries"),
    internal:
      stale.internal && fresh.internal
        ? newer(stale.internal, fresh.internal, "notes")
        : fresh.internal,
  };
}

type Line = { readonly seq: number };

/** Where lines between the two are missing, what is held is let go: it can be asked for again. */
function newer<
  K extends string,
  S extends { readonly seq: number; readonly from: number } & Readonly<Record<K, readonly Line[]>>,
>(stale: S, fresh: S, lines: K): S {
  if (fresh.seq < stale.seq) return stale;
  if (fresh.from > stale.seq) return fresh;
  return {
    ...fresh,
    from: Math.min(stale.from, fresh.from),
    [lines]: [...stale[lines].filter(({ seq }) => seq <= fresh.from), ...fresh[lines]],
  };
}
