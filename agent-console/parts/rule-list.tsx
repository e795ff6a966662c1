import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { movedUp, RuleHead, type RuleWords } from "./rule-head.tsx";

type RuleListProps<R> = {
  readonly rules: readonly R[];
  readonly words: RuleWords & { readonly none: string; readonly newName: string };
  readonly summaryOf: (rule: R) => string;
  readonly isWhole: (rule: R) => boolean;
  /** The id of the one whose form shows. */
  readonly open: Signal<string | null>;
  readonly onChange: (rules: readonly R[]) => void;
  readonly form: (rule: R) => ComponentChildren;
};

/** Rules in the order they are looked through, one of them open. */
export function RuleList<R extends { readonly id: string; readonly name: string }>(
  props: RuleListProps<R>,
) {
  const { rules, words, summaryOf, isWhole, open, onChange, form } = props;
  return (
    <>
      {rules.length === 0 && <p>{words.none}</p>}
      <ol class="policies">
        {rules.map((rule, nth) => (
          <li key={rule.id}>
            <RuleHead
              name={rule.name === "" ? words.newName : rule.name}
              summary={summaryOf(rule)}
              wrong={!isWhole(rule)}
              words={words}
              open={open.value === rule.id}
              onToggle={() => (open.value = open.value === rule.id ? null : rule.id)}
              onUp={nth === 0 ? null : () => onChange(movedUp(rules, nth))}
              onRemove={() => onChange(rules.filter(({ id }) => id !== rule.id))}
            />
            {open.value === rule.id && form(rule)}
          </li>
        ))}
      </ol>
    </>
  );
}
