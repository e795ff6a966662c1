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
  const { overview, trouble, save } = useSettings<ProactiveOverview>(
    "/api/proactive",
    proactiveWords.conflict,
  );
  if (overview === null) return <SettingsAwaited trouble={trouble} />;
  return (
    <RulesBox
      id="settings-proactive"
      words={proactiveWords}
      rules={overview.settings.rules}
      most={MOST_RULES}
      fresh={() => newRule(freshId())}
      isWhole={(rule) => Object.keys(mistakesIn(rule)).length === 0}
      summaryOf={summaryOf}
      save={(rules) => save({ rules: [...rules] })}
      form={(rule, edit) => <RuleForm rule={rule} shop={shop} onChange={edit} />}
    />
  );
}

/** Never one that was there before: who has seen that would not see this. */
function freshId(): string {
  return `m-${newId()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")}`;
}
