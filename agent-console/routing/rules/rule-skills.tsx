import type { RoutingRule } from "../../../server/protocol/routing.ts";
import { CloseIcon } from "../../../widget/ui/icons.tsx";
import { routingWords } from "../../words/routing.ts";
import { AddChosen } from "../parts/add-chosen.tsx";
import { Wrong } from "../parts/problems-context.tsx";
import { LevelPick } from "../parts/levels.tsx";
import { useRoutingDraft } from "../state/draft.ts";
import { changedAt, withoutAt } from "../state/edit.ts";

type NeededProps = {
  readonly at: string;
  readonly needed: RoutingRule["skills"];
  readonly onChange: (needed: RoutingRule["skills"]) => void;
};

/** The skills a chat asks for, each with a level that is enough. */
export function RuleSkills({ at, needed, onChange }: NeededProps) {
  const { settings } = useRoutingDraft();
  const words = routingWords.rules;
  const left = settings.skills.filter(({ id }) => !needed.some(({ skill }) => skill === id));
  if (settings.skills.length === 0) return null;
  return (
    <div class="level-list">
      <span class="soft">{words.skills}</span>
      {needed.map(({ skill, level }, nth) => {
        const name = settings.skills.find(({ id }) => id === skill)?.name ?? skill;
        return (
          <span key={skill} class="chip line">
            {name}
            <LevelPick
              name={name}
              level={level}
              least={1}
              onChoose={(chosen) => onChange(changedAt(needed, nth, { level: chosen }))}
            />
            <button
              type="button"
              class="tool sm"
              aria-label={routingWords.skills.removeSkill(name)}
              onClick={() => onChange(withoutAt(needed, nth))}
            >
              <CloseIcon small />
            </button>
          </span>
        );
      })}
      {left.length > 0 && (
        <AddChosen
          label={words.addSkill}
          options={left.map(({ id, name }) => [id, name] as const)}
          onAdd={(skill) => onChange([...needed, { skill, level: 3 }])}
        />
      )}
      <Wrong at={at} />
    </div>
  );
}
