import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { DocIcon } from "../../widget/ui/icons-home.tsx";
import { onPress } from "../browser.ts";
import { ArticleInsertDoor } from "../knowledge/door.tsx";
import { useKeys } from "../parts/use-keys.ts";
import { chatWords } from "../words/from-chat.ts";

type InsertProps = {
  readonly language: string | null;
  readonly onInsert: (text: string) => void;
};

/** A button of the writer: an article is searched above it and put into the text. */
export function InsertArticle({ language, onInsert }: InsertProps) {
  const open = useSignal(false);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open.value) return undefined;
    return onPress((event) => {
      const inside = event.target instanceof Node && frame.current?.contains(event.target);
      if (inside !== true) open.value = false;
    });
  }, [open.value]);
  useKeys(frame, (event, element) => {
    if (event.key !== "Escape" || !open.value) return;
    event.stopPropagation();
    open.value = false;
    element.querySelector("button")?.focus();
  });
  return (
    <div class="menu-frame" ref={frame}>
      <button
        type="button"
        class="tool sm"
        aria-label={chatWords.insert}
        title={chatWords.insert}
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        <DocIcon />
      </button>
      {open.value && (
        <div class="insert-pop arrive" role="dialog" aria-label={chatWords.insert}>
          <ArticleInsertDoor
            language={language}
            onInsert={(text) => {
              open.value = false;
              onInsert(text);
            }}
          />
        </div>
      )}
    </div>
  );
}
