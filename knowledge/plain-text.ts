/** The words of Markdown without its marks, links without their addresses: for indexing only. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, "$1")
    .replace(/<[^>\n]{1,200}>/g, " ")
    .replace(/[*_`~#>|]+/g, " ");
}
