import { describe, expect, it } from "vitest";
import { MAX_TEXT } from "../../../server/protocol/limits.ts";
import { splitText } from "../../../widget/panel/state/split-text.ts";

const words = (count: number) => "word ".repeat(count).trim();

describe("a text that is longer than a message", () => {
  it("WX10: goes as it is while it fits, also without words beside a file", () => {
    for (const text of ["", "a", "x".repeat(MAX_TEXT)]) expect(splitText(text)).toEqual([text]);
  });

  it("WX10: is parted at a paragraph, else at a line, a word, in scripts without spaces a sentence", () => {
    const [first, second, third] = [words(500), words(200), words(200)];
    expect(splitText(`${first}\n\n${second}\n${third}`)).toEqual([first, `${second}\n${third}`]);
    expect(splitText(`${first}\n${second} ${third}`)).toEqual([first, `${second} ${third}`]);
    expect(splitText(words(900)).map((piece) => piece.length)).toEqual([3_999, 499]);
    const chinese = "字".repeat(2_500);
    expect(splitText(`${chinese}。${chinese}`)).toEqual([`${chinese}。`, chinese]);
  });

  it("WX10: loses nothing, and is never parted inside a character", () => {
    const text = `a${"😀".repeat(5_000)}`;
    const pieces = splitText(text);
    expect(pieces.join("")).toBe(text);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(MAX_TEXT);
      expect(piece).not.toMatch(/\p{Surrogate}/u);
    }
  });
});
