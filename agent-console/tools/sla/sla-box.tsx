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
  const { overview, trouble, save } = useSettings<SlaOverview>(
    "/api/sla",
    slaWords.settings.conflict,
  );
  if (overview === null) return <SettingsAwaited trouble={trouble} />;
  return (
    <RulesBox
      id="settings-sla"
      words={slaWords.settings}
      rules={overview.settings.policies}
      fresh={() => newPolicy(newId())}
      isWhole={(policy) => Object.keys(mistakesIn(policy)).length === 0}
      summaryOf={(policy) => summaryIn(policy, overview)}
      save={(policies) => save({ policies: [...policies] })}
      form={(policy, edit) => (
        <PolicyForm policy={policy} overview={overview} onChange={(next) => edit(() => next)} />
      )}
    />
  );
}

function summaryIn(policy: SlaPolicy, { teams }: SlaOverview): string {
  const { what, forWhich } = summaryOf(policy, teams);
  return `${forWhich} · ${what}`;
}
