import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { html, Html } from "../../../server/help/html.ts";
import { markdownHtml, markdownText } from "../../../server/help/markdown-html.ts";

const nasty = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "<",
        ">",
        '"',
        "'",
        "&",
        "</script>",
        "<!--",
        "${1}",
        "javascript:",
        "[a](",
        ")",
        "*",
        "\n- ",
        "# ",
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join("")),
);

describe("the help centre's templates", () => {
  it("G6: nothing put into a template can begin an element or end an attribute", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const made = html`<p title="${text}">${[text, html`<b>${text}</b>`]}</p>`.toString();
        expect(made.match(/[<>"]/g)?.join("")).toBe('<""><><><>');
        expect(made).not.toContain("'");
      }),
    );
  });

  it("G6: a data block holds any value, and ends where its element ends", () => {
    fc.assert(
      fc.property(fc.jsonValue(), nasty, (value, text) => {
        const block = Html.json({ value, text }).toString();
        const inside = /^<script type="application\/ld\+json">([^<>&]*)<\/script>$/.exec(block);
        expect(JSON.parse(inside?.[1] ?? "")).toEqual(JSON.parse(JSON.stringify({ value, text })));
      }),
    );
  });

  it("G6: an article makes no elements but those of its Markdown, and links to the web alone", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const made = markdownHtml(text).toString();
        for (const tag of made.match(/<[^>]*>/g) ?? [])
          expect(tag).toMatch(
            /^<(\/?(p|h2|ul|ol|li|strong|em|a)|br \/|ol start="\d+"|a href="https?:[^"<>]*" rel="noopener nofollow")>$/i,
          );
      }),
    );
  });

  it("cuts a text at a sentence or a word, never longer than asked nor inside a character", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: 20, max: 200 }),
        (text, limit) => {
          const short = markdownText(text, limit);
          expect(short.length).toBeLessThanOrEqual(limit);
          expect(short).not.toMatch(/\p{Surrogate}/u);
        },
      ),
    );
    expect(markdownText("# Title\n\nOne is **short**. Two is much longer than that.", 30)).toBe(
      "One is short.",
    );
  });
});
