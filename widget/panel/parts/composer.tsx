import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Attachment } from "../../../server/protocol/files.ts";
import { allKept } from "../../link/uploads.ts";
import { takePaste } from "../../ui/brought-files.ts";
import { SendIcon } from "../../ui/icons-home.tsx";
import { SmileIcon } from "../../ui/icons-talk.tsx";
import { useApp } from "../app.ts";
import { isTouch } from "../browser.ts";
import { EmojiDoor } from "../emoji/door.tsx";
import { AttachButton, Chosen } from "../files/attach.tsx";
import { uploadsOf } from "../files/uploads.ts";
import { laterWords } from "../words/later-words.ts";
import { useDraft } from "./draft.ts";

type ComposerProps = {
  /** What its draft is kept under. */
  readonly place: string;
  readonly placeholder: string;
  readonly onSend: (text: string, files: readonly Attachment[]) => void;
  readonly onType?: (text: string) => void;
};

/** The field below a thread. Enter sends, Shift+Enter makes a line. */
export function Composer({ place, placeholder, onSend, onType }: ComposerProps) {
  const { host, session } = useApp();
  const { shown } = host;
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(place);
  const picking = useSignal(false);
  const uploads = uploadsOf(place, session);
  const chosen = uploads.list.value;
  const failed = chosen.some(({ state }) => state.is === "failed");
  const empty = draft.text.trim() === "" && chosen.length === 0;
  /** Sent as soon as its files are there. */
  const wanted = useSignal(false);

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
    onType?.(text);
  };
  const send = () => {
    wanted.value = !empty && !failed && !allKept(chosen);
    if (empty || failed || wanted.value) return;
    const { text } = draft;
    draft.write("");
    onSend(text.trim(), uploads.take());
    field.current?.focus();
  };
  useEffect(() => {
    if (wanted.value) send();
  }, [chosen]);
  const off = empty || failed || wanted.value;
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
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Chosen uploads={uploads} />
      {picking.value && <EmojiDoor onPick={pick} onClose={close} />}
      <div class="field">
        <textarea
          ref={field}
          rows={1}
          aria-label={laterWords().composer.label}
          placeholder={placeholder}
          value={draft.text}
          enterkeyhint="send"
          dir="auto"
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
          onPaste={(event) => takePaste(event, uploads.add)}
        />
        <AttachButton uploads={uploads} />
        <button
          type="button"
          class="tool"
          aria-label={laterWords().composer.emoji}
          aria-expanded={picking.value}
          onClick={() => (picking.value ? close() : (picking.value = true))}
        >
          <SmileIcon />
        </button>
        <button
          class={off ? "send off" : "send"}
          aria-label={laterWords().send}
          aria-busy={wanted.value}
          disabled={off}
        >
          <SendIcon />
        </button>
      </div>
    </form>
  );
}
