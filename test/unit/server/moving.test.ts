import { expect, it } from "vitest";
import { contentLines } from "../../../server/moving/contents.ts";

it("O5: one file is spoken of as one", () => {
  expect(contentLines({ copied: 1, missing: 1 }, "here")).toEqual([
    "Copied 1 file to here.",
    "Not found: 1 file. Messages show what is missing, but nobody can open it.",
  ]);
  expect(contentLines({ copied: 2, missing: 0 }, "here")).toEqual(["Copied 2 files to here."]);
});
