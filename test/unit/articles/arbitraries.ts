import fc from "fast-check";
import type { ArticleFields } from "../../../server/protocol/articles.ts";

/** Texts that are hard on YAML, Markdown and CSV alike. */
const NASTY = [
  "---",
  "yes",
  "null",
  "12",
  "2026-01-01",
  "- a: b",
  "#x",
  "a\r\nb",
  '"q"',
  "'",
  "a;b,c|d\te",
  "\u{1F600}",
  "\ud800",
  "&a *a !t",
  "=1+1",
  "<b>&amp;</b>",
  "\u2028",
  "\ufeff",
  "...",
  "a\n---\nb",
  "{}",
  "[x](y)",
  "~",
  "@",
  "`",
  "%",
  ": ",
  "ไทย",
  "简体",
];

export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: "binary", maxLength }),
    fc.string({ unit: "grapheme", maxLength }),
    fc
      .array(fc.constantFrom(...NASTY), { maxLength: 4 })
      .map((list) => list.join(" ").slice(0, maxLength)),
  );
}

export function anyFields(): fc.Arbitrary<ArticleFields> {
  return fc.record({
    title: anyText(60),
    body: anyText(200),
    phrasings: fc.array(anyText(40), { maxLength: 5 }),
    category: anyText(20),
    popular: fc.boolean(),
    status: fc.constantFrom("draft", "published"),
  });
}
