import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createIncoming } from "../../../server/transport/incoming.ts";
import { ERRORS } from "../../../server/protocol/errors.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cascade-incoming-"));
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

test("AT11: an upload of which no more comes is given up after 30 s, and may be tried again", async () => {
  const content = new PassThrough();
  const received = createIncoming(folder).receive(content, { whose: "a", largest: 100 });
  content.write("half of i");
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
  vi.advanceTimersByTime(30_000);
  const answer = await received;
  expect(answer).toEqual({ ok: false, code: "busy" });
  expect(ERRORS.busy.retry).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});
