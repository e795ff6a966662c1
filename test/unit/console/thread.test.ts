import { describe, expect, it } from "vitest";
import { nextReceipt } from "../../../agent-console/state/receipts.ts";
import { newestByVisitor, newestKey, threadRows } from "../../../agent-console/talk/thread-rows.ts";
import type { ConversationView, Entry } from "../../../server/protocol/view.ts";
import { firstUnseen } from "../../../widget/ui/unseen.ts";
import { said, view } from "./fixtures.ts";

const VISITOR = { kind: "visitor" } as const;
const BOT = { kind: "bot" } as const;
const MEI = { kind: "agent", id: "mei", name: "Mei" } as const;
const handoff = (seq: number): Entry => ({ is: "handoff", seq, at: seq * 1000, reason: "asked" });

const SHOWN = { me: MEI, pending: [], dayKey: () => "day", today: "day" };

function rows(one: ConversationView, today = "day") {
  return threadRows({ ...SHOWN, view: one, today });
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

  it("E11: each mail is a turn of its own, whose whole can be read, also where it became several messages", () => {
    const mailed = (seq: number, messageId: string, more: boolean) => {
      const entry = said(seq, VISITOR);
      if (entry.is !== "message") throw new Error("no message");
      return { ...entry, message: { ...entry.message, mail: { messageId, more } } };
    };
    const entries = [
      said(1, VISITOR),
      said(2, VISITOR),
      mailed(3, "a@x", true),
      mailed(4, "a@x", false),
      mailed(5, "b@x", true),
      mailed(6, "", true),
      mailed(7, "", true),
      said(8, VISITOR),
    ];
    const turns = rows(view({ entries })).flatMap((row) => (row.is === "turn" ? [row] : []));
    expect(turns.map(({ messages }) => messages.map(({ seq }) => seq))).toEqual([
      [1, 2],
      [3, 4],
      [5],
      [6],
      [7],
      [8],
    ]);
    expect(turns.map(({ at }) => at)).toEqual([2, 4, 5, 6, 7, 8].map((seq) => seq * 1000));
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
  const entries = [said(1, VISITOR), handoff(2), said(3, MEI), said(4, VISITOR), said(5, VISITOR)];
  const seenTo = (agent: number, visitor = 0) =>
    view({
      entries,
      receipts: {
        visitor: { delivered: 0, seen: visitor },
        agent: { delivered: 0, seen: agent },
      },
    });

  it("WX1: begins at the other side's first words behind what was seen, also within a turn", () => {
    expect(firstUnseen(seenTo(3), "agent")).toBe(4);
    expect(firstUnseen(seenTo(4), "agent")).toBe(5);
    expect(firstUnseen(seenTo(0, 1), "visitor")).toBe(3);
    const marked = threadRows({ ...SHOWN, view: seenTo(4), markAt: 5 });
    expect(marked.map(({ key }) => key).slice(-2)).toEqual(["message-4", "message-5"]);
  });

  it("begins nowhere when all was seen, or when nothing was", () => {
    expect(firstUnseen(seenTo(5), "agent")).toBeNull();
    expect(firstUnseen(seenTo(0), "agent")).toBeNull();
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
