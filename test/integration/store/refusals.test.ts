import { cpSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  contentsOf,
  copyFolder,
  dryDisk,
  openStore,
  temporaryFolder,
  tryOpen,
} from "../../support/store-folders.ts";
import { documentOf, journalFiles, usedFolder } from "../../support/store-used-folder.ts";

function lastJournal(folder: string): string {
  return journalFiles(folder).at(-1) ?? "";
}

async function expectRefused(folder: string, ...words: readonly string[]): Promise<void> {
  const before = contentsOf(folder);
  const opened = await tryOpen(folder);
  expect(opened).toMatchObject({ ok: false });
  const problem = opened.ok ? "" : opened.problem;
  for (const word of words) expect(problem).toContain(word);
  expect(problem).not.toContain("\n");
  expect(contentsOf(folder)).toEqual(before);
}

describe("a data folder is refused, and left as it is,", () => {
  test("with any byte of a document altered", async () => {
    const folder = await usedFolder();
    const file = documentOf(folder, "a");
    const good = readFileSync(file);
    for (let offset = 0; offset < good.length; offset += 1) {
      const bad = Buffer.from(good);
      bad.writeUInt8(bad.readUInt8(offset) ^ 0x01, offset);
      writeFileSync(file, bad);
      expect(await tryOpen(folder, { disk: dryDisk }), `at ${offset}`).toMatchObject({
        problem: expect.stringContaining(file),
      });
    }
    await expectRefused(folder, file, "Restore");
  });

  test.each(["", "{", "null"])("with a document that says only '%s'", async (text) => {
    const folder = await usedFolder();
    writeFileSync(documentOf(folder, "a"), text);
    await expectRefused(folder, documentOf(folder, "a"), "is damaged");
  });

  test("with a document copied to another name", async () => {
    const folder = await usedFolder();
    cpSync(documentOf(folder, "a"), join(documentOf(folder, "a"), "..", "z.json"));
    await expectRefused(folder, "z.json", "belongs elsewhere");
  });

  test("with a document lost that the journal goes on from", async () => {
    const folder = await usedFolder();
    rmSync(documentOf(folder, "a"));
    await expectRefused(folder, "version 2 of conversation a has no version before it");
  });

  test("with a document from after the end of the journal", async () => {
    const folder = await usedFolder();
    const later = copyFolder(folder);
    await (await openStore(later)).close();
    cpSync(documentOf(later, "a"), documentOf(folder, "a"));
    writeFileSync(lastJournal(folder), readFileSync(lastJournal(folder)).subarray(0, 40));
    await expectRefused(folder, documentOf(folder, "a"), "newer than the journal");
  });

  test("with its journal emptied", async () => {
    const folder = await usedFolder();
    await (await openStore(folder)).close();
    for (const file of journalFiles(folder)) truncateSync(file);
    await expectRefused(folder, "lacks its journal's end");
  });

  test("without its journal", async () => {
    const folder = await usedFolder();
    for (const file of journalFiles(folder)) rmSync(file);
    await expectRefused(folder, "lacks its journal");
  });

  test("without its records", async () => {
    const folder = await usedFolder();
    rmSync(join(folder, "records"), { recursive: true });
    await expectRefused(folder, "lacks its records");
  });

  test("with a journal file missing in the middle", async () => {
    const folder = await usedFolder();
    renameSync(lastJournal(folder), join(folder, "journal", "00000009.log"));
    await expectRefused(folder, lastJournal(await usedFolder()).slice(-12), "is missing");
  });

  test("with an older journal file cut short: a newer one means that it was whole once", async () => {
    const folder = await usedFolder();
    const file = lastJournal(folder);
    writeFileSync(file, readFileSync(file).subarray(0, -9));
    writeFileSync(join(folder, "journal", "00000004.log"), "");
    await expectRefused(folder, file, "ends in the middle of an entry");
  });

  test("of a newer format than this version knows", async () => {
    const folder = await usedFolder();
    writeFileSync(join(folder, "format.json"), '{"format":2}');
    await expectRefused(folder, "has format 2", "DATA_DIR");
  });

  test("with its format file gone", async () => {
    const folder = await usedFolder();
    rmSync(join(folder, "format.json"));
    await expectRefused(folder, "format.json is missing");
  });

  test("where there is a file in its place", async () => {
    const file = join(temporaryFolder(), "data");
    writeFileSync(file, "");
    expect(await tryOpen(file)).toMatchObject({ problem: expect.stringContaining("set DATA_DIR") });
  });
});
