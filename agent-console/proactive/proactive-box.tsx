import type { ProactiveOverview } from "../../server/protocol/proactive.ts";
import { MOST_RULES } from "../../server/protocol/proactive-limits.ts";
import { newId } from "../../widget/link/ids.ts";
import { RulesBox } from "../parts/rules-box.tsx";
import { SettingsAwaited } from "../parts/settings-ends.tsx";
import { useSettings } from "../state/use-settings.ts";
import { proactiveWords } from "../words/proactive.ts";
import { mistakesIn, newRule, summaryOf } from "./rule-edit.ts";
import { RuleForm } from "./rule-form.tsx";

/** What visitors are shown without having asked, in the order it is looked through. */
export function ProactiveBox({ shop }: { readonly shop: string }) {
  const read = useSettings<ProactiveOverview>("/api/proactive");
  if (read.is === "awaited") return <SettingsAwaited trouble={read.trouble} />;
  const { settings, edited, refusal, edit, discard, save } = read;
  return (
    <RulesBox
      id="settings-proactive"
      words={proactiveWords}
      rules={settings.rules}
      edited={edited}
      refusal={refusal}
      onEdit={(change) => edit(({ rules }) => ({ rules: [...change(rules)] }))}
      onDiscard={discard}
      onSave={save}
      most={MOST_RULES}
      fresh={() => newRule(freshId())}
      isWhole={(rule) => Object.keys(mistakesIn(rule)).length === 0}
      summaryOf={summaryOf}
      form={(rule, change) => <RuleForm rule={rule} shop={shop} onChange={change} />}
    />
  );
}

/** Never one that was there before: who has seen that would not see this. */
function freshId(): string {
  return `m-${newId()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")}`;
}
