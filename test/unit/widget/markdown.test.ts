import { describe, expect, it } from "vitest";
import {
  parseInline,
  parseMarkdown,
  parseTyped,
  type Inline,
} from "../../../server/protocol/markdown.ts";

function wordsOf(parts: readonly Inline[]): string {
  return parts
    .map((part) => (part.is === "text" ? part.text : part.is === "break" ? "\n" : wordsOf(part.of)))
    .join("");
}

function linksIn(parts: readonly Inline[]): readonly string[] {
  return parts.flatMap((part) => {
    if (part.is === "text" || part.is === "break") return [];
    return part.is === "link" ? [part.href, ...linksIn(part.of)] : linksIn(part.of);
  });
}

describe("blocks", () => {
  it("a blank line ends a paragraph, a single line end does not", () => {
    const blocks = parseMarkdown("one\ntwo\n\nthree");
    expect(blocks.map((block) => block.is === "paragraph" && wordsOf(block.of))).toEqual([
      "one two",
      "three",
    ]);
  });

  it("a heading ends with its line, whatever follows directly", () => {
    const blocks = parseMarkdown("## If the code has worn off\nThe letter gives the tube.");
    expect(blocks.map((block) => block.is)).toEqual(["heading", "paragraph"]);
  });

  it("a list begins right below a paragraph and keeps the number it starts with", () => {
    const [, list] = parseMarkdown("Then:\n3. three\n4. four");
    expect(list).toMatchObject({ is: "list", start: 3 });
    expect(list?.is === "list" && list.items.map(wordsOf)).toEqual(["three", "four"]);
  });

  it("an indented line goes on with the item above it", () => {
    const [list] = parseMarkdown("- one\n  and more\n- two");
    expect(list?.is === "list" && list.items.map(wordsOf)).toEqual(["one and more", "two"]);
  });

  it("bullets and numbers make two lists", () => {
    expect(parseMarkdown("- a\n1. b").map((block) => block.is === "list" && block.start)).toEqual([
      null,
      1,
    ]);
  });
});

describe("inline marks", () => {
  it("bold and emphasis nest", () => {
    expect(parseInline("**very *much* so**")).toEqual([
      {
        is: "strong",
        of: [
          { is: "text", text: "very " },
          { is: "em", of: [{ is: "text", text: "much" }] },
          { is: "text", text: " so" },
        ],
      },
    ]);
  });

  it("a star between spaces stays a star", () => {
    expect(wordsOf(parseInline("2 * 3 * 4"))).toBe("2 * 3 * 4");
    expect(parseInline("2 * 3 * 4")).toHaveLength(1);
  });

  it("two spaces or a backslash before a line end break the line", () => {
    expect(wordsOf(parseInline("a  \nb\\\nc\nd"))).toBe("a\nb\nc d");
  });

  it("a sentence's full stop is not part of a bare address", () => {
    expect(linksIn(parseInline("See https://example.com/a. Then"))).toEqual([
      "https://example.com/a",
    ]);
  });
});

describe("safety", () => {
  it.each([
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert`1`)",
    "[x](java\tscript:alert)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](//evil.example)",
    "[x](/relative)",
    "[x](mailto:a@b.example)",
    "[x](https://)",
    "[x](http:evil)",
    "[x](&#106;avascript:alert)",
    "[x]( javascript:alert)",
  ])("%s makes no link, its words stay", (source) => {
    expect(linksIn(parseInline(source))).toEqual([]);
    expect(wordsOf(parseInline(source))).toContain("x");
  });

  it("HTML is text", () => {
    const source = `<img src=x onerror=alert(1)><script>alert(1)</script>`;
    expect(parseMarkdown(source)).toEqual([
      { is: "paragraph", source, of: [{ is: "text", text: source }] },
    ]);
  });

  it("a link holds no other link, nor smuggles an address out of its label", () => {
    const links = linksIn(parseInline("[**https://good.example**](https://evil.example)"));
    expect(links).toEqual(["https://evil.example"]);
  });

  it("every link anywhere begins with http or https, whatever is thrown at it", () => {
    const pieces = [
      "[",
      "](",
      ")",
      "**",
      "*",
      "javascript:",
      "https://a.example",
      "\n",
      "- ",
      "1. ",
      "## ",
      "x",
      "\\",
      " ",
    ];
    let seed = 7;
    const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    for (let round = 0; round < 2_000; round += 1) {
      const source = Array.from({ length: 12 }, () => pieces[next(pieces.length)]).join("");
      for (const block of parseMarkdown(source)) {
        const parts = block.is === "list" ? block.items.flat() : block.of;
        for (const href of linksIn(parts)) expect(href, source).toMatch(/^https?:\/\//);
      }
    }
  });

  it("unfinished marks in a long text cost no noticeable time", () => {
    const started = performance.now();
    parseMarkdown("**a [".repeat(1_000));
    parseMarkdown("*".repeat(4_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("what somebody typed", () => {
  it("is not Markdown: only bare addresses become links", () => {
    const parts = parseTyped("**no** [x](https://a.example)\nhttps://b.example/?q=1, ok");
    expect(wordsOf(parts)).toBe("**no** [x](https://a.example)\nhttps://b.example/?q=1, ok");
    expect(linksIn(parts)).toEqual(["https://a.example", "https://b.example/?q=1"]);
  });

  it("keeps its line ends", () => {
    expect(parseTyped("a\nb")).toEqual([{ is: "text", text: "a\nb" }]);
  });
});
