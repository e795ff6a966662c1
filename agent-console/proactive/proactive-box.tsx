import { useSignal } from "@preact/signals";
import type { ProactiveOverview, ProactiveRule } from "../../server/protocol/proactive.ts";
import { MOST_RULES } from "../../server/protocol/proactive-limits.ts";
import { newId } from "../../widget/link/ids.ts";
import { RuleList } from "../parts/rule-list.tsx";
import { SettingsAwaited, SettingsEnds } from "../parts/settings-ends.tsx";
import { useSettings } from "../state/use-settings.ts";
import { proactiveWords } from "../words/proactive.ts";
import { mistakesIn, newRule, summaryOf } from "./rule-edit.ts";
import { RuleForm } from "./rule-form.tsx";

/** What visitors are shown without having asked, in the order it is looked through. */
export function ProactiveBox({ shop }: { readonly shop: string }) {
  const { overview, trouble, save } = useSettings<ProactiveOverview>(
    "/api/proactive",
    proactiveWords.conflict,
  );
  const edited = useSignal<readonly ProactiveRule[] | null>(null);
  const open = useSignal<string | null>(null);
  if (overview === null) return <SettingsAwaited trouble={trouble} />;
  const rules = edited.value ?? overview.settings.rules;
  const wrong = rules.some((rule) => Object.keys(mistakesIn(rule)).length > 0);
  const set = (next: readonly ProactiveRule[]) => (edited.value = next);
  const edit = (id: string, change: (rule: ProactiveRule) => ProactiveRule) =>
    set(
      (edited.value ?? overview.settings.rules).map((one) => (one.id === id ? change(one) : one)),
    );
  const add = () => {
    const rule = newRule(freshId());
    set([...rules, rule]);
    open.value = rule.id;
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (wrong || edited.value === null || !(await save({ rules: [...rules] }))) return;
    edited.value = null;
    open.value = null;
  };
  return (
    <section class="box sla-box" aria-labelledby="settings-proactive">
      <header>
        <h2 id="settings-proactive">{proactiveWords.title}</h2>
      </header>
      <p class="soft">{proactiveWords.how}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <RuleList
          rules={rules}
          words={proactiveWords}
          summaryOf={summaryOf}
          open={open}
          onChange={set}
          form={(rule) => (
            <RuleForm rule={rule} shop={shop} onChange={(change) => edit(rule.id, change)} />
          )}
        />
        <button
          type="button"
          class="btn btn-line"
          disabled={rules.length >= MOST_RULES}
          onClick={add}
        >
          {proactiveWords.add}
        </button>
        <SettingsEnds
          edited={edited.value !== null}
          wrong={wrong}
          onReset={() => (edited.value = null)}
        />
      </form>
    </section>
  );
}

/** Never one that was there before: who has seen that would not see this. */
function freshId(): string {
  return `m-${newId()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")}`;
}
