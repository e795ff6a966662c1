import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { createIncoming } from "../../../server/transport/incoming.ts";

const place = mkdtempSync(join(tmpdir(), "cascade-incoming-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const BYTES = Buffer.from("a file");
const from = { whose: "somebody", largest: 1_000 };

test("AT4: an upload that could not be written to disk does not keep later ones from it", async () => {
  const folder = join(place, "incoming");
  const incoming = createIncoming(folder);
  const receive = () => incoming.receive(Readable.from([BYTES]), from);
  writeFileSync(folder, "in its way");
  await expect(receive()).rejects.toThrow(folder);
  rmSync(folder);
  expect(await receive()).toEqual({ ok: true, value: BYTES });
  rmSync(folder, { recursive: true });
  expect(await receive()).toEqual({ ok: true, value: BYTES });
});
