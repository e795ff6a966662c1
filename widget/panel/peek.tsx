import type { Signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { PeekCard } from "../ui/peek-card.tsx";
import { useApp } from "./app.ts";
import { laterWords } from "./words/later-words.ts";

export type PeekMessage = {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** Nobody wrote it to them: it is a rule's. */
  readonly unasked?: true;
};

type PeekProps = {
  readonly message: PeekMessage;
  /** Told to the page, which gives the iframe this height. */
  readonly height: Signal<number>;
  readonly onDismiss: () => void;
};

/** The last message of a person, or one nobody asked for, above the closed launcher. The page around never sees its words. */
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
    <div class={`ui peek peek-card ${message.unasked ? "unasked" : ""}`} role="status" ref={card}>
      <PeekCard
        name={message.name}
        text={message.text}
        dismissLabel={laterWords().launcher.dismiss}
        onOpen={host.open}
        onDismiss={onDismiss}
      />
    </div>
  );
}
