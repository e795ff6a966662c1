import { describe, expect, it } from "vitest";
import { withAsked, withConfirmed, type AddressRecord } from "../../../server/domain/address.ts";
import type { TicketRecord } from "../../../server/domain/ticket-record.ts";
import {
  afterFailure,
  nextLetter,
  outboxAfter,
  outboxDueAt,
  settledLetter,
  underway,
} from "../../../server/domain/outbox.ts";
import type { OutboxRecord } from "../../../server/domain/outbox-record.ts";
import type { Logged } from "../../../server/protocol/conversation.ts";

const RULES = { gatherMs: 60_000, retryMs: 1_000, giveUpMs: 100_000 };
const QUIET = {
  id: "t",
  status: "open",
  email: null,
  confirmed: false,
  history: [],
} as unknown as TicketRecord;
const TICKET = { ...QUIET, email: "Aino@example.com" };

function said(seq: number, at: number, kind: "agent" | "visitor" = "agent"): Logged {
  const author = kind === "agent" ? { kind, id: "mei", name: "Mei" } : { kind };
  const message = { id: `m${seq}`, author, body: { type: "text", text: "Hej" } };
  return { log: "public", seq, at, event: { type: "message:posted", message } } as Logged;
}

function lost(seq: number, name: string): Logged {
  const mail = { messageId: `${seq}@x`, more: false, lost: [{ name, why: "file_type" }] };
  const logged = said(seq, 6, "visitor");
  const { event } = logged;
  return event.type === "message:posted"
    ? ({ ...logged, event: { ...event, message: { ...event.message, mail } } } as Logged)
    : logged;
}

/** After each of these changes of one ticket. */
function after(
  box: OutboxRecord | null,
  change: { before?: TicketRecord; after?: TicketRecord; logged?: readonly Logged[]; at?: number },
): OutboxRecord | null {
  const { before = TICKET, after: now = TICKET, logged = [], at = 0 } = change;
  return outboxAfter(box, { before, after: now, logged, at }, RULES);
}

function there<T>(value: T | null | undefined): T {
  if (value == null) throw new Error("nothing there");
  return value;
}

const lines = (box: OutboxRecord | null) =>
  (box?.letters ?? []).map(({ about, from, to, dueAt }) => [about, from, to, dueAt]);

