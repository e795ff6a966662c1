import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../support/root.ts";

const CONSOLE = join(ROOT, "agent-console");

/** Classes that a style sheet gives a look wherever they stand. */
function classesIn(sheet: string): ReadonlySet<string> {
  const text = readFileSync(join(CONSOLE, sheet), "utf8");
  return new Set(text.match(/^\.[\w-]+(?= \{$)/gm));
}

test("CX10: no screen looks different because another was opened: one style sheet says how a class looks", () => {
  const files = readdirSync(CONSOLE, { recursive: true }).map(String);
  const sheets = files.filter((name) => name.endsWith(".css"));
  const said = sheets.flatMap((sheet) => [...classesIn(sheet)]);
  expect(said.length).toBeGreaterThan(100);
  expect(said.filter((name, nth) => said.indexOf(name) !== nth)).toEqual([]);
});
