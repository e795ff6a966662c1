import { routingWords } from "../../words/routing.ts";
import { Box } from "../parts/fields.tsx";
import { LanguageList, LevelPick } from "../parts/levels.tsx";
import { Wrong } from "../parts/problems-context.tsx";
import { useRoutingDraft } from "../state/draft.ts";
import type { PersonPart } from "./person-part.ts";

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
  return (
    <Box title={words.languages} hint={words.languagesHint}>
      <LanguageList
        languages={languages}
        onChange={(changed) => set("languages", { languages: changed })}
      />
      <Wrong at="routing.languages" />
    </Box>
  );
}
