import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const ARGUMENTS = "run -s bench -- relay --seconds 1 --pairs 2 --rounds 1".split(" ");

test("the relay's bench measures the product as it is, beside the bare one, and prints JSON alone", async () => {
  const { stdout } = await run("npm", ARGUMENTS);
  const report = JSON.parse(stdout) as unknown;
  const side = { messagesPerSecond: expect.any(Number), ackMs: { p99: expect.any(Number) } };
  expect(report).toMatchObject({ product: side, bare: side, ratio: {}, pressed: {} });
}, 120_000);
