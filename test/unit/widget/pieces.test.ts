import { describe, expect, it } from "vitest";
import { piecesOf } from "../../../widget/panel/state/pieces.ts";

const LONG = ["one", "two", "six"].map((word) => word.repeat(1_000)).join("\n");
const FILE = { id: "f", name: "pole.jpg", type: "image/jpeg", bytes: 1 } as const;

function pieces(kind: "message" | "leave", begun: boolean, text = LONG) {
  let ids = 0;
  const files = [FILE];
  const written = { conversationId: "c", kind, begun, files, text, writtenAt: 10 };
  return piecesOf(written, () => `id ${(ids += 1)}`);
}

describe("what was written, as it goes into the outbox", () => {
  it("WX10: each piece names the next, and they stand in order of writing", () => {
    const made = pieces("message", true);
    expect(made.map(({ id, next, writtenAt }) => [id, next, writtenAt])).toEqual([
      ["id 1", "id 2", 10],
      ["id 2", "id 3", 11],
      ["id 3", undefined, 12],
    ]);
    expect(made.map(({ text }) => text).join("\n")).toBe(LONG);
  });

  it("WX10: the files go with the first, the first begins a conversation, and the last files a request", () => {
    const made = pieces("leave", false);
    expect(made.map(({ files }) => files)).toEqual([[FILE], undefined, undefined]);
    expect(made.map(({ kind }) => kind)).toEqual(["start", "message", "leave"]);
    expect(pieces("leave", true).map(({ kind }) => kind)).toEqual(["message", "message", "leave"]);
    expect(pieces("leave", true, "short").map(({ kind }) => kind)).toEqual(["leave"]);
  });
});
