import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { firstOf, modelCache } from "../../../knowledge/model-cache.ts";
import { train } from "../../../knowledge/model/train.ts";
import { smallBase } from "./small-base.ts";

const model = train(smallBase);

describe("a model kept on disk", () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "model-"));
    file = join(folder, "model.bin");
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it("is that of exactly these articles, in any order", async () => {
    await modelCache(file).write(smallBase, model);
    expect(await modelCache(file).read(smallBase.toReversed())).toEqual(model);
    expect(await modelCache(file).read(smallBase.slice(1))).toBeNull();
    const [first, ...others] = smallBase;
    if (first === undefined) throw new Error("there are some");
    expect(await modelCache(file).read([{ ...first, body: "Other." }, ...others])).toBeNull();
  });

  it("is nobody's when a byte of it was changed or it was cut", async () => {
    await modelCache(file).write(smallBase, model);
    const bytes = readFileSync(file);
    for (const at of [0, 40, 64, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(file, changed);
      expect(await modelCache(file).read(smallBase)).toBeNull();
      writeFileSync(file, bytes.subarray(0, at));
      expect(await modelCache(file).read(smallBase)).toBeNull();
    }
  });

  it("is read from where it is and written to one's own", async () => {
    const [own, shipped] = [modelCache(file), modelCache(join(folder, "shipped.bin"))];
    await shipped.write(smallBase, model);
    expect(await firstOf(own, shipped).read(smallBase)).toEqual(model);
    await firstOf(own, shipped).write(smallBase, model);
    expect(await own.read(smallBase)).toEqual(model);
  });
});
