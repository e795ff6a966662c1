import type { ComponentChildren } from "preact";
import {
  parseMarkdown,
  parseTyped,
  type Block,
  type Inline,
} from "../../server/protocol/markdown.ts";

type MarkdownProps = {
  readonly text: string;
  /** Blocks that get the class `hit`, by their Markdown. */
  readonly marked?: (source: string) => boolean;
};

/** Markdown as elements. Headings are h4: they stand below a title of the screen's own. */
export function SafeMarkdown({ text, marked = () => false }: MarkdownProps) {
  return (
    <>
      {parseMarkdown(text).map((block, index) => (
        <BlockOf key={index} block={block} hit={marked(block.source)} />
      ))}
    </>
  );
}

/** What a person typed: line ends are kept (by `white-space`), bare addresses are links. */
export function TypedText({ text }: { readonly text: string }) {
  return <>{parseTyped(text).map(inline)}</>;
}

function BlockOf({ block, hit }: { readonly block: Block; readonly hit: boolean }) {
  const classes = hit ? { class: "hit" } : {};
  if (block.is !== "list") {
    const words = block.of.map(inline);
    return block.is === "heading" ? <h4>{words}</h4> : <p {...classes}>{words}</p>;
  }
  const items = block.items.map((item, index) => <li key={index}>{item.map(inline)}</li>);
  if (block.start === null) return <ul {...classes}>{items}</ul>;
  return (
    <ol {...classes} start={block.start} style={{ "--before": block.start - 1 }}>
      {items}
    </ol>
  );
}

function inline(part: Inline, key: number): ComponentChildren {
  switch (part.is) {
    case "text":
      return part.text;
    case "break":
      return <br key={key} />;
    case "strong":
      return (
        <b key={key} class="strong">
          {part.of.map(inline)}
        </b>
      );
    case "em":
      return <em key={key}>{part.of.map(inline)}</em>;
    case "link":
      return (
        <a key={key} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {part.of.map(inline)}
        </a>
      );
  }
}
