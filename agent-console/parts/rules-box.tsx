import { useSignal, type Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
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
  readonly most?: number;
  readonly fresh: () => R;
  readonly isWhole: (rule: R) => boolean;
  readonly summaryOf: (rule: R) => string;
  /** Whether what was edited is done with. */
  readonly save: (rules: readonly R[]) => Promise<boolean>;
  readonly form: (rule: R, edit: (change: (rule: R) => R) => void) => ComponentChildren;
};

/** Settings that are a list of rules: looked through from the top, written one at a time, saved together. */
export function RulesBox<R extends Rule>(props: RulesBoxProps<R>) {
  const { id, words, most = Infinity, fresh, isWhole, summaryOf, save, form } = props;
  const edited = useSignal<readonly R[] | null>(null);
  const open: Signal<string | null> = useSignal<string | null>(null);
  const rules = edited.value ?? props.rules;
  const wrong = !rules.every(isWhole);
  const edit = (which: string) => (change: (rule: R) => R) => {
    const newest = edited.value ?? props.rules;
    edited.value = newest.map((one) => (one.id === which ? change(one) : one));
  };
  const add = () => {
    const rule = fresh();
    edited.value = [...rules, rule];
    open.value = rule.id;
  };
  const saveAll = async () => {
    const done = await save([...rules]);
    if (done) open.value = null;
    return done;
  };
  return (
    <SettingsForm
      id={id}
      title={words.title}
      how={words.how}
      edited={edited.value !== null}
      wrong={wrong}
      onSave={saveAll}
      onReset={() => (edited.value = null)}
    >
      <RuleList
        rules={rules}
        words={words}
        summaryOf={summaryOf}
        open={open}
        onChange={(next) => (edited.value = next)}
        form={(rule) => form(rule, edit(rule.id))}
      />
      <button type="button" class="btn btn-line" disabled={rules.length >= most} onClick={add}>
        {words.add}
      </button>
    </SettingsForm>
  );
}
