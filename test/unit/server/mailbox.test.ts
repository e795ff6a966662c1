import { describe, expect, it } from "vitest";
import { createMailbox, NotOurs, type Taking } from "../../../server/application/mailbox.ts";
import type { OpenBox } from "../../../server/application/ports.ts";
import { createMemoryStore } from "../../../server/stores/memory/memory-store.ts";
import { TIMINGS } from "../../support/domain.ts";

const MINUTE = 60_000;

/** Processes on one store and one clock, and a box that is one number after the other. */
function world() {
  const store = createMemoryStore();
  const clock = { at: 1_000_000, now: () => clock.at };
  const taken: string[] = [];
  const marks: string[] = [];
  const left: string[] = [];
  let count = 0;
  let answer: Taking = "taken";
  const box: OpenBox = {
    validity: "1",
    newer: async (than) => Array.from({ length: count - than }, (_, nth) => than + nth + 1),
    since: async () => [],
    newest: async () => count,
    read: async (uid) => ({ bytes: Buffer.from(String(uid)), isCut: false }),
    mark: async (uid, as) => void marks.push(`${uid} ${as}`),
  };
  const process = (me: string | null) =>
    createMailbox({
      deps: { store, clock, timings: TIMINGS },
      id: "box",
      me,
      take: async ({ bytes }) => {
        taken.push(`${me} ${Buffer.from(bytes).toString()}`);
        return answer;
      },
      left: (why) => void left.push(why),
    });
  return {
    clock,
    taken,
    marks,
    left,
    box,
    process,
    deliver: () => (count += 1),
    say: (next: Taking) => (answer = next),
  };
}

describe("a box of mail that several processes could read", () => {
  it("IM4: one reads it; another takes over when that leaves, or has said nothing for long", async () => {
    const { process, clock } = world();
    const [a, b] = [process("a"), process("b")];
    expect(await Promise.all([a.hold(), b.hold()])).toEqual([true, false]);
    clock.at += 15_000;
    expect([await a.hold(), await b.hold()]).toEqual([true, false]);
    clock.at += 21_000;
    expect([await b.hold(), await a.hold()]).toEqual([true, false]);
    await b.leave();
    expect(await a.hold()).toBe(true);
  });

  it("IM4: who was taken for gone takes nothing more, and what it had in hand makes no difference", async () => {
    const { process, clock, box, deliver, taken } = world();
    const [a, b] = [process("a"), process("b")];
    await a.hold();
    await a.pass(box);
    deliver();
    clock.at += 30_000;
    await b.hold();
    await b.pass(box);
    await expect(a.pass(box)).resolves.toBeNull();
    deliver();
    await expect(a.pass(box)).rejects.toThrow(NotOurs);
    await b.pass(box);
    expect(taken.filter((one) => one.startsWith("b"))).toEqual(["b 1", "b 2"]);
  });

  it("IM5: what has to come again is tried after longer and longer pauses, while the rest goes on, and given up", async () => {
    const { process, clock, box, deliver, say, taken, marks, left } = world();
    const a = process(null);
    await a.pass(box);
    deliver();
    say("later");
    expect(await a.pass(box)).toBe(clock.at + MINUTE);
    deliver();
    say("taken");
    await a.pass(box);
    expect(marks).toEqual(["2 seen"]);
    say("later");
    let tries = 0;
    for (;;) {
      const dueAt = await a.pass(box);
      if (dueAt === null) break;
      clock.at = dueAt;
      tries += 1;
    }
    expect(tries).toBeGreaterThan(10);
    expect(tries).toBeLessThan(100);
    expect(marks.at(-1)).toBe("1 flagged");
    expect(left).toEqual(["it could not be read or kept"]);
    expect(taken.filter((one) => one === "null 2")).toHaveLength(1);
  });

  it("IM5: what nobody can read is flagged at once", async () => {
    const { process, box, deliver, say, marks, left } = world();
    const a = process(null);
    await a.pass(box);
    deliver();
    say("unreadable");
    expect(await a.pass(box)).toBeNull();
    expect([marks, left.length]).toEqual([["1 flagged"], 1]);
  });
});
