import { describe, expect, it } from "vitest";
import { createOutbox, type OutboxItem } from "../../../widget/link/outbox.ts";
import { storedApart, type Shelf } from "../../../widget/link/stored-apart.ts";
import { readItems } from "../../../widget/panel/state/outbox-items.ts";

const PREFIX = "outbox:";
const settled = () => new Promise<void>((done) => setTimeout(done, 0));

/** Storage as tabs in processes of their own have it: each sees its own writes now, the others' when they arrive. */
function browser() {
  const tabs: Map<string, string>[] = [];
  const onTheirWay: (() => void)[] = [];
  const put = (map: Map<string, string>, key: string, text: string | null) =>
    text === null ? map.delete(key) : map.set(key, text);
  return {
    tab(): Shelf {
      const own = new Map(tabs[0]);
      tabs.push(own);
      return {
        keys: () => [...own.keys()],
        read: (key) => own.get(key) ?? null,
        write(key, text) {
          put(own, key, text);
          for (const other of tabs) if (other !== own) onTheirWay.push(() => put(other, key, text));
        },
      };
    },
    arrive: () => onTheirWay.splice(0).forEach((work) => work()),
  };
}

function stored(shelf: Shelf) {
  return storedApart(shelf, { prefix: PREFIX, parse: (text) => readItems(`[${text}]`) });
}

const item = (id: string, writtenAt: number): Omit<OutboxItem, "state"> => ({
  id,
  conversationId: "c",
  kind: "message",
  text: id,
  writtenAt,
});

describe("an outbox that tabs share", () => {
  it("D7: what two tabs write and send in the same moment is all kept until it is acknowledged", async () => {
    const shared = browser();
    const sent: string[] = [];
    let lock: Promise<void> = Promise.resolve();
    const tab = () =>
      createOutbox({
        ...stored(shared.tab()),
        async send({ id }) {
          sent.push(id);
          return { is: "sent" };
        },
        alone: (work) => (lock = lock.then(work)),
      });
    const [one, other] = [tab(), tab()];
    for (let i = 0; i < 20; i += 1) {
      one.put(item(`one ${i}`, i));
      other.put(item(`other ${i}`, i));
      if (i % 3 === 0) await settled();
      if (i % 5 === 0) shared.arrive();
    }
    await settled();
    shared.arrive();
    one.flush();
    await settled();
    expect(new Set(sent).size).toBe(40);
  });

  it("keeps the order of writing, and leaves alone what is not its own", () => {
    const shelf = browser().tab();
    shelf.write("other:x", "1");
    shelf.write(`${PREFIX}torn`, "{");
    const { load, save } = stored(shelf);
    for (const [id, at] of [
      ["b", 2],
      ["a", 1],
      ["c", 3],
    ] as const)
      save(id, { ...item(id, at), state: "waiting" });
    save("c", null);
    expect(load().map(({ id }) => id)).toEqual(["a", "b"]);
    expect(shelf.read("other:x")).toBe("1");
  });
});
