import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { ERRORS, fail, ok, type ErrorCode } from "../../../server/protocol/errors.ts";
import type { Reply } from "../../../widget/link/link.ts";
import type { OutboxItem } from "../../../widget/link/outbox.ts";
import { createPersonWish } from "../../../widget/panel/state/person.ts";
import { RETRY, sendItem, type SendPorts } from "../../../widget/panel/state/sending.ts";

const settled = () => new Promise<void>((done) => setTimeout(done, 0));
const item = (kind: OutboxItem["kind"]): OutboxItem => ({
  id: "m",
  conversationId: "c",
  kind,
  text: "x",
  writtenAt: 1,
  state: "sending",
});

type Asked = { readonly event: string; readonly payload: unknown };

function ports(answer: (asked: Asked) => Reply<unknown>) {
  const asked: Asked[] = [];
  const moves: string[] = [];
  const made: SendPorts = {
    request: async (event, payload) => {
      asked.push({ event, payload });
      return answer({ event, payload }) as never;
    },
    page: () => null,
    newId: () => "fresh",
    began: (from, to) => moves.push(`${from} is ${to}`),
    moved: (from, to) => moves.push(`${from} goes on as ${to}`),
  };
  return { made, asked, moves };
}

describe("sending what was written", () => {
  it("the codes worth another try are those the catalogue marks, and no answer", () => {
    const marked = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => ERRORS[code].retry);
    expect([...RETRY].toSorted()).toEqual(["offline", ...marked].toSorted());
  });

  it("an acknowledged message is sent", async () => {
    expect(await sendItem(item("message"), ports(() => ok({ seq: 3 })).made)).toEqual({
      is: "sent",
    });
  });

  it.each(RETRY)("%s is tried later", async (code) => {
    const reply: Reply<unknown> = code === "offline" ? { ok: false, code } : fail(code);
    expect(await sendItem(item("message"), ports(() => reply).made)).toEqual({ is: "later" });
  });

  it("what is too long is refused, not tried for ever", async () => {
    expect(await sendItem(item("message"), ports(() => fail("too_long")).made)).toEqual({
      is: "refused",
    });
  });

  it.each(["conversation_over", "not_found"] as const)(
    "a message that meets %s begins a new conversation",
    async (code) => {
      const { made, moves } = ports(() => fail(code));
      expect(await sendItem(item("message"), made)).toEqual({
        is: "moved",
        conversationId: "fresh",
        kind: "start",
      });
      expect(moves).toEqual(["c goes on as fresh"]);
    },
  );

  it.each(["start", "message"] as const)(
    "B1: of a piece that another follows it is said that the text goes on (%s)",
    async (kind) => {
      const { made, asked } = ports(() => ok({ conversationId: "c", seq: 1 }));
      await sendItem({ ...item(kind), next: "n" }, made);
      await sendItem(item(kind), made);
      const messages = asked.map(({ payload }) =>
        kind === "start" ? (payload as { message: object }).message : payload,
      );
      expect(messages[0]).toMatchObject({ id: "m", text: "x", goesOn: true });
      expect(messages[1]).not.toHaveProperty("goesOn");
    },
  );

  it("WX10: what is left instead of waiting begins a new conversation where the old one is over", async () => {
    const { made, asked } = ports(() => fail("conversation_over"));
    expect(await sendItem(item("leave"), made)).toMatchObject({ is: "moved", kind: "start" });
    expect(asked).toEqual([
      { event: "message:leave", payload: { conversationId: "c", id: "m", text: "x" } },
    ]);
  });

  it("a start is followed to the conversation that was open already", async () => {
    const { made, moves } = ports(() => ok({ conversationId: "other", seq: 4 }));
    expect(await sendItem(item("start"), made)).toEqual({ is: "sent" });
    expect(moves).toEqual(["c is other"]);
  });
});

/** `kept`: what the browser keeps, also for the next page or another tab. */
function wish(
  answer: (asked: Asked) => Reply<unknown>,
  kept: { text: string | null } = { text: null },
) {
  const { made, asked, moves } = ports(answer);
  const ready = signal(true);
  const timers: (() => void)[] = [];
  const person = createPersonWish({
    ...made,
    ready: () => ready.value,
    after: (_ms, work) => timers.push(work),
    load: () => kept.text,
    save: (text) => (kept.text = text),
  });
  return { person, asked, moves, ready, pass: () => timers.splice(0).forEach((work) => work()) };
}

describe("asking for a person", () => {
  it("waits until the words written before it are sent", async () => {
    const { person, asked, ready } = wish(() => ok(null));
    ready.value = false;
    person.ask("c", true);
    await settled();
    expect(asked).toEqual([]);
    expect(person.asked.value).toBe("c");
    ready.value = true;
    await settled();
    expect(asked.map(({ event }) => event)).toEqual(["person:request"]);
    expect(person.asked.value).toBeNull();
  });

  it.each([
    [true, "person:request"],
    [false, "conversation:start"],
  ] as const)("D7: outlives the page; where a conversation has begun: %s", async (begun, event) => {
    const kept = { text: null };
    const before = wish(() => ok(null), kept);
    before.ready.value = false;
    before.person.ask("c", begun);
    const { person, asked } = wish(() => ok({ conversationId: "c", seq: 2 }), kept);
    await settled();
    expect(asked).toMatchObject([{ event, payload: { conversationId: "c" } }]);
    expect([person.asked.value, kept.text]).toEqual([null, null]);
    // The other tab has not asked yet, and need not.
    before.ready.value = true;
    await settled();
    expect(before.asked).toEqual([]);
    expect(before.person.asked.value).toBeNull();
  });

  it("without a conversation begins one for it", async () => {
    const { person, asked, moves } = wish(() => ok({ conversationId: "c", seq: 2 }));
    person.ask("c", false);
    await settled();
    expect(asked).toEqual([
      {
        event: "conversation:start",
        payload: { conversationId: "c", message: null, person: true, page: null },
      },
    ]);
    expect(moves).toEqual(["c is c"]);
  });

  it("in one that has ended begins another", async () => {
    const { person, asked } = wish(({ event }) =>
      event === "person:request"
        ? fail("conversation_over")
        : ok({ conversationId: "fresh", seq: 2 }),
    );
    person.ask("c", true);
    await settled();
    await settled();
    expect(asked.map(({ event }) => event)).toEqual(["person:request", "conversation:start"]);
    expect(person.asked.value).toBeNull();
  });

  it("is tried again after a while when the server is busy, not at once", async () => {
    let busy = true;
    const { person, asked, pass } = wish(() => (busy ? fail("busy") : ok(null)));
    person.ask("c", true);
    await settled();
    await settled();
    expect(asked).toHaveLength(1);
    busy = false;
    pass();
    await settled();
    expect(asked).toHaveLength(2);
    expect(person.asked.value).toBeNull();
  });
});
