import { useSignal, type Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { AddButton } from "./add-button.tsx";
import type { RuleWords } from "./rule-head.tsx";
import { RuleList } from "./rule-list.tsx";
import { SettingsForm } from "./settings-form.tsx";

type Rule = { readonly id: string; readonly name: string };

type RulesBoxProps<R> = {
  /** Of the heading: one of its own for each box on a page. */
  readonly id: string;
  readonly words: RuleWords & {
    readonly title: string;
    readonly how: string;
    readonly none: string;
    readonly newName: string;
    readonly add: string;
  };
  readonly rules: readonly R[];
  readonly edited: boolean;
  readonly refusal: string | null;
  /** Made of the rules as they are by then: two changes may come before the first is drawn. */
  readonly onEdit: (change: (rules: readonly R[]) => readonly R[]) => void;
  readonly onDiscard: () => void;
  /** Whether they are in force. */
  readonly onSave: () => Promise<boolean>;
  readonly most?: number;
  readonly fresh: () => R;
  readonly isWhole: (rule: R) => boolean;
  readonly summaryOf: (rule: R) => string;
  readonly form: (rule: R, edit: (change: (rule: R) => R) => void) => ComponentChildren;
};

/** Settings that are a list of rules: looked through from the top, written one at a time, saved together. */
export function RulesBox<R extends Rule>(props: RulesBoxProps<R>) {
  const { id, words, rules, most = Infinity, fresh, isWhole, summaryOf, form } = props;
  const { edited, refusal, onEdit, onDiscard, onSave } = props;
  const open: Signal<string | null> = useSignal<string | null>(null);
  const wrong = !rules.every(isWhole);
  const edit = (which: string) => (change: (rule: R) => R) =>
    onEdit((now) => now.map((one) => (one.id === which ? change(one) : one)));
  const add = () => {
    const rule = fresh();
    onEdit((now) => [...now, rule]);
    open.value = rule.id;
  };
  const saveAll = async () => {
    if (await onSave()) open.value = null;
  };
  return (
    <SettingsForm
      id={id}
      title={words.title}
      how={words.how}
      edited={edited}
      wrong={wrong}
      refusal={refusal}
      onSave={saveAll}
      onReset={onDiscard}
    >
      <RuleList
        rules={rules}
        words={words}
        summaryOf={summaryOf}
        isWhole={isWhole}
        open={open}
        onChange={(next) => onEdit(() => next)}
        form={(rule) => form(rule, edit(rule.id))}
      />
      <AddButton full={rules.length >= most} onAdd={add}>
        {words.add}
      </AddButton>
    </SettingsForm>
  );
}
