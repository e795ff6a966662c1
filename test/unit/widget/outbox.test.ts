import { describe, expect, it } from "vitest";
import { createOutbox, type OutboxItem, type SendOutcome } from "../../../widget/link/outbox.ts";
import { withItem } from "../../support/device.ts";
import { readItems } from "../../../widget/panel/state/outbox-items.ts";

const settled = () => new Promise<void>((done) => setTimeout(done, 0));

type Answer = (item: OutboxItem) => SendOutcome | Promise<SendOutcome>;
const taken: Answer = () => ({ is: "sent" });

/** One browser: storage and a lock that its tabs share, and a server that notes what it is sent. */
function browser(left: readonly OutboxItem[] = []) {
  let stored = JSON.stringify(left);
  let queue: Promise<void> = Promise.resolve();
  const sent: OutboxItem[] = [];
  let answer: Answer = taken;
  let sending = 0;
  let mostAtOnce = 0;
  const tab = () =>
    createOutbox({
      load: () => readItems(stored),
      save: (id, item) => {
        stored = JSON.stringify(withItem(readItems(stored), id, item));
      },
      async send(item) {
        sent.push(item);
        mostAtOnce = Math.max(mostAtOnce, (sending += 1));
        const outcome = await answer(item);
        sending -= 1;
        return outcome;
      },
      alone: (work) => (queue = queue.then(work)),
    });
  return {
    tab,
    sent,
    ids: () => sent.map(({ id }) => id),
    kept: () => readItems(stored),
    mostAtOnce: () => mostAtOnce,
    answers: (next: Answer) => {
      answer = next;
    },
  };
}

const written = (id: string, text = id) =>
  ({ id, conversationId: "c", kind: "message", text, writtenAt: 1 }) as const;

describe("outbox", () => {
  it("an item leaves only when it is acknowledged", async () => {
    const here = browser();
    const acknowledgements: ((outcome: SendOutcome) => void)[] = [];
    here.answers(() => new Promise((done) => acknowledgements.push(done)));
    const outbox = here.tab();
    outbox.put(written("a"));
    await settled();
    expect(outbox.items.value.map(({ state }) => state)).toEqual(["sending"]);
    acknowledgements[0]?.({ is: "sent" });
    await settled();
    expect(here.kept()).toEqual([]);
  });

  it("is stored before it is sent, so it survives a reload", async () => {
    const here = browser();
    here.answers(() => ({ is: "later" }));
    here.tab().put(written("a"));
    await settled();
    const reloaded = here.tab();
    expect(reloaded.items.value.map(({ id, state }) => [id, state])).toEqual([["a", "waiting"]]);
    here.answers(() => ({ is: "sent" }));
    reloaded.flush();
    await settled();
    expect(here.kept()).toEqual([]);
  });

  it("what a page that died left as sending is sent again, under the same id", async () => {
    const here = browser([{ ...written("a"), state: "sending" }]);
    here.tab().flush();
    await settled();
    expect(here.ids()).toEqual(["a"]);
    expect(here.kept()).toEqual([]);
  });

  it("sends in order of writing, and what could not be sent holds back what comes behind", async () => {
    const here = browser();
    here.answers(() => ({ is: "later" }));
    const outbox = here.tab();
    outbox.put(written("a"));
    outbox.put(written("b"));
    await settled();
    expect(new Set(here.ids())).toEqual(new Set(["a"]));
    here.sent.length = 0;
    here.answers(() => ({ is: "sent" }));
    outbox.flush();
    await settled();
    expect(here.ids()).toEqual(["a", "b"]);
  });

  it("of two tabs one sends at a time, and nothing is sent twice", async () => {
    const here = browser();
    here.answers(async () => {
      await settled();
      return { is: "sent" };
    });
    const [one, two] = [here.tab(), here.tab()];
    one.put(written("a"));
    two.put(written("b"));
    one.put(written("c"));
    two.flush();
    for (let turn = 0; turn < 20; turn += 1) await settled();
    expect(here.mostAtOnce()).toBe(1);
    expect(here.ids().toSorted()).toEqual(["a", "b", "c"]);
    expect(here.kept()).toEqual([]);
  });

  it("another tab's changes are taken over", async () => {
    const here = browser();
    here.answers(() => ({ is: "later" }));
    const [one, two] = [here.tab(), here.tab()];
    one.put(written("a"));
    await settled();
    two.reload();
    expect(two.items.value.map(({ id }) => id)).toEqual(["a"]);
  });

  it("a refused item stays as failed until the person tries again, and holds nothing back", async () => {
    const here = browser();
    here.answers(({ id }) => (id === "a" ? { is: "refused" } : { is: "sent" }));
    const outbox = here.tab();
    outbox.put(written("a"));
    outbox.put(written("b"));
    await settled();
    expect(outbox.items.value.map(({ id, state }) => [id, state])).toEqual([["a", "failed"]]);
    here.answers(() => ({ is: "sent" }));
    outbox.retry("a");
    await settled();
    expect(outbox.items.value).toEqual([]);
  });

  it("WX10: what follows a refused piece of a text waits with it, and goes behind it when it is tried again", async () => {
    const here = browser();
    here.answers(({ id }) => (id === "b" ? { is: "refused" } : { is: "sent" }));
    const outbox = here.tab();
    outbox.put(
      { ...written("a"), next: "b" },
      { ...written("b"), next: "c" },
      { ...written("c"), next: "d" },
      written("d"),
    );
    outbox.put(written("another"));
    await settled();
    expect(here.ids()).toEqual(["a", "b", "another"]);
    const waiting = ["b", "c", "d"];
    expect(outbox.items.value.map(({ id, state }) => [id, state])).toEqual(
      waiting.map((id) => [id, "failed"]),
    );
    outbox.retry("d");
    await settled();
    expect(here.ids()).toEqual(["a", "b", "another"]);

    here.answers(() => ({ is: "sent" }));
    here.sent.length = 0;
    for (const id of waiting) outbox.retry(id);
    await settled();
    expect(here.ids()).toEqual(waiting);
    expect(here.kept()).toEqual([]);
  });

  it("an item that belongs elsewhere is sent there, under its own id", async () => {
    const here = browser();
    here.answers(({ kind }) =>
      kind === "message" ? { is: "moved", conversationId: "d", kind: "start" } : { is: "sent" },
    );
    here.tab().put(written("a"));
    await settled();
    expect(here.sent.map(({ id, conversationId, kind }) => [id, conversationId, kind])).toEqual([
      ["a", "c", "message"],
      ["a", "d", "start"],
    ]);
  });
});

describe("what is read back from storage", () => {
  it.each([
    "",
    "null",
    "{}",
    "nonsense",
    '[{"id":1}]',
    '[{"id":"a","conversationId":"c","text":"x","kind":"note","state":"waiting"}]',
  ])("%s is nothing to send", (stored) => expect(readItems(stored)).toEqual([]));
});
