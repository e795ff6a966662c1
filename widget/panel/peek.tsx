import type { Signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Avatar } from "../ui/avatar.tsx";
import { CloseIcon } from "../ui/icons-home.tsx";
import { useApp } from "./app.ts";
import { laterWords } from "./words/later-words.ts";

export type PeekMessage = { readonly id: string; readonly name: string; readonly text: string };

type PeekProps = {
  readonly message: PeekMessage;
  /** Told to the page, which gives the iframe this height. */
  readonly height: Signal<number>;
  readonly onDismiss: () => void;
};

/** The last message of a person, above the closed launcher. The page around never sees its words. */
export function Peek({ message, height, onDismiss }: PeekProps) {
  const { host } = useApp();
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    height.value = card.current?.offsetHeight ?? 0;
    return () => {
      height.value = 0;
    };
  }, [message.id]);
  return (
    <div class="ui peek" role="status" ref={card}>
      <button type="button" class="say" onClick={host.open}>
        <Avatar name={message.name} size={40} />
        <span class="grow">
          <b class="strong">{message.name}</b>
          <span class="two-lines" dir="auto">
            {message.text}
          </span>
        </span>
      </button>
      <button
        type="button"
        class="tool"
        aria-label={laterWords().launcher.dismiss}
        onClick={onDismiss}
      >
        <CloseIcon small />
      </button>
    </div>
  );
}
