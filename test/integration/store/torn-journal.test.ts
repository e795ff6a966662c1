import { describe, expect, test } from "vitest";
import {
  type CrashedFolder,
  crashedFolder,
  shownBy,
  writeJournal,
} from "../../support/store-crashed-folder.ts";
import {
  contentsOf,
  copyFolder,
  dryDisk,
  openStore,
  unsyncedDisk,
} from "../../support/store-folders.ts";

/** Flips of the lowest bit, which turns a digit into another; of a letter's case; of all bits. */
const MASKS = [0x01, 0x20, 0xff];

describe("a journal whose last write was cut short", () => {
  test("cut at any byte, the store starts with exactly the commits that are whole", async () => {
    const crashed = await crashedFolder();
    for (const length of lastThree(crashed, 1)) {
      writeJournal(crashed, crashed.folder, crashed.journal.subarray(0, length));
      expect(await shownBy(crashed.folder, dryDisk), `cut at ${length}`).toEqual(
        whole(crashed, length),
      );
    }
  }, 20_000);

  test("filled up with zeros by the file system, it is the same", async () => {
    const crashed = await crashedFolder();
    for (const length of lastThree(crashed, 5)) {
      writeJournal(crashed, crashed.folder, zeroedFrom(crashed.journal, length));
      expect(await shownBy(crashed.folder, dryDisk), `zeros from ${length}`).toEqual(
        whole(crashed, length),
      );
    }
  });

  test("after the torn end was cut off, the store starts again with the same", async () => {
    const crashed = await crashedFolder();
    const justBeforeNewlines = crashed.offsets.slice(2).map((end) => end - 1);
    for (const length of [...lastThree(crashed, 43), ...justBeforeNewlines]) {
      const folder = copyFolder(crashed.folder);
      writeJournal(crashed, folder, crashed.journal.subarray(0, length));
      for (const start of ["first", "second", "third"]) {
        expect(await shownBy(folder, unsyncedDisk), `cut at ${length}, ${start}`).toEqual(
          whole(crashed, length),
        );
      }
    }
  });
});

test("after a crash, a start and a crash again, the store still starts", async () => {
  const crashed = await crashedFolder();
  writeJournal(crashed, crashed.folder, crashed.journal.subarray(0, -9));
  const store = await openStore(crashed.folder);
  const again = copyFolder(crashed.folder);
  await store.close();
  expect(await shownBy(again, dryDisk)).toEqual(whole(crashed, crashed.journal.length - 9));
});

test("a journal with a whole entry taken out is refused", async () => {
  const crashed = await crashedFolder();
  const [start, end] = crashed.offsets.slice(-3);
  const without = [crashed.journal.subarray(0, start), crashed.journal.subarray(end)];
  writeJournal(crashed, crashed.folder, Buffer.concat(without));
  expect(await shownBy(crashed.folder, dryDisk)).toEqual({
    problem: expect.stringContaining(`at byte ${start}: changes are missing before it`),
  });
});

test("an operator is told where a torn entry was dropped", async () => {
  const crashed = await crashedFolder();
  const start = crashed.offsets.at(-2) ?? 0;
  writeJournal(crashed, crashed.folder, crashed.journal.subarray(0, start + 30));
  const warnings: object[] = [];
  const log = { info: () => {}, warn: (fields: object) => void warnings.push(fields) };
  await (await openStore(crashed.folder, { log })).close();
  expect(warnings).toEqual([{ file: expect.stringContaining(crashed.file), offset: start }]);
});

describe("a journal with an altered byte", () => {
  test.each(MASKS)(
    "flipped by %i anywhere: refused, naming the file and the place",
    async (mask) => {
      const crashed = await crashedFolder();
      for (const offset of lastThree(crashed, 1).slice(0, -1)) {
        writeJournal(crashed, crashed.folder, flipped(crashed.journal, offset, mask));
        const entry = crashed.offsets.findLast((start) => start <= offset);
        expect(await shownBy(crashed.folder, dryDisk), `flipped at ${offset}`).toEqual({
          problem: expect.stringContaining(`${crashed.file} is damaged at byte ${entry}`),
        });
      }
    },
    20_000,
  );

  test("when it is refused, nothing on disk is changed", async () => {
    const crashed = await crashedFolder();
    for (const offset of lastThree(crashed, 41).slice(0, -1)) {
      writeJournal(crashed, crashed.folder, flipped(crashed.journal, offset, 0xff));
      const before = contentsOf(crashed.folder);
      expect(await shownBy(crashed.folder, unsyncedDisk)).toHaveProperty("problem");
      expect(contentsOf(crashed.folder)).toEqual(before);
    }
  });
});

/** Every so many bytes from the start of the last three entries to their end, and that end. */
function lastThree({ offsets, journal }: CrashedFolder, step: number): readonly number[] {
  const first = offsets.at(-4) ?? journal.length;
  const count = Math.ceil((journal.length - first) / step);
  return [...Array.from({ length: count }, (_, i) => first + i * step), journal.length];
}

/** What shows when so many bytes are there; the final newline of an entry does not count. */
function whole({ offsets, shown }: CrashedFolder, length: number) {
  return { shows: shown[offsets.slice(2).filter((end) => end - 1 <= length).length] };
}

function flipped(bytes: Buffer, offset: number, mask: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(offset) ^ mask, offset);
  return copy;
}

function zeroedFrom(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes.subarray(0, length), Buffer.alloc(bytes.length - length + 4096)]);
}
