import { routingWords } from "../../words/routing.ts";
import type { Problems } from "../state/problems.ts";

type SaveBarProps = {
  readonly problems: Problems;
  readonly busy: boolean;
  /** Where the problems are, if not on this page. */
  readonly elsewhere?: string;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
};

/** Stays in sight as long as something is not saved. */
export function SaveBar({ problems, busy, elsewhere = "", onSave, onDiscard }: SaveBarProps) {
  const wrong = problems.size > 0;
  return (
    <div class="save-bar arrive">
      <p class={wrong ? "grow is-wrong" : "grow"} role="status">
        {wrong ? `${routingWords.wrong(problems.size)}. ${elsewhere}` : routingWords.unsaved}
      </p>
      <button type="button" class="btn btn-line" onClick={onDiscard}>
        {routingWords.discard}
      </button>
      <button
        type="button"
        class="btn btn-main"
        aria-disabled={busy}
        onClick={() => !busy && onSave()}
      >
        {routingWords.save}
      </button>
    </div>
  );
}
