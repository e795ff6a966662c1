import { UpIcon } from "../../widget/ui/icons.tsx";
import { settingsWords } from "../words/settings.ts";

export type RuleWords = {
  readonly edit: string;
  readonly close: string;
  readonly remove: string;
  readonly up: (name: string) => string;
};

type RuleHeadProps = {
  readonly name: string;
  readonly summary: string;
  /** As it is it cannot be saved, which its form does not say while it is closed. */
  readonly wrong: boolean;
  readonly words: RuleWords;
  readonly open: boolean;
  readonly onToggle: () => void;
  /** Null: it is the first. */
  readonly onUp: (() => void) | null;
  readonly onRemove: () => void;
};

/** One of a list of rules in the order they are looked through: opened, moved up, taken away. */
export function RuleHead(props: RuleHeadProps) {
  const { name, summary, wrong, words, open, onToggle, onUp, onRemove } = props;
  return (
    <div class="policy-head">
      <span class="grow">
        <b class="strong" dir="auto">
          {name}
        </b>
        <span class="soft" dir="auto">
          {summary}
        </span>
        {wrong && !open && <span class="trouble">{settingsWords.notRight}</span>}
      </span>
      <span class="head-buttons">
        {onUp !== null && (
          <button
            type="button"
            class="tool sm"
            aria-label={words.up(name)}
            title={words.up(name)}
            onClick={onUp}
          >
            <UpIcon />
          </button>
        )}
        <button type="button" class="btn btn-line sm" aria-expanded={open} onClick={onToggle}>
          {open ? words.close : words.edit}
        </button>
        <button type="button" class="btn btn-bare sm" onClick={onRemove}>
          {words.remove}
        </button>
      </span>
    </div>
  );
}

/** With the nth one place further up. Pure. */
export function movedUp<T>(rules: readonly T[], nth: number): readonly T[] {
  const moved = rules.slice(nth, nth + 1);
  return rules.toSpliced(nth, 1).toSpliced(nth - 1, 0, ...moved);
}
