import type { RoutingRule } from "../../../server/protocol/routing.ts";
import { newId } from "../../../widget/link/ids.ts";
import { CloseIcon, DownIcon, UpIcon } from "../../../widget/ui/icons.tsx";
import { Empty } from "../../parts/empty.tsx";
import { routingWords } from "../../words/routing.ts";
import { Choice, Line } from "../parts/fields.tsx";
import { Wrong } from "../parts/problems-context.tsx";
import { useRoutingDraft } from "../state/draft.ts";
import { changedAt, moved, withoutAt } from "../state/edit.ts";
import { RuleSkills } from "./rule-skills.tsx";

/** Where a chat belongs, in the order in which it is asked. */
export function RulesTab() {
  const { settings, edit } = useRoutingDraft();
  const words = routingWords.rules;
  const { rules, teams } = settings;
  const set = (at: string, list: RoutingRule[]) => edit(at, { ...settings, rules: list });
  const add = () => {
    const where = { teamId: teams[0]?.id ?? null, tier: null, skills: [] };
    set("rules", [...rules, { id: newId(), on: "page", is: "", ...where }]);
  };
  return (
    <section class="box" aria-label={routingWords.tabs.rules}>
      <p class="soft">{words.intro}</p>
      {rules.length === 0 && <Empty title={words.none} text={words.noneText} />}
      <ol class="rule-list">
        {rules.map((rule, nth) => (
          <li key={nth} aria-label={words.rule(nth + 1)}>
            <RuleForm
              at={`rules.${nth}`}
              rule={rule}
              change={(where, part) => set(`rules.${nth}.${where}`, changedAt(rules, nth, part))}
            />
            <p class="rule-tools">
              <button
                type="button"
                class="tool sm"
                aria-label={words.up(nth + 1)}
                disabled={nth === 0}
                onClick={() => set("rules", moved(rules, nth, -1))}
              >
                <UpIcon small />
              </button>
              <button
                type="button"
                class="tool sm"
                aria-label={words.down(nth + 1)}
                disabled={nth === rules.length - 1}
                onClick={() => set("rules", moved(rules, nth, 1))}
              >
                <DownIcon small />
              </button>
              <button
                type="button"
                class="tool sm"
                aria-label={words.removeRule(nth + 1)}
                onClick={() => set("rules", withoutAt(rules, nth))}
              >
                <CloseIcon small />
              </button>
            </p>
          </li>
        ))}
      </ol>
      <button type="button" class="btn btn-line" onClick={add}>
        {words.addRule}
      </button>
    </section>
  );
}

type RuleProps = {
  readonly at: string;
  readonly rule: RoutingRule;
  readonly change: (where: string, part: Partial<RoutingRule>) => void;
};

const KINDS = ["choice", "page", "category", "words"] as const;
const TIERS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const OPEN = "";

function RuleForm({ at, rule, change }: RuleProps) {
  const { settings } = useRoutingDraft();
  const words = routingWords.rules;
  return (
    <>
      <div class="form-row">
        <Choice
          label={words.on}
          value={rule.on}
          options={KINDS.map((kind) => [kind, words.kinds[kind]] as const)}
          onChoose={(on) => change("on", { on, is: "" })}
        />
        <Matched at={at} rule={rule} change={change} />
      </div>
      <div class="form-row">
        <Choice
          label={words.team}
          value={rule.teamId ?? OPEN}
          options={[
            [OPEN, words.leaveTeam] as const,
            ...settings.teams.map(({ id, name }) => [id, name] as const),
          ]}
          onChoose={(id) => change("teamId", { teamId: id === OPEN ? null : id })}
        />
        <Choice
          label={words.tier}
          value={rule.tier === null ? OPEN : String(rule.tier)}
          options={[
            [OPEN, words.leaveTier] as const,
            ...TIERS.map((tier) => [String(tier), String(tier)] as const),
          ]}
          onChoose={(tier) => change("tier", { tier: tier === OPEN ? null : Number(tier) })}
        />
      </div>
      <Wrong at={`${at}.teamId`} />
      <RuleSkills
        at={`${at}.skills`}
        needed={rule.skills}
        onChange={(skills) => change("skills", { skills: [...skills] })}
      />
    </>
  );
}

function Matched({ at, rule, change }: RuleProps) {
  const { categories } = useRoutingDraft();
  const words = routingWords.rules;
  const field = `${at}.is`;
  if (rule.on === "category" && categories.length > 0)
    return (
      <div>
        <Choice
          label={words.category}
          value={rule.is}
          options={[...new Set([rule.is, ...categories])].map((one) => [one, one] as const)}
          onChoose={(is) => change("is", { is })}
        />
        <Wrong at={field} />
      </div>
    );
  return (
    <Line
      label={words[rule.on]}
      at={field}
      value={rule.is}
      onInput={(is) => change("is", { is })}
      {...(rule.on === "category" ? { hint: words.noCategories } : {})}
      input={{ autocomplete: "off" }}
    />
  );
}
