import type { ComponentChildren } from "preact";
import { MarkIcon } from "../../widget/ui/icons.tsx";
import { accountWords } from "../words/account.ts";
import { commonWords } from "../words/common.ts";

type FrontProps = {
  readonly title?: string;
  readonly children?: ComponentChildren;
  /** Nothing to show yet: the server is being asked, or does not answer. */
  readonly waiting?: "asking" | "unreachable";
};

/** The page before the console: water above, one card. */
export function Front({ title, children, waiting }: FrontProps) {
  return (
    <main class="front">
      <p class="front-mark">
        <span class="logo">
          <MarkIcon />
        </span>
        {commonWords.product}
      </p>
      {waiting === undefined && (
        <section class="card front-card arrive">
          {title !== undefined && <h1>{title}</h1>}
          {children}
        </section>
      )}
      <p role="status" class="front-status">
        {waiting === "unreachable" && accountWords.unreachable}
      </p>
    </main>
  );
}
