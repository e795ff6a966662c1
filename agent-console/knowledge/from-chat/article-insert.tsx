import { useLayoutEffect, useRef } from "preact/hooks";
import { focused, ownOrigin } from "../../browser.ts";
import { Bones } from "../../parts/empty.tsx";
import { chatWords } from "../../words/from-chat.ts";
import { ArticlePick } from "../parts/article-pick.tsx";
import { helpPath } from "../state/api.ts";
import { useKnowledge } from "../state/store.ts";

export type ArticleInsertProps = {
  /** The visitor's language, as far as it is known; its articles come first. */
  readonly language: string | null;
  /** Gets the article's title and the address of its help page. */
  readonly onInsert: (text: string) => void;
};

/** Finds a published article and puts it into a reply. */
export function ArticleInsert({ language, onInsert }: ArticleInsertProps) {
  const { overview } = useKnowledge();
  const frame = useRef<HTMLDivElement>(null);
  const ready = overview.value !== null;
  // Not from whoever has gone elsewhere while it was fetched.
  useLayoutEffect(() => {
    const { current } = frame;
    if (current?.closest(".menu-frame")?.contains(focused()) === true)
      current.querySelector("input")?.focus();
  }, [ready]);
  if (!ready) return <Bones rows={1} />;
  return (
    <div ref={frame}>
      <ArticlePick
        label={chatWords.find}
        prefer={language}
        published
        onChoose={(row) => onInsert(`${row.title}\n${ownOrigin()}${helpPath(row)}`)}
      />
    </div>
  );
}
