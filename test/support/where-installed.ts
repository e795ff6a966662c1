import { describe } from "vitest";

/**
 * A group of tests that need a program of this machine. Without it they are left out, with a line
 * that says so; where every test has to run (CI=true) that is a failure.
 */
export function describeWhere(
  program: string,
  isInstalled: boolean,
  tests: (title: string) => void,
): void {
  const title = `with a real ${program}`;
  if (isInstalled || process.env["CI"] === "true") return void describe(title, () => tests(title));
  process.stderr.write(`${program} is not installed: its tests are left out.\n`);
  describe.skip(title, () => tests(title));
}
