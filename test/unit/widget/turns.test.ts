import { describe, expect, it } from "vitest";
import type { Author, Receipt } from "../../../server/protocol/conversation.ts";
import type { Entry, NoteEntry } from "../../../server/protocol/view.ts";
import type { OutboxItem } from "../../../widget/link/outbox.ts";
import { beginsAt, rowsOf, type Row, type Turn } from "../../../widget/ui/turns.ts";

const visitor: Author = { kind: "visitor" };
const bot: Author = { kind: "bot" };
const mei: Author = { kind: "agent", id: "mei", name: "Mei" };
const tomas: Author = { kind: "agent", id: "tomas", name: "Tomas" };
const MINUTE = 60_000;

function said(seq: number, author: Author, at = seq * 1_000): Entry {
  return {
    is: "message",
    seq,
    at,
    message: { id: `m${seq}`, author, body: { type: "text", text: `${seq}` } },
  };
}

function pending(id: string, state: OutboxItem["state"], at = 100_000): OutboxItem {
  return { id, conversationId: "c", kind: "message", text: id, writtenAt: at, state };
}

function note(seq: number, after: number): NoteEntry {
  return {
    seq,
    at: seq,
    after,
    note: { id: `n${seq}`, agentId: "mei", agentName: "Mei", text: "x" },
  };
}

type Given = { entries: readonly Entry[]; receipt?: Receipt; pending?: readonly OutboxItem[] };

function rows({
  entries,
  receipt = { delivered: 0, seen: 0 },
  pending: waiting = [],
}: Given): readonly Row[] {
  return rowsOf({
    entries,
    side: "visitor",
    me: visitor,
    receipt,
    pending: waiting,
    dayKey: (at) => `${Math.floor(at / 86_400_000)}`,
  });
}

function turns(given: Given): readonly Turn[] {
  return rows(given).filter((row) => row.is === "turn");
}

describe("turns", () => {
  it("consecutive messages of one author are one turn, timed by its last", () => {
    const [only, ...rest] = turns({ entries: [said(1, mei), said(2, mei), said(3, mei)] });
    expect(rest).toEqual([]);
    expect(only?.messages.map(({ id }) => id)).toEqual(["m1", "m2", "m3"]);
    expect(only?.at).toBe(3_000);
  });

  it("two agents are two authors", () => {
    expect(turns({ entries: [said(1, mei), said(2, tomas)] })).toHaveLength(2);
  });

  it("a step between two messages parts them", () => {
    const joined: Entry = { is: "joined", seq: 2, at: 2_000, agentId: "mei", agentName: "Mei" };
    expect(rows({ entries: [said(1, mei), joined, said(3, mei)] }).map((row) => row.is)).toEqual([
      "day",
      "turn",
      "step",
      "turn",
    ]);
  });

  it("a pause of five minutes begins a new turn", () => {
    expect(
      turns({
        entries: [said(1, mei, 0), said(2, mei, 5 * MINUTE - 1), said(3, mei, 10 * MINUTE)],
      }),
    ).toHaveLength(2);
  });

  it("a new day begins with a row of its own", () => {
    const day = 86_400_000;
    const entries = [said(1, mei, day - 1_000), said(2, mei, day + 1_000)];
    expect(rows({ entries }).map((row) => row.is)).toEqual(["day", "turn", "day", "turn"]);
  });
});

describe("states of one's own messages", () => {
  it("follow the other side's receipt: seen, delivered, sent", () => {
    const entries = [
      said(1, visitor),
      said(2, mei),
      said(3, visitor),
      said(4, mei),
      said(5, visitor),
    ];
    expect(
      turns({ entries, receipt: { delivered: 3, seen: 1 } }).map(({ state }) => state),
    ).toEqual(["seen", null, "delivered", null, "sent"]);
  });

  it("a turn whose messages stand differently is split, and the later part is tight", () => {
    const parts = turns({
      entries: [said(1, visitor), said(2, visitor), said(3, visitor)],
      receipt: { delivered: 2, seen: 2 },
    });
    expect(parts.map(({ state, tight, messages }) => [state, tight, messages.length])).toEqual([
      ["seen", false, 2],
      ["sent", true, 1],
    ]);
  });

  it("what the bot has spoken after counts as heard, receipts or not", () => {
    expect(
      turns({ entries: [said(1, visitor), said(2, bot), said(3, visitor)] }).map(
        ({ state }) => state,
      ),
    ).toEqual(["heard", null, "sent"]);
  });

  it("others' messages have none", () => {
    expect(
      turns({ entries: [said(1, mei)], receipt: { delivered: 1, seen: 1 } })[0]?.state,
    ).toBeNull();
  });
});

describe("what waits to be sent", () => {
  it("stands behind everything committed, in order of writing", () => {
    const all = turns({
      entries: [said(1, mei)],
      pending: [pending("a", "sending"), pending("b", "waiting"), pending("c", "waiting")],
    });
    expect(all.map(({ state, messages }) => [state, messages.map(({ id }) => id)])).toEqual([
      [null, ["m1"]],
      ["sending", ["a"]],
      ["waiting", ["b", "c"]],
    ]);
  });

  it("is shown once when its event overtakes its acknowledgement", () => {
    const all = turns({ entries: [said(1, visitor)], pending: [pending("m1", "sending")] });
    expect(all.flatMap(({ messages }) => messages)).toHaveLength(1);
  });
});

describe("a mark", () => {
  const of = (entries: readonly Entry[], markAt: number | null) =>
    rowsOf({
      entries,
      markAt,
      side: "visitor",
      me: visitor,
      receipt: { delivered: 0, seen: 0 },
      dayKey: () => "d",
    }).flatMap((row) => (row.is === "turn" ? [row.messages.map(({ id }) => id)] : []));

  it("WX1: begins a turn of its own, also in the middle of what one person wrote", () => {
    const entries = [said(1, mei), said(2, mei), said(3, mei)];
    expect(of(entries, 2)).toEqual([["m1"], ["m2", "m3"]]);
    expect(of(entries, null)).toEqual([["m1", "m2", "m3"]]);
  });

  it("WX1: stands before no message that has no number yet", () => {
    const [waiting] = turns({ entries: [], pending: [pending("a", "waiting")] });
    expect(waiting === undefined || beginsAt(waiting, null)).toBe(false);
  });
});

describe("notes", () => {
  it("stand behind the public entry they were written after", () => {
    const all = rowsOf({
      entries: [said(1, visitor), said(2, visitor)],
      notes: [note(1, 1), note(2, 2)],
      side: "agent",
      me: mei,
      receipt: { delivered: 0, seen: 0 },
      dayKey: () => "d",
    });
    expect(all.map((row) => row.key)).toEqual(["day-d", "m1", "note-1", "m2", "note-2"]);
  });
});
