import { CloseIcon } from "../../../widget/ui/icons.tsx";
import { languageName } from "../../words.ts";
import { routingWords } from "../../words/routing.ts";
import { Box, Choice } from "../parts/fields.tsx";
import { Wrong } from "../parts/problems-context.tsx";
import { useRoutingDraft } from "../state/draft.ts";
import { withoutAt } from "../state/edit.ts";
import { LANGUAGES } from "../state/languages.ts";
import type { PersonPart } from "./person-part.ts";

const LEVELS = [1, 2, 3, 4, 5] as const;

/** What they know, and how well. */
export function SkillsBox({ routing: { skills }, set }: PersonPart) {
  const { saved } = useRoutingDraft();
  const words = routingWords.person;
  return (
    <Box title={words.skills} {...(saved.skills.length === 0 ? { hint: words.noSkills } : {})}>
      <ul class="level-list">
        {saved.skills.map(({ id, name }) => (
          <li key={id}>
            <span class="grow">{name}</span>
            <LevelPick
              name={name}
              level={skills.find(({ skill }) => skill === id)?.level ?? 0}
              least={0}
              onChoose={(level) => {
                const others = skills.filter(({ skill }) => skill !== id);
                set("skills", { skills: level === 0 ? others : [...others, { skill: id, level }] });
              }}
            />
          </li>
        ))}
      </ul>
      <Wrong at="routing.skills" />
    </Box>
  );
}

/** What they speak, and how well. */
export function LanguagesBox({ routing: { languages }, set }: PersonPart) {
  const words = routingWords.person;
  const others = LANGUAGES.filter((tag) => !languages.some((one) => one.tag === tag));
  return (
    <Box title={words.languages} hint={words.languagesHint}>
      <ul class="level-list">
        {languages.map(({ tag, level }, nth) => (
          <li key={tag}>
            <span class="grow">{languageName(tag)}</span>
            <LevelPick
              name={languageName(tag)}
              level={level}
              least={1}
              onChoose={(chosen) =>
                set("languages", {
                  languages: languages.map((one, index) =>
                    index === nth ? { tag, level: chosen } : one,
                  ),
                })
              }
            />
            <button
              type="button"
              class="tool sm"
              aria-label={words.removeLanguage(languageName(tag))}
              onClick={() => set("languages", { languages: withoutAt(languages, nth) })}
            >
              <CloseIcon small />
            </button>
          </li>
        ))}
      </ul>
      <Choice
        bare
        label={words.addLanguage}
        value=""
        options={[
          ["", words.addLanguage] as const,
          ...others.map((tag) => [tag, languageName(tag)] as const),
        ]}
        onChoose={(tag) => {
          if (tag !== "") set("languages", { languages: [...languages, { tag, level: 3 }] });
        }}
      />
      <Wrong at="routing.languages" />
    </Box>
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
