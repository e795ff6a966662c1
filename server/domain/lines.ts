import type { Logged } from "../protocol/conversation.ts";
import type { EarlierLines } from "../protocol/lines.ts";
import { entryOf } from "../protocol/fold-public.ts";
import type { Entry, NoteEntry } from "../protocol/view.ts";
import type { Audience } from "./audience.ts";
import type { Heads } from "./pending.ts";

export type LinesAsked = {
  /** What to make lines of: nothing behind `after` is missing. */
  readonly logged: readonly Logged[];
  readonly after: Heads;
  /** At most so many, the last ones. */
  readonly most: number;
  readonly audience: Audience;
};

/** The last lines of a thread behind `after`, notes where they stand between the entries. */
export function lastLines({ logged, after, most, audience }: LinesAsked): EarlierLines {
  const lines = logged
    .flatMap((one) => (one.seq > after[one.log] ? (lineOf(one) ?? []) : []))
    .filter((line) => audience === "agent" || line.is === "entry")
    // A stable order: the notes behind an entry stay in theirs.
    .sort((a, b) => placeOf(a) - placeOf(b));
  const left = lines.slice(0, Math.max(0, lines.length - most));
  const kept = lines.slice(left.length);
  const lastLeft = (is: Line["is"]) => left.findLast((line) => line.is === is)?.line.seq;
  return {
    public: {
      from: lastLeft("entry") ?? after.public,
      entries: kept.flatMap((line) => (line.is === "entry" ? [line.line] : [])),
    },
    internal:
      audience === "agent"
        ? {
            from: lastLeft("note") ?? after.internal,
            notes: kept.flatMap((line) => (line.is === "note" ? [line.line] : [])),
          }
        : null,
  };
}

type Line =
  | { readonly is: "entry"; readonly line: Entry }
  | { readonly is: "note"; readonly line: NoteEntry };

function lineOf(logged: Logged): Line | null {
  if (logged.log === "public") {
    const line = entryOf(logged);
    return line === null ? null : { is: "entry", line };
  }
  const { seq, at, event } = logged;
  return event.type === "note:posted"
    ? { is: "note", line: { seq, at, after: event.after, note: event.note } }
    : null;
}

/** A note stands behind the public number it names, before the next. */
function placeOf(line: Line): number {
  return line.is === "entry" ? line.line.seq : line.line.after + 0.5;
}
