import { useSignal } from "@preact/signals";
import type { SlaOverview, SlaPolicy } from "../../../server/protocol/sla-settings.ts";
import { newId } from "../../../widget/link/ids.ts";
import { RuleList } from "../../parts/rule-list.tsx";
import { SettingsAwaited, SettingsEnds } from "../../parts/settings-ends.tsx";
import { useSettings } from "../../state/use-settings.ts";
import { slaWords } from "../../words/sla.ts";
import { mistakesIn, newPolicy, summaryOf } from "./policy-edit.ts";
import { PolicyForm } from "./policy-form.tsx";

/** What is promised to customers: the policies in the order they are looked through. */
export function SlaBox() {
  const { overview, trouble, save } = useSettings<SlaOverview>(
    "/api/sla",
    slaWords.settings.conflict,
  );
  const edited = useSignal<readonly SlaPolicy[] | null>(null);
  const open = useSignal<string | null>(null);
  if (overview === null) return <SettingsAwaited trouble={trouble} />;
  const policies = edited.value ?? overview.settings.policies;
  const wrong = policies.some((policy) => Object.keys(mistakesIn(policy)).length > 0);
  const set = (next: readonly SlaPolicy[]) => (edited.value = next);
  const put = (policy: SlaPolicy) =>
    set(policies.map((one) => (one.id === policy.id ? policy : one)));
  const add = () => {
    const policy = newPolicy(newId());
    set([...policies, policy]);
    open.value = policy.id;
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (wrong || edited.value === null) return;
    if (await save({ policies: [...policies] })) {
      edited.value = null;
      open.value = null;
    }
  };
  return (
    <section class="box sla-box" aria-labelledby="settings-sla">
      <header>
        <h2 id="settings-sla">{slaWords.settings.title}</h2>
      </header>
      <p class="soft">{slaWords.settings.how}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <RuleList
          rules={policies}
          words={slaWords.settings}
          summaryOf={(policy) => summaryIn(policy, overview)}
          open={open}
          onChange={set}
          form={(policy) => <PolicyForm policy={policy} overview={overview} onChange={put} />}
        />
        <button type="button" class="btn btn-line" onClick={add}>
          {slaWords.settings.add}
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

function summaryIn(policy: SlaPolicy, { teams }: SlaOverview): string {
  const { what, forWhich } = summaryOf(policy, teams);
  return `${forWhich} · ${what}`;
}
