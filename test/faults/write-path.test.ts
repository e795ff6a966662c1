import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomIds } from "../../server/random-ids.ts";
import { VisitorClient } from "../support/clients.ts";
import { Product } from "../support/product.ts";
import { siteKey } from "../support/site-key.ts";
import { until } from "../support/until.ts";
import { callsIn, toldTooSoon, type Call, type Marked } from "./trace.ts";

const VISITORS = 8;
const MESSAGES = 15;
const CALLS = "trace=fdatasync,fsync,write,writev,pwrite64,pwritev,sendmsg,sendto";

const tracer = findTracer();

/** Says so once when there is none. With CI=true it must be there. */
function findTracer(): string | null {
  const found = (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "strace"))
    .find((path) => existsSync(path));
  if (found !== undefined) return found;
  const missing = "No strace found: install it to see the write path. These tests are left out.";
  if (process.env["CI"] === "true") throw new Error(missing);
  process.stderr.write(`${missing}\n`);
  return null;
}

describe.skipIf(tracer === null)("the write path, seen from outside", { timeout: 60_000 }, () => {
  let product: Product;
  let calls: readonly Call[];
  const marked: Marked[] = [];
  const folder = mkdtempSync(join(tmpdir(), "cascade-trace-"));
  const file = join(folder, "trace");

  beforeAll(async () => {
    // -D: the server stays our own child, and the tracer keeps out of the way.
    product = await Product.install({ HOST: "127.0.0.1" }, [
      tracer ?? "",
      "-D",
      "-f",
      "-yy",
      "-s",
      "1000000",
      "-e",
      CALLS,
      "-o",
      file,
    ]);
    marked.push(...(await chat(product)));
    await product.stop();
    await until("the whole trace", () =>
      readFileSync(file, "utf8").includes("+++ exited with 0 +++"),
    );
    calls = callsIn(readFileSync(file, "utf8"));
  });

  afterAll(async () => {
    await product.remove();
    rmSync(folder, { recursive: true });
  });

  it("D1, D5: no acknowledgement and no event leaves before the fdatasync of its journal entry has ended", () => {
    expect(marked).toHaveLength(VISITORS * MESSAGES);
    expect(marked.map((one) => toldTooSoon(calls, one)).filter((wrong) => wrong !== null)).toEqual(
      [],
    );
  });

  it("one fdatasync covers all that came while the one before it ran", () => {
    const syncs = calls.filter(
      ({ name, text }) => name === "fdatasync" && text.includes("/journal/"),
    );
    expect(syncs.length).toBeGreaterThan(0);
    expect(syncs.length).toBeLessThan(marked.length);
  });

  it("a trace in which the answer leaves while the sync still runs is told apart", () => {
    const wrong = [
      `1 write(9</d/journal/00000001.log>, "m1", 2) = 2`,
      `2 fdatasync(9</d/journal/00000001.log> <unfinished ...>`,
      `1 writev(20<TCP:[127.0.0.1:1->127.0.0.1:2]>, [{iov_base="m1"}], 1) = 2`,
      `1 write(20<TCP:[127.0.0.1:1->127.0.0.1:2]>, "43/visitor,1[{\\"ok\\":true,\\"value\\":{\\"seq\\":3,\\"made\\":null}}]", 9) = 9`,
      `2 <... fdatasync resumed>) = 0`,
    ];
    const right = [...wrong.slice(0, 2), ...wrong.slice(4), ...wrong.slice(2, 4)];
    expect(toldTooSoon(callsIn(wrong.join("\n")), { mark: "m1", seq: 3 })).toMatch(
      /before it was synced/,
    );
    expect(toldTooSoon(callsIn(right.join("\n")), { mark: "m1", seq: 3 })).toBeNull();
    expect(toldTooSoon(callsIn(right.slice(1).join("\n")), { mark: "m1", seq: 3 })).toMatch(
      /never written/,
    );
  });
});

/** Visitors who wait write at the same time; each message bears a mark of its own. */
async function chat({ url }: Product): Promise<readonly Marked[]> {
  const site = await siteKey({ url });
  const all = await Promise.all(
    Array.from({ length: VISITORS }, async () => {
      const visitor = await VisitorClient.connect({ url, site, token: randomIds.secret() });
      await visitor.hello();
      const conversationId = await visitor.start(null, { person: true });
      const said: Marked[] = [];
      for (let i = 0; i < MESSAGES; i += 1) {
        const mark = `mark-${randomIds.id()}-`;
        const result = await visitor.say(conversationId, mark);
        if (!result.ok) throw new Error(result.code);
        said.push({ mark, seq: result.value.seq });
      }
      visitor.close();
      return said;
    }),
  );
  return all.flat();
}
