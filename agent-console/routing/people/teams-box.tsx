import { routingWords } from "../../words/routing.ts";
import { Box, NumberLine, Tick } from "../parts/fields.tsx";
import { Wrong } from "../parts/problems-context.tsx";
import { useRoutingDraft } from "../state/draft.ts";
import { changedAt } from "../state/edit.ts";
import type { PersonPart } from "./person-part.ts";

/** Which teams they serve, and how many chats of each at most. */
export function TeamsBox({ routing: { teams }, set }: PersonPart) {
  const { saved } = useRoutingDraft();
  const words = routingWords.person;
  return (
    <Box title={words.teams} hint={words.teamsHint}>
      <ul class="ticks is-wide">
        {saved.teams.map(({ id, name }) => {
          const nth = teams.findIndex(({ teamId }) => teamId === id);
          const limit = teams[nth];
          return (
            <li key={id}>
              <Tick
                checked={limit !== undefined}
                onChange={(on) =>
                  set("teams", {
                    teams: on
                      ? [...teams, { teamId: id, capacity: null }]
                      : teams.filter(({ teamId }) => teamId !== id),
                  })
                }
              >
                {name}
              </Tick>
              {limit !== undefined && (
                <NumberLine
                  label={words.ownLimit(name)}
                  hint={words.ownLimitHint}
                  at={`routing.teams.${nth}.capacity`}
                  value={limit.capacity}
                  onInput={(capacity) =>
                    set(`teams.${nth}.capacity`, { teams: changedAt(teams, nth, { capacity }) })
                  }
                />
              )}
            </li>
          );
        })}
      </ul>
      <Wrong at="routing.teams" />
    </Box>
  );
}
