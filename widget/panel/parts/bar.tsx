import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { BackIcon } from "../../ui/icons-talk.tsx";
import { useApp } from "../app.ts";
import { CloseButton } from "./close-button.tsx";

type BarProps = {
  readonly title: string;
  readonly subtitle: string;
  readonly avatar?: ComponentChildren;
  /** What else there is to do here. */
  readonly more?: ComponentChildren;
  readonly back: { readonly label: string; readonly go: () => void };
};

/** The bar over a screen. Its heading takes the focus when the screen appears, also as the panel is opened again. */
export function Bar({ title, subtitle, avatar, more, back }: BarProps) {
  const { shown } = useApp().host;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [shown.value]);
  return (
    <header class="bar">
      <button type="button" class="tool" aria-label={back.label} onClick={back.go}>
        <BackIcon turn />
      </button>
      {avatar}
      <div class="grow">
        <h2 ref={heading} tabIndex={-1}>
          <bdi>{title}</bdi>
        </h2>
        <p>
          <bdi>{subtitle}</bdi>
        </p>
      </div>
      {more}
      <CloseButton />
    </header>
  );
}
