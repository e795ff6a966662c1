/**
 * The text on one line, without the words that are beyond the limit. @param longest in UTF-16 code
 * units
 */
export function cutAtWord(text: string, longest: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= longest) return line;
  const end = line.lastIndexOf(" ", longest);
  // Not every script parts its words by spaces: most of such a text would go with its last "word".
  const cut = line.slice(0, end > longest / 2 ? end : longest);
  // Never half of a character that is two units long.
  return cut.replace(/[\uD800-\uDBFF]$/, "");
}
