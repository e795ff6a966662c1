import { Avatar } from "../../../widget/ui/avatar.tsx";
import { NextIcon } from "../../../widget/ui/icons.tsx";
import { href, minute } from "../../state/here.ts";
import { isOut } from "../../state/leave.ts";
import { routingWords } from "../../words/routing.ts";
import { useRoutingDraft } from "../state/draft.ts";
import { isIn } from "../state/edit.ts";

/** Everybody who answers, with what they can take. */
export function PersonList() {
  const { settings, agents } = useRoutingDraft();
  const first = settings.teams[0]?.id ?? "";
  return (
    <section class="box" aria-label={routingWords.tabs.people}>
      <ul class="linked-list">
        {agents.map(({ id, name, capacity, routing }) => (
          <li key={id}>
            <a href={href({ at: "routing", place: { is: "person", id } })}>
              <Avatar name={name} seed={id} size={40} />
              <span class="grow">
                <b class="strong">{name}</b>
                <small>
                  {[
                    settings.teams
                      .filter((team) => isIn(routing, team.id, first))
                      .map((team) => team.name)
                      .join(", "),
                    routingWords.person.summary(capacity, routing.tier),
                  ]
                    .filter((part) => part !== "")
                    .join(" · ")}
                </small>
              </span>
              {isOut(routing, minute.value) && (
                <span class="chip warn">{routingWords.person.away}</span>
              )}
              <NextIcon small turn />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
