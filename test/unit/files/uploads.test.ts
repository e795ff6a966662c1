import { expect, test } from "vitest";
import {
  allKept,
  arrivedIn,
  createUploads,
  type Brought,
  type Upload,
} from "../../../widget/link/uploads.ts";
import type { Attachment } from "../../../server/protocol/files.ts";

const kept = (id: string): Attachment => ({ id, name: `${id}.png`, type: "image/png", bytes: 3 });
const chosen = (name: string, size = 3) => new File(["x".repeat(size)], name);

/** One place whose server answers when the test says so. */
function place({ stored = null as string | null, largest = 100 } = {}) {
  const asked: {
    readonly name: string;
    readonly progress: (share: number) => void;
    readonly answer: (brought: Brought) => Promise<void>;
    cancelled: boolean;
  }[] = [];
  let text = stored;
  let keys = 0;
  const uploads = createUploads({
    limits: () => ({ largest, types: ["image/png"] }),
    send(file, progress) {
      let resolve: (brought: Brought) => void = () => {};
      const promise = new Promise<Brought>((answered) => (resolve = answered));
      const one = {
        name: file.name,
        progress,
        cancelled: false,
        async answer(brought: Brought) {
          resolve(brought);
          await promise;
          await Promise.resolve();
        },
      };
      asked.push(one);
      return { done: promise, cancel: () => (one.cancelled = true) };
    },
    newKey: () => `key ${(keys += 1)}`,
    load: () => text,
    save: (next) => (text = next),
  });
  const states = () => uploads.list.value.map(({ state }: Upload) => state);
  return { uploads, asked, states, stored: () => text };
}

test("AT11 a file shows how far it is, is there when the server says so, and leaves with the message", async () => {
  const { uploads, asked, states, stored } = place();
  uploads.add([chosen("a.png")]);
  expect(states()).toEqual([{ is: "going", share: 0 }]);
  asked[0]?.progress(0.5);
  expect(states()).toEqual([{ is: "going", share: 0.5 }]);
  expect(allKept(uploads.list.value)).toBe(false);
  await asked[0]?.answer({ ok: true, file: kept("a") });
  expect(states()).toEqual([{ is: "kept", file: kept("a") }]);
  expect(allKept(uploads.list.value)).toBe(true);
  expect(stored()).toContain('"id":"a"');
  expect(uploads.take()).toEqual([kept("a")]);
  expect([states(), stored()]).toEqual([[], null]);
});

test("AT11 what was there is there after a reload; what was going is not", async () => {
  const before = place();
  before.uploads.add([chosen("a.png"), chosen("b.png")]);
  await before.asked[0]?.answer({ ok: true, file: kept("a") });
  const after = place({ stored: before.stored() });
  expect(after.states()).toEqual([{ is: "kept", file: kept("a") }]);
  expect(place({ stored: "{torn" }).states()).toEqual([]);
});

test("AT11 one that failed by chance is tried again as it was; one that is refused is not", async () => {
  const { uploads, asked, states } = place();
  uploads.add([chosen("a.png"), chosen("b.png")]);
  await asked[0]?.answer({ ok: false, code: "offline" });
  await asked[1]?.answer({ ok: false, code: "file_type" });
  expect(states()).toEqual([
    { is: "failed", why: "offline", again: true },
    { is: "failed", why: "file_type", again: false },
  ]);
  uploads.again("key 1");
  expect(asked.map(({ name }) => name)).toEqual(["a.png", "b.png", "a.png"]);
  await asked[2]?.answer({ ok: true, file: kept("a") });
  expect(states()[0]).toEqual({ is: "kept", file: kept("a") });
});

test.each(["bad_request", "signed_out", "not_found", "conversation_over"] as const)(
  "AT11 what is told as “Not sent. Try again” can be tried again: %s",
  async (code) => {
    const { uploads, asked, states } = place();
    uploads.add([chosen("a.png")]);
    await asked[0]?.answer({ ok: false, code });
    expect(states()).toEqual([{ is: "failed", why: code, again: true }]);
  },
);

test("WX3: those that were on their way and are there now have arrived; what was there, or failed, has not", async () => {
  const { uploads, asked } = place();
  uploads.add([chosen("a.png"), chosen("b.png")]);
  const before = uploads.list.value;
  await asked[0]?.answer({ ok: true, file: kept("a") });
  await asked[1]?.answer({ ok: false, code: "offline" });
  const now = uploads.list.value;
  expect(arrivedIn(now, before).map(({ name }) => name)).toEqual(["a.png"]);
  expect(arrivedIn(now, now)).toEqual([]);
});

test("AT11 taken away, it is cancelled, and whatever still comes of it is not heard", async () => {
  const { uploads, asked, states } = place();
  uploads.add([chosen("a.png")]);
  uploads.drop("key 1");
  expect([asked[0]?.cancelled, states()]).toEqual([true, []]);
  asked[0]?.progress(1);
  await asked[0]?.answer({ ok: true, file: kept("a") });
  expect(states()).toEqual([]);
});

test("AT11 what is known to be too large or too many is said before a byte leaves", () => {
  const { uploads, asked, states } = place({ largest: 5 });
  uploads.add([chosen("large.png", 6), chosen("empty.png", 0)]);
  expect(states()).toEqual([
    { is: "failed", why: "file_large", again: false },
    { is: "failed", why: "empty", again: false },
  ]);
  uploads.add(Array.from({ length: 9 }, (_, nth) => chosen(`${nth}.png`)));
  expect(asked).toHaveLength(8);
  expect(states().at(-1)).toEqual({ is: "failed", why: "too_many_here", again: false });
});
