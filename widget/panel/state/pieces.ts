import type { OutboxItem, Unsent } from "../../link/outbox.ts";
import { splitText } from "./split-text.ts";

type Writing = Pick<OutboxItem, "conversationId" | "kind" | "files" | "text" | "writtenAt"> & {
  /** Something was written there before. */
  readonly begun: boolean;
};

/** What was written as it goes into the outbox: in as many messages as it takes, each naming the next. */
export function piecesOf(
  { begun, kind, files, text, writtenAt, ...where }: Writing,
  newId: () => string,
): readonly Unsent[] {
  let next = newId();
  return splitText(text).map((piece, nth, { length }) => {
    const id = next;
    next = newId();
    const goesOn = nth < length - 1;
    return {
      ...where,
      id,
      // A request is filed with all of it: the last piece does that.
      kind: nth > 0 || begun ? (goesOn ? "message" : kind) : "start",
      text: piece,
      ...(nth === 0 && files?.length && { files }),
      ...(goesOn && { next }),
      // They are sent in order of writing.
      writtenAt: writtenAt + nth,
    };
  });
}
