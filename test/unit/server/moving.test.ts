import { expect, it } from "vitest";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { refuseOthers } from "../../../server/moving/refuse-others.ts";
import { temporaryFolder } from "../../support/store-folders.ts";
import { contentLines } from "../../../server/moving/contents.ts";

it("O5: one file is spoken of as one", () => {
  expect(contentLines({ copied: 1, missing: 1 }, "here")).toEqual([
    "Copied 1 file to here.",
    "Not found: 1 file. Messages show what is missing, but nobody can open it.",
  ]);
  expect(contentLines({ copied: 2, missing: 0 }, "here")).toEqual(["Copied 2 files to here."]);
});

it("O8: whoever runs a command on a folder of another user is told as whom to run it", () => {
  const folder = temporaryFolder();
  const me = process.getuid?.() ?? 0;
  const other = me + 1;
  for (const begin of [() => {}, () => writeFileSync(join(folder, "format.json"), "{}")]) {
    begin();
    expect(() => refuseOthers(folder, other)).toThrow(
      `${folder} belongs to user ${me}, and this runs as user ${other}: what it leaves there, the other could not open. Run it as user ${me}, by sudo -E -u '#${me}' in front of it.`,
    );
    expect(() => refuseOthers(folder, me)).not.toThrow();
  }
  expect(() => refuseOthers(join(folder, "new"), other)).not.toThrow();
});