describe("what is to be mailed about a ticket", () => {
  it("E1: nothing while there is no address, nor for what changes nothing", () => {
    expect(after(null, { before: QUIET, after: QUIET, logged: [said(4, 0)] })).toBeNull();
    expect(after(null, {})).toBeNull();
    expect(after(null, { logged: [said(4, 0, "visitor")] })).toBeNull();
  });

  it("E2: an address is told of the request, each once and not more than three", () => {
    let box = after(null, { before: QUIET, at: 5 });
    expect(lines(box)).toEqual([["filed", null, null, 5]]);
    for (const email of ["b@x.example", "aino@EXAMPLE.com", "c@x.example", "d@x.example"])
      box = after(box, { after: { ...TICKET, email }, before: { ...TICKET, email: "-" } });
    expect(box?.letters).toHaveLength(3);
  });

  it("E8: who is asked back is told that first; what is written meanwhile is another letter", () => {
    const event = { type: "visitor:invited", ticketId: "t", reference: "CAS-1" } as const;
    const invited: Logged = { log: "internal", seq: 9, at: 0, event };
    const asked = outboxAfter(
      null,
      { before: null, after: TICKET, logged: [invited], at: 0 },
      RULES,
    );
    expect(lines(asked)).toEqual([["joined", null, null, 10_000]]);
    // Fallen to a ticket after all, the address hears of that too.
    const fell = { type: "ticket:filed", ticketId: "t", reference: "CAS-1", reason: "silent" };
    const filed = { log: "public", seq: 3, at: 5, event: fell } as Logged;
    const box = after(asked, { logged: [filed], at: 5 });
    expect(lines(box)).toEqual([
      ["filed", null, null, 5],
      ["joined", null, null, 10_000],
    ]);
    expect(lines(after(box, { logged: [said(4, 6)], at: 6 })).at(-1)).toEqual([
      "reply",
      4,
      4,
      60_006,
    ]);
  });

  it("E4: what is written within the time is one letter, due when the first of it has waited", () => {
    const box = after(after(null, { logged: [said(4, 0)] }), { logged: [said(6, 20_000)] });
    expect(lines(box)).toEqual([["reply", 4, 6, 60_000]]);
    expect(outboxDueAt(there(box))).toBe(60_000);
  });

  it("E4: what is written while a letter is on its way is another letter", () => {
    const box = there(after(null, { logged: [said(4, 0)] }));
    const going = underway(box, there(nextLetter(box)), 99_000);
    const next = there(after(going, { logged: [said(5, 61_000)] }));
    expect(lines(next)).toEqual([
      ["reply", 4, 4, 99_000],
      ["reply", 5, 5, 121_000],
    ]);
    expect(
      settledLetter(next, there(nextLetter(box)), "t.1@x").letters.map(({ id }) => id),
    ).toEqual(["t.2"]);
  });

  it("E2: solved goes along with what was just written, and is taken back if it is open again", () => {
    const solved = { ...TICKET, status: "solved" } as const;
    const box = after(after(null, { logged: [said(4, 0)] }), { after: solved });
    expect(lines(box)).toEqual([["solved", 4, 4, 60_000]]);
    expect(lines(after(box, { before: solved }))).toEqual([["reply", 4, 4, 60_000]]);
    const alone = after(null, { after: solved });
    expect(lines(alone)).toEqual([["solved", null, null, 60_000]]);
    expect(after(alone, { before: solved })?.letters).toEqual([]);
  });

  it("E2: a customer who said so is not asked whether it is solved", () => {
    expect(after(null, { after: { ...TICKET, status: "solved", confirmed: true } })).toBeNull();
  });

  it("IM6: files that were not kept are named in the letter that leaves anyhow, else in one of its own", () => {
    const filed = after(null, { before: QUIET, logged: [lost(1, "a.exe")] });
    expect(filed?.letters).toMatchObject([{ about: "filed", lost: [{ name: "a.exe" }] }]);
    const reply = after(after(null, { logged: [said(4, 0)] }), { logged: [lost(5, "b.exe")] });
    expect(reply?.letters).toMatchObject([{ about: "reply", lost: [{ name: "b.exe" }] }]);
    const alone = after(null, { logged: [lost(6, "c.exe"), lost(7, "d.exe")], at: 6 });
    const names = [{ name: "c.exe" }, { name: "d.exe" }];
    expect(alone?.letters).toMatchObject([{ about: "lost", dueAt: 6, lost: names }]);
  });

  it("IM6: they are still named when the letter that asks whether it is solved is taken back", () => {
    const solved = { ...TICKET, status: "solved" } as const;
    const asks = after(null, { after: solved, before: TICKET });
    const box = after(asks, { before: solved, logged: [lost(8, "a.exe")] });
    expect(box?.letters).toMatchObject([{ about: "lost", lost: [{ name: "a.exe" }] }]);
  });

  it("IM6: a program that answers each such letter is not written to for ever", () => {
    let box: OutboxRecord | null = null;
    let letters = 0;
    for (let seq = 1; seq < 20; seq += 1) {
      box = after(box, { logged: [lost(seq, "logo.svg")] });
      const letter = box === null ? null : nextLetter(box);
      if (letter === null) continue;
      letters += 1;
      box = settledLetter(there(box), letter, `${seq}@x`);
    }
    expect(letters).toBe(3);
  });

  it("E3: it is tried again after longer and longer pauses, and given up in the end", () => {
    let box = there(after(null, { before: QUIET }));
    const dues: number[] = [];
    for (let now = 0; ; now = there(outboxDueAt(box))) {
      const letter = there(nextLetter(box));
      const failed = afterFailure(underway(box, letter, now + 10), letter, {
        now,
        rules: RULES,
        final: false,
      });
      box = failed.box;
      if (failed.givenUp) break;
      dues.push(there(outboxDueAt(box)));
    }
    expect(dues).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000]);
    expect(box.letters).toEqual([]);
  });

  it("E3: a refusal for good is given up at once", () => {
    const box = there(after(null, { before: QUIET }));
    const end = { now: 0, rules: RULES, final: true };
    expect(afterFailure(box, there(nextLetter(box)), end)).toMatchObject({ givenUp: true });
  });

  it("the thread keeps its first and its last Message-ID", () => {
    let box = there(after(null, { before: QUIET }));
    const letter = there(nextLetter(box));
    for (const id of ["a", "b", "c"]) box = settledLetter(box, letter, id);
    expect(box.sent).toEqual(["a", "c"]);
  });
});

describe("whose an address is", () => {
  const NEW: AddressRecord = { id: "a", asked: {}, confirmedBy: [] };
  const first = { contactId: "aino", letterId: "1" };

  it("E5: one letter until it is proved, the same one again after a failure", () => {
    const asked = there(withAsked(NEW, first));
    expect(withAsked(asked, first)).toBe(asked);
    expect(withAsked(asked, { ...first, letterId: "2" })).toBeNull();
    expect(withAsked(asked, { contactId: "eve", letterId: "3" })).toBeNull();
  });

  it("E5: proved for one, another contact gets one letter there to prove it by", () => {
    const proved = withConfirmed(there(withAsked(NEW, first)), "aino");
    expect(withAsked(proved, { contactId: "aino", letterId: "2" })).toBe(proved);
    const other = there(withAsked(proved, { contactId: "eve", letterId: "3" }));
    expect(withAsked(other, { contactId: "eve", letterId: "4" })).toBeNull();
    expect(withConfirmed(proved, "aino")).toBe(proved);
  });
});
