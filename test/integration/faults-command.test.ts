import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const ARGUMENTS = "run -s faults -- model --rounds 1 --seed 1".split(" ");

test("the fault runs find what they read of the product where they are built to", async () => {
  const { stdout } = await run("npm", ARGUMENTS);
  expect(JSON.parse(stdout)).toMatchObject({ seed: 1, violations: [] });
}, 120_000);
