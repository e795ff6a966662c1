import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { MAX_TEXT } from "../../../server/protocol/limits.ts";
import { SendIcon } from "../../ui/icons-home.tsx";
import { SmileIcon } from "../../ui/icons-talk.tsx";
import { useApp } from "../app.ts";
import { isTouch } from "../browser.ts";
import { EmojiDoor } from "../emoji/door.tsx";
import { laterWords } from "../words/later-words.ts";
import { useDraft } from "./draft.ts";

type ComposerProps = {
  /** What its draft is kept under. */
  readonly place: string;
  readonly placeholder: string;
  readonly onSend: (text: string) => void;
  readonly onType?: (typing: boolean) => void;
};

/** The field below a thread. Enter sends, Shift+Enter makes a line. */
export function Composer({ place, placeholder, onSend, onType }: ComposerProps) {
  const { shown } = useApp().host;
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(place);
  const picking = useSignal(false);
  const empty = draft.text.trim() === "";

  useEffect(() => {
    if (shown.value && !isTouch()) field.current?.focus();
  }, [shown.value, place]);
  useLayoutEffect(() => {
    const { current } = field;
    if (current === null) return;
    current.style.blockSize = "auto";
    current.style.blockSize = `${current.scrollHeight}px`;
  }, [draft.text]);

  const change = (text: string) => {
    draft.write(text);
    onType?.(text.trim() !== "");
  };
  const send = (event: Event) => {
    event.preventDefault();
    if (empty) return;
    const { text } = draft;
    draft.write("");
    onSend(text.trim());
    field.current?.focus();
  };
  const pick = (emoji: string) => {
    const { current } = field;
    if (current === null) return;
    current.setRangeText(emoji, current.selectionStart, current.selectionEnd, "end");
    change(current.value);
    close();
  };
  const close = () => {
    picking.value = false;
    field.current?.focus();
  };
  return (
    <form class="composer" onSubmit={send}>
      {picking.value && <EmojiDoor onPick={pick} onClose={close} />}
      <div class="field">
        <textarea
          ref={field}
          rows={1}
          maxLength={MAX_TEXT}
          aria-label={laterWords().composer.label}
          placeholder={placeholder}
          value={draft.text}
          enterkeyhint="send"
          dir="auto"
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
          }}
        />
        <button
          type="button"
          class="tool"
          aria-label={laterWords().composer.emoji}
          aria-expanded={picking.value}
          onClick={() => (picking.value ? close() : (picking.value = true))}
        >
          <SmileIcon />
        </button>
        <button class={empty ? "send off" : "send"} aria-label={laterWords().send} disabled={empty}>
          <SendIcon />
        </button>
      </div>
    </form>
  );
}
