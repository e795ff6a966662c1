import { CloseIcon } from "../../../widget/ui/icons.tsx";
import { Empty } from "../../parts/empty.tsx";
import { routingWords } from "../../words/routing.ts";
import { AddByName, Line } from "../parts/fields.tsx";
import { useRoutingDraft } from "../state/draft.ts";
import { changedAt, withoutSkill, withSkill } from "../state/edit.ts";

/** What people can know; who knows what is said with each person. */
export function SkillsTab() {
  const { settings, agents, edit } = useRoutingDraft();
  const words = routingWords.skills;
  const { skills } = settings;
  return (
    <section class="box" aria-label={routingWords.tabs.skills}>
      <p class="soft">{words.intro}</p>
      {skills.length === 0 && <Empty title={words.none} text={words.noneText} />}
      <ul class="name-list">
        {skills.map(({ id, name }, nth) => (
          <li key={id}>
            <Line
              label={words.name}
              hint={words.known(
                agents.filter(({ routing }) => routing.skills.some(({ skill }) => skill === id))
                  .length,
              )}
              at={`skills.${nth}.name`}
              value={name}
              onInput={(text) =>
                edit(`skills.${nth}.name`, {
                  ...settings,
                  skills: changedAt(skills, nth, { name: text }),
                })
              }
              input={{ autocomplete: "off" }}
            />
            <button
              type="button"
              class="tool"
              aria-label={words.removeSkill(name)}
              onClick={() => edit("skills", withoutSkill(settings, id))}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
      </ul>
      <AddByName
        label={words.newName}
        button={words.addSkill}
        missing={words.nameMissing}
        onAdd={(name) => edit("skills", withSkill(settings, name))}
      />
    </section>
  );
}
