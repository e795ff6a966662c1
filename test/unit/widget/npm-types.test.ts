import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { recipe } from "../../support/recipes.ts";
import { ROOT } from "../../support/root.ts";

const place = mkdtempSync(join(tmpdir(), "cascade-types-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const FLAGS =
  "--ignoreConfig --noEmit --strict --skipLibCheck --target es2022 --lib es2022,dom --module esnext --moduleResolution bundler --allowImportingTsExtensions";

/** What a strict compiler says of it. */
function complaints(code: string): string {
  const file = join(place, "page.ts");
  const types = JSON.stringify(join(ROOT, "widget/npm/index.ts"));
  writeFileSync(
    file,
    `import type { Cascade as Api } from ${types};\ndeclare const Cascade: Api, token: string;\n${code}`,
  );
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  try {
    return execFileSync(process.execPath, [tsc, ...FLAGS.split(" "), file], { encoding: "utf8" });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

test("J5: the calls that are printed fit the package's types, and others do not", () => {
  expect(complaints(recipe("widget.md", "The JavaScript API", "js"))).toBe("");
  const wrong = [
    'Cascade("on", "unread", (count: string) => count);',
    'Cascade("on", "unseen", () => {});',
    'Cascade("setTheme", "purple");',
  ];
  const said = complaints(wrong.join("\n"));
  for (const line of [3, 4, 5]) expect(said).toContain(`page.ts(${line},`);
}, 60_000);
