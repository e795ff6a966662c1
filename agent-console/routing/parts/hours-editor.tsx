import type { Hours, Interval } from "../../../server/protocol/hours.ts";
import { timeZones } from "../../browser.ts";
import { routingWords } from "../../words/routing.ts";
import { copiedToWorkdays, DAYS, type Day } from "../state/hours-edit.ts";
import { Choice } from "./fields.tsx";
import { Intervals } from "./intervals.tsx";
import { Wrong } from "./problems-context.tsx";
import { SpecialDays } from "./special-days.tsx";

type HoursProps = {
  readonly at: string;
  readonly hours: Hours;
  /** `at`: what was changed. */
  readonly onChange: (hours: Hours, at: string) => void;
};

/** A week on the clock of one time zone, and the days that are unlike the others. */
export function HoursEditor({ at, hours, onChange }: HoursProps) {
  const words = routingWords.hours;
  const zones = [...new Set([hours.timeZone, ...timeZones()])];
  const setDay = (day: Day, list: readonly Interval[], where: string) =>
    onChange({ ...hours, week: { ...hours.week, [day]: list } }, where);
  return (
    <div class="hours">
      <Choice
        label={words.zone}
        value={hours.timeZone}
        options={zones.map((zone) => [zone, zone.replaceAll("_", " ")] as const)}
        onChoose={(timeZone) => onChange({ ...hours, timeZone }, `${at}.timeZone`)}
      />
      <Wrong at={`${at}.timeZone`} />
      <ul class="week">
        {DAYS.map((day) => (
          <li key={day}>
            <b class="strong">{words.days[day]}</b>
            <Intervals
              at={`${at}.week.${day}`}
              day={words.days[day]}
              list={hours.week[day]}
              onChange={(list, where) => setDay(day, list, where)}
            />
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="btn btn-bare sm"
        onClick={() =>
          onChange({ ...hours, week: copiedToWorkdays(hours.week, "mon") }, `${at}.week`)
        }
      >
        {words.copy}
      </button>
      <SpecialDays
        at={`${at}.special`}
        days={hours.special}
        onChange={(special, where) => onChange({ ...hours, special: [...special] }, where)}
      />
    </div>
  );
}
