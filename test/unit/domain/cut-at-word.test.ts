import { describe, expect, it } from "vitest";
import { cutAtWord } from "../../../server/protocol/cut-at-word.ts";

describe("a text cut to fit", () => {
  it("keeps what fits, on one line", () => {
    expect(cutAtWord(" where\n is my  parcel ", 18)).toBe("where is my parcel");
  });

  it("ends with the last word that fits whole", () => {
    expect(cutAtWord("where is my parcel", 17)).toBe("where is my");
    expect(cutAtWord("where is my parcel", 11)).toBe("where is my");
  });

  it("is cut anywhere where its script has no spaces, but in no character", () => {
    expect(cutAtWord("你好 我的包裹现在在哪里", 8)).toBe("你好 我的包裹现");
    expect(cutAtWord("🎒🎒🎒", 3)).toBe("🎒");
  });
});
