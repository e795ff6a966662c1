import { describe, expect, it } from "vitest";
import { nextReceipt } from "../../../agent-console/state/receipts.ts";
import {
  firstUnread,
  newestByVisitor,
  newestKey,
  threadRows,
} from "../../../agent-console/talk/thread-rows.ts";
import type { ConversationView, Entry } from "../../../server/protocol/view.ts";
import { said, view } from "./fixtures.ts";

const VISITOR = { kind: "visitor" } as const;
const BOT = { kind: "bot" } as const;
const MEI = { kind: "agent", id: "mei", name: "Mei" } as const;
const handoff = (seq: number): Entry => ({ is: "handoff", seq, at: seq * 1000, reason: "asked" });

function rows(one: ConversationView, today = "day") {
  return threadRows({ view: one, me: MEI, pending: [], dayKey: () => "day", today });
}

const shape = (one: ConversationView) =>
  rows(one).map((row) => (row.is === "turn" ? row.author.kind : row.is));

describe("the thread as an agent sees it", () => {
  it("folds away what the bot said before people came, and keeps what the visitor said", () => {
    const entries = [
      said(1, VISITOR),
      said(2, BOT),
      said(3, VISITOR),
      handoff(4),
      said(5, MEI),
      said(6, BOT),
    ];
    expect(shape(view({ entries }))).toEqual(["visitor", "step", "agent", "bot"]);
  });

  it("shows a conversation that never left the bot whole", () => {
    expect(shape(view({ entries: [said(1, VISITOR), said(2, BOT)] }))).toEqual(["visitor", "bot"]);
  });

  it("names the first day only when it is not today", () => {
    const one = view({ entries: [said(1, VISITOR)] });
    expect(rows(one, "another day").map(({ is }) => is)).toEqual(["day", "turn"]);
  });

  it("every message changes the newest line, also within one turn", () => {
    const one = [said(1, VISITOR)];
    expect(newestKey(rows(view({ entries: one })))).not.toBe(
      newestKey(rows(view({ entries: [...one, said(2, VISITOR)] }))),
    );
    expect(newestKey([])).toBe("");
  });
});

describe("the unread", () => {
  const entries = [said(1, VISITOR), handoff(2), said(3, MEI), said(4, VISITOR)];

  it("begins at the visitor's first words behind what was seen", () => {
    expect(firstUnread(rows(view({ entries })), 3)).toBe("message-4");
  });

  it("begins nowhere when all was seen, or when nothing was", () => {
    expect(firstUnread(rows(view({ entries })), 4)).toBeNull();
    expect(firstUnread(rows(view({ entries })), 0)).toBeNull();
  });
});

describe("receipts", () => {
  const entries = [said(1, VISITOR), said(2, MEI), said(3, VISITOR), handoff(4)];
  const receipts = { visitor: { delivered: 0, seen: 0 }, agent: { delivered: 1, seen: 1 } };
  const one = view({ entries, receipts });

  it("reach to the visitor's newest message and no further", () => {
    expect(newestByVisitor(one)).toBe(3);
    expect(nextReceipt(one, undefined, true)).toEqual({ delivered: 3, seen: 3 });
  });

  it("say delivered without seen while nobody looks", () => {
    expect(nextReceipt(one, undefined, false)).toEqual({ delivered: 3, seen: 1 });
  });

  it("are told once, and never backwards", () => {
    expect(nextReceipt(one, { delivered: 3, seen: 3 }, true)).toBeNull();
    expect(nextReceipt(one, { delivered: 3, seen: 3 }, false)).toBeNull();
  });
});
