/** A piece of Markdown that can stand in a quotation: it is shown whole or not at all. */
export type Unit = {
  readonly text: string;
  /** What stands between this unit and the one before it in the article. */
  readonly gap: " " | "\n" | "\n\n";
  /** Whether a quotation reads well from here: the first unit of a paragraph or list. */
  readonly opensBlock: boolean;
  /** Whether a heading stood right before it: no quotation goes on over a heading. */
  readonly opensSection: boolean;
};

type Block = { readonly lines: string[]; readonly afterHeading: boolean };

const sentences = new Intl.Segmenter(undefined, { granularity: "sentence" });
const listItem = /^\s*(?:[-*+]|\d+[.)])\s/;
const heading = /^#{1,6}\s/;
const fence = /^\s*(?:```|~~~)/;

/** Splits an article into sentences and list items; headings and code fences are left out. */
export function markdownUnits(markdown: string): readonly Unit[] {
  return blocksOf(markdown).flatMap(({ lines, afterHeading }) => {
    const isList = listItem.test(lines[0] ?? "");
    const texts = isList ? itemsOf(lines) : sentencesOf(lines.join(" "));
    return texts.map((text, at): Unit => {
      const opensBlock = at === 0;
      const gap = opensBlock ? "\n\n" : isList ? "\n" : " ";
      return { text, gap, opensBlock, opensSection: opensBlock && afterHeading };
    });
  });
}

/** The lines of each paragraph and each list. */
function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let current: Block = { lines: [], afterHeading: false };
  let fenced = false;
  const begin = (afterHeading: boolean): void => {
    if (current.lines.length > 0) blocks.push(current);
    const stillAfter = current.lines.length === 0 && current.afterHeading;
    current = { lines: [], afterHeading: afterHeading || stillAfter };
  };
  for (const line of markdown.split("\n")) {
    const isFence = fence.test(line);
    if (isFence) fenced = !fenced;
    const isText = !fenced && !isFence && !heading.test(line) && line.trim() !== "";
    const startsList = listItem.test(line) && !listItem.test(current.lines[0] ?? "");
    if (!isText || startsList) begin(!fenced && heading.test(line));
    if (isText) current.lines.push(line.trimEnd());
  }
  begin(false);
  return blocks;
}

function itemsOf(lines: readonly string[]): readonly string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (listItem.test(line)) items.push(line);
    else items.push(`${items.pop() ?? ""}\n${line}`);
  }
  return items;
}

function sentencesOf(paragraph: string): readonly string[] {
  const texts: string[] = [];
  for (const { segment } of sentences.segment(paragraph)) {
    const before = texts.pop();
    if (before === undefined) {
      texts.push(segment);
    } else if (isBalanced(before)) {
      texts.push(before, segment);
    } else {
      // "**Lost it?** Write." is split before the closing marks, and "**Mind this. And this.**"
      // is two sentences of which neither can be shown without the other.
      const closing = /^[*`\])]+\s*/.exec(segment)?.[0] ?? "";
      const rest = segment.slice(closing.length);
      if (closing !== "" && isBalanced(before + closing)) texts.push(before + closing, rest);
      else texts.push(before + segment);
    }
  }
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}

function isBalanced(text: string): boolean {
  const pairs = (text.match(/\*\*/g)?.length ?? 0) % 2 === 0;
  const ticks = (text.match(/`/g)?.length ?? 0) % 2 === 0;
  const opened = text.match(/[[(]/g)?.length ?? 0;
  return pairs && ticks && opened <= (text.match(/[\])]/g)?.length ?? 0);
}
