import type { SlaOverview, SlaPolicy } from "../../../server/protocol/sla-settings.ts";
import { newId } from "../../../widget/link/ids.ts";
import { RulesBox } from "../../parts/rules-box.tsx";
import { SettingsAwaited } from "../../parts/settings-ends.tsx";
import { useSettings } from "../../state/use-settings.ts";
import { slaWords } from "../../words/sla.ts";
import { mistakesIn, newPolicy, summaryOf } from "./policy-edit.ts";
import { PolicyForm } from "./policy-form.tsx";

/** What is promised to customers: the policies in the order they are looked through. */
export function SlaBox() {
  const read = useSettings<SlaOverview>("/api/sla");
  if (read.is === "awaited") return <SettingsAwaited trouble={read.trouble} />;
  const { overview, settings, edited, refusal, edit, discard, save } = read;
  return (
    <RulesBox
      id="settings-sla"
      words={slaWords.settings}
      rules={settings.policies}
      edited={edited}
      refusal={refusal}
      onEdit={(change) => edit(({ policies }) => ({ policies: [...change(policies)] }))}
      onDiscard={discard}
      onSave={save}
      fresh={() => newPolicy(newId())}
      isWhole={(policy) => Object.keys(mistakesIn(policy, overview.teams)).length === 0}
      summaryOf={(policy) => summaryIn(policy, overview)}
      form={(policy, change) => (
        <PolicyForm policy={policy} overview={overview} onChange={(next) => change(() => next)} />
      )}
    />
  );
}

function summaryIn(policy: SlaPolicy, { teams }: SlaOverview): string {
  const { what, forWhich } = summaryOf(policy, teams);
  return `${forWhich} · ${what}`;
}
