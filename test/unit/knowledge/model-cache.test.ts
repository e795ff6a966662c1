import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { firstOf, modelCache } from "../../../knowledge/model-cache.ts";
import { isOf } from "../../../knowledge/model/model.ts";
import { writtenOf } from "../../../knowledge/model/written.ts";
import { train } from "../../../knowledge/model/train.ts";
import { smallBase } from "./small-base.ts";

const model = train(smallBase);
const { written } = model;

describe("a model kept on disk", () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "model-"));
    file = join(folder, "model.bin");
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it("is there again as it was", async () => {
    expect(await modelCache(file).read(written)).toBeNull();
    await modelCache(file).write(model);
    expect(await modelCache(file).read(written)).toEqual(model);
  });

  it("is known to be of exactly these articles, in any order", () => {
    expect(isOf(writtenOf(smallBase.toReversed()), model)).toBe(true);
    expect(isOf(writtenOf(smallBase.slice(1)), model)).toBe(false);
    const [first, ...others] = smallBase;
    if (first === undefined) throw new Error("there are some");
    for (const edit of [{ body: "Other." }, { title: "Other" }, { language: "sv" }])
      expect(isOf(writtenOf([{ ...first, ...edit }, ...others]), model)).toBe(false);
  });

  it("is nobody's when a byte of it was changed or it was cut", async () => {
    await modelCache(file).write(model);
    const bytes = readFileSync(file);
    for (const at of [0, 40, 64, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(file, changed);
      expect(await modelCache(file).read(written)).toBeNull();
      writeFileSync(file, bytes.subarray(0, at));
      expect(await modelCache(file).read(written)).toBeNull();
    }
  });

  it("is the nearest of one's own and another, and written to one's own", async () => {
    const [own, shipped] = [modelCache(file), modelCache(join(folder, "shipped.bin"))];
    await shipped.write(model);
    expect(await firstOf(own, shipped).read(written)).toEqual(model);
    const fewer = train(smallBase.slice(2));
    await firstOf(own, shipped).write(fewer);
    expect(await own.read(written)).toEqual(fewer);
    expect(await firstOf(own, shipped).read(written)).toEqual(model);
    expect(await firstOf(own, shipped).read(fewer.written)).toEqual(fewer);
  });
});
