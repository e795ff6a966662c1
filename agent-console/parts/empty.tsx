import type { ComponentChildren } from "preact";
import { MarkIcon } from "../../widget/ui/icons.tsx";
import { commonWords } from "../words/common.ts";

type EmptyProps = {
  readonly title: string;
  readonly text: string;
  readonly children?: ComponentChildren;
};

/** What would be here, and how it gets here. */
export function Empty({ title, text, children }: EmptyProps) {
  return (
    <div class="empty">
      <span class="empty-mark">
        <MarkIcon />
      </span>
      <p class="strong">{title}</p>
      <p class="soft">{text}</p>
      {children}
    </div>
  );
}

/** Still shapes of the final size; the style keeps them back for 300 ms. */
export function Bones({ rows }: { readonly rows: number }) {
  return (
    <div class="bones" role="status">
      <span class="sr">{commonWords.loading}</span>
      {Array.from({ length: rows }, (_, index) => (
        <i key={index} />
      ))}
    </div>
  );
}
