/** What an owner puts into their pages. */
export function scriptTag(origin: string, siteKey: string): string {
  return `<script async src="${origin}/widget.js" data-site="${siteKey}"></script>`;
}
