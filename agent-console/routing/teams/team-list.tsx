import { NextIcon, PeopleIcon } from "../../../widget/ui/icons.tsx";
import { href } from "../../state/here.ts";
import { routingWords } from "../../words/routing.ts";
import { AddByName } from "../parts/fields.tsx";
import { useRoutingDraft } from "../state/draft.ts";
import { isIn, withTeam } from "../state/edit.ts";
import { troubled } from "../state/problems.ts";

/** The teams in their order; the first one takes what no rule sends elsewhere. */
export function TeamList() {
  const { settings, agents, problems, edit } = useRoutingDraft();
  const words = routingWords.team;
  const firstTeam = settings.teams[0]?.id ?? "";
  return (
    <section class="box" aria-label={routingWords.tabs.teams}>
      <ul class="linked-list">
        {settings.teams.map((team, nth) => (
          <li key={team.id}>
            <a href={href({ at: "routing", place: { is: "team", id: team.id } })}>
              <PeopleIcon />
              <span class="grow">
                <b class="strong">{team.name}</b>
                <small>
                  {[
                    nth === 0 && settings.teams.length > 1 ? words.first : "",
                    words.members(
                      agents.filter(({ routing }) => isIn(routing, team.id, firstTeam)).length,
                    ),
                    team.hours === null ? words.always : words.hours(team.hours.timeZone),
                  ]
                    .filter((part) => part !== "")
                    .join(" · ")}
                </small>
              </span>
              {troubled(problems, `teams.${nth}`) && (
                <span class="chip bad">{routingWords.wrong(1)}</span>
              )}
              <NextIcon small turn />
            </a>
          </li>
        ))}
      </ul>
      <AddByName
        label={words.newName}
        button={words.addTeam}
        missing={words.nameMissing}
        onAdd={(name) => edit("teams", withTeam(settings, name))}
      />
    </section>
  );
}
