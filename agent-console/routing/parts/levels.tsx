import type { AgentRouting } from "../../../server/protocol/routing.ts";
import { CloseIcon } from "../../../widget/ui/icons.tsx";
import { languageName } from "../../words/common.ts";
import { routingWords } from "../../words/routing.ts";
import { withoutAt } from "../state/edit.ts";
import { LANGUAGES } from "../state/languages.ts";
import { AddChosen } from "./add-chosen.tsx";
import { Choice } from "./fields.tsx";

const LEVELS = [1, 2, 3, 4, 5] as const;

type Languages = AgentRouting["languages"];

type LanguageListProps = {
  readonly languages: Languages;
  readonly onChange: (languages: Languages) => void;
};

/** Languages with a level each; others can be added. */
export function LanguageList({ languages, onChange }: LanguageListProps) {
  const words = routingWords.person;
  const others = LANGUAGES.filter((tag) => !languages.some((one) => one.tag === tag));
  return (
    <>
      <ul class="level-list">
        {languages.map(({ tag, level }, nth) => (
          <li key={tag}>
            <span class="grow">{languageName(tag)}</span>
            <LevelPick
              name={languageName(tag)}
              level={level}
              least={1}
              onChoose={(chosen) =>
                onChange(
                  languages.map((one, index) => (index === nth ? { tag, level: chosen } : one)),
                )
              }
            />
            <button
              type="button"
              class="tool sm"
              aria-label={words.removeLanguage(languageName(tag))}
              onClick={() => onChange(withoutAt(languages, nth))}
            >
              <CloseIcon small />
            </button>
          </li>
        ))}
      </ul>
      <AddChosen
        label={words.addLanguage}
        options={others.map((tag) => [tag, languageName(tag)] as const)}
        onAdd={(tag) => onChange([...languages, { tag, level: 3 }])}
      />
    </>
  );
}

type LevelProps = {
  readonly name: string;
  readonly level: number;
  /** 0: it may be chosen that they do not. */
  readonly least: 0 | 1;
  readonly onChoose: (level: number) => void;
};

export function LevelPick({ name, level, least, onChoose }: LevelProps) {
  const { levels, level: label } = routingWords.person;
  const offered = least === 0 ? [0 as const, ...LEVELS] : LEVELS;
  return (
    <Choice
      bare
      label={label(name)}
      value={String(level)}
      options={offered.map((one) => [String(one), levels[one]] as const)}
      onChoose={(chosen) => onChoose(Number(chosen))}
    />
  );
}
