import { useSignal } from "@preact/signals";
import { clock } from "../browser.ts";
import { SelectField } from "../parts/select-field.tsx";
import { minute } from "../state/here.ts";
import { isOut } from "../state/leave.ts";
import { useDesk } from "../state/use-desk.ts";
import { leaveWords } from "../words/contact.ts";
import { myself, outWords } from "./me.ts";

/** Out until a day, and who answers for one meanwhile. */
export function LeaveForm() {
  const desk = useDesk();
  const me = myself(desk);
  const day = useSignal("");
  const standIn = useSignal("");
  if (me === null) return null;
  const set = (leave: { until: number | null; standInId: string | null } | null) =>
    void desk.attempt("leave:set", { leave });
  const others = [...desk.registers.agents.value.values()]
    .filter(({ id, active }) => active && id !== me.id)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <section class="box prefs">
      <h2>{leaveWords.title}</h2>
      {!isOut(me, minute.value) ? (
        <form
          class="leave-form"
          onSubmit={(event) => {
            event.preventDefault();
            set({
              until: startOf(day.value),
              standInId: standIn.value === "" ? null : standIn.value,
            });
          }}
        >
          <p class="soft">{leaveWords.how}</p>
          <label class="pref-line">
            <span class="grow">{leaveWords.until}</span>
            <input
              type="date"
              class="time-field"
              min={tomorrow()}
              value={day.value}
              onChange={(event) => (day.value = event.currentTarget.value)}
            />
          </label>
          <p class="soft">{leaveWords.untilHint}</p>
          <SelectField
            label={leaveWords.standIn}
            value={standIn.value}
            options={[
              ["", leaveWords.nobody],
              ...others.map(({ id, name }): readonly [string, string] => [id, name]),
            ]}
            onChoose={(id) => (standIn.value = id)}
          />
          <button class="btn btn-line sm">{leaveWords.start}</button>
        </form>
      ) : (
        <>
          <p>{outWords(me)}</p>
          <button type="button" class="btn btn-main sm" onClick={() => set(null)}>
            {leaveWords.back}
          </button>
        </>
      )}
    </section>
  );
}

/** The day's first moment where the agent is (epoch ms); null: no day. */
function startOf(day: string): number | null {
  const at = new Date(`${day}T00:00`).getTime();
  return Number.isNaN(at) ? null : at;
}

function tomorrow(): string {
  const next = new Date(clock());
  next.setDate(next.getDate() + 1);
  return [next.getFullYear(), next.getMonth() + 1, next.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}
