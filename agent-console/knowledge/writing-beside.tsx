import { useEffect, useRef } from "preact/hooks";
import { giveFocus, focused } from "../browser.ts";
import type { ArticlePlace } from "../route.ts";
import { editorWords } from "../words/editor.ts";
import { KnowledgeDoor } from "./door.tsx";

/** An article, written beside the chat or ticket that is open; the focus comes here, and goes back. */
export function WritingBeside({ place }: { readonly place: ArticlePlace }) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = focused();
    pane.current?.focus();
    return () => giveFocus(before);
  }, []);
  return (
    <aside ref={pane} class="beside-chat" tabIndex={-1} aria-label={editorWords.article}>
      <KnowledgeDoor place={place} />
    </aside>
  );
}
