import { dateOf, instantIn } from "../../browser.ts";
import { routingWords } from "../../words/routing.ts";
import { Box, Choice, Line, Tick } from "../parts/fields.tsx";
import { Wrong } from "../parts/problems-context.tsx";
import { useRoutingDraft } from "../state/draft.ts";
import type { PersonPart } from "./person-part.ts";

const NOBODY = "";

/** A year has four places then, and the field goes on to no fifth. */
const LAST_DATE = "9999-12-31";

/** Out until a date, and who answers for them meanwhile. */
export function LeaveBox({ me, routing: { leave }, set }: PersonPart & { readonly me: string }) {
  const { agents } = useRoutingDraft();
  const words = routingWords.person;
  return (
    <Box title={words.leave} hint={words.leaveHint}>
      <Tick
        checked={leave !== null}
        onChange={(on) => set("leave", { leave: on ? { until: null, standInId: null } : null })}
      >
        {words.onLeave}
      </Tick>
      {leave !== null && (
        <div class="form-row">
          <Line
            label={words.until}
            hint={words.untilHint}
            at="routing.leave.until"
            value={leave.until === null ? "" : dateOf(leave.until)}
            onInput={(date) =>
              set("leave.until", {
                leave: { ...leave, until: date === "" ? null : instantIn(date) },
              })
            }
            input={{ type: "date", max: LAST_DATE }}
          />
          <Choice
            label={words.standIn}
            value={leave.standInId ?? NOBODY}
            options={[
              [NOBODY, words.nobody] as const,
              ...agents.filter(({ id }) => id !== me).map(({ id, name }) => [id, name] as const),
            ]}
            onChoose={(id) =>
              set("leave.standInId", { leave: { ...leave, standInId: id === NOBODY ? null : id } })
            }
          />
        </div>
      )}
      <Wrong at="routing.leave" />
    </Box>
  );
}
