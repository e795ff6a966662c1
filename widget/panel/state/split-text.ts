/**
 * A text in pieces that each fit into a message [4,000 characters], white space between them left
 * out. It is parted at a paragraph, else at a line, else at a word (in scripts without spaces, a
 * sentence), as long as that leaves at least half a message; else anywhere but inside a character. Pure.
 */
export function splitText(text: string): readonly string[] {
  return text.match(PIECE) ?? [text];
}

const PIECE =
  /\S[^]{0,3999}$|\S[^]{1998,3998}\S(?=\s*\n\s*\n)|\S[^]{1998,3998}\S(?=\s*\n)|\S[^]{1998,3998}(?:\S(?=\s)|[。！？])|\S[^]{1998,3998}(?![\udc00-\udfff])/g;
