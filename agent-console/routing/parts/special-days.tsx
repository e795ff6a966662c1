import type { SpecialDay } from "../../../server/protocol/hours.ts";
import { dateToday } from "../../browser.ts";
import { routingWords } from "../../words/routing.ts";
import { withoutAt } from "../state/edit.ts";
import { DAYS, newSpecialDay, retold } from "../state/hours-edit.ts";
import { Choice, Line, NumberLine } from "./fields.tsx";
import { Intervals } from "./intervals.tsx";
import { Wrong } from "./problems-context.tsx";

type SpecialProps = {
  readonly at: string;
  readonly days: readonly SpecialDay[];
  readonly onChange: (days: readonly SpecialDay[], at: string) => void;
};

/** Holidays, and days that open otherwise. */
export function SpecialDays({ at, days, onChange }: SpecialProps) {
  const words = routingWords.hours;
  return (
    <div class="special-days">
      <h3>{words.special}</h3>
      <p class="soft tiny">{words.specialHint}</p>
      <ul>
        {days.map((day, nth) => (
          <li key={nth}>
            <DayForm
              at={`${at}.${nth}`}
              day={day}
              onChange={(changed, where) =>
                onChange(
                  days.map((one, index) => (index === nth ? changed : one)),
                  where,
                )
              }
            />
            <button
              type="button"
              class="btn btn-bare sm"
              onClick={() => onChange(withoutAt(days, nth), at)}
            >
              {words.removeSpecial(day.name)}
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="btn btn-line sm"
        onClick={() => onChange([...days, newSpecialDay("once", dateToday())], at)}
      >
        {words.addSpecial}
      </button>
    </div>
  );
}

type DayProps<D extends SpecialDay = SpecialDay> = {
  readonly at: string;
  readonly day: D;
  readonly onChange: (day: SpecialDay, at: string) => void;
};

const KINDS = ["once", "year", "weekday"] as const;

function DayForm({ at, day, onChange }: DayProps) {
  const words = routingWords.hours;
  return (
    <>
      <div class="form-row">
        <Line
          label={words.name}
          at={`${at}.name`}
          value={day.name}
          onInput={(name) => onChange({ ...day, name }, `${at}.name`)}
        />
        <Choice
          label={words.every}
          value={day.every}
          options={KINDS.map((kind) => [kind, words.kinds[kind]] as const)}
          onChoose={(every) => onChange(retold(day, every, dateToday()), at)}
        />
      </div>
      <div class="form-row">
        <WhenOf at={at} day={day} onChange={onChange} />
      </div>
      <Wrong at={at} />
      <Intervals
        at={`${at}.intervals`}
        day={day.name === "" ? words.thisDay : day.name}
        list={day.intervals}
        onChange={(intervals, where) => onChange({ ...day, intervals: [...intervals] }, where)}
      />
    </>
  );
}

function WhenOf({ at, day, onChange }: DayProps) {
  switch (day.every) {
    case "once":
      return <Once at={at} day={day} onChange={onChange} />;
    case "year":
      return <Yearly at={at} day={day} onChange={onChange} />;
    case "weekday":
      return <OnWeekday at={at} day={day} onChange={onChange} />;
  }
}

type Of<E extends SpecialDay["every"]> = DayProps<Extract<SpecialDay, { readonly every: E }>>;

function Once({ at, day, onChange }: Of<"once">) {
  const words = routingWords.hours;
  const date = { type: "date" } as const;
  return (
    <>
      <Line
        label={words.first}
        at={`${at}.from`}
        value={day.from}
        onInput={(from) =>
          onChange({ ...day, from, to: day.to < from ? from : day.to }, `${at}.from`)
        }
        input={date}
      />
      <Line
        label={words.last}
        at={`${at}.to`}
        value={day.to}
        onInput={(to) => onChange({ ...day, to }, `${at}.to`)}
        input={date}
      />
    </>
  );
}

function Yearly({ at, day, onChange }: Of<"year">) {
  return (
    <>
      <Month month={day.month} onChoose={(month) => onChange({ ...day, month }, at)} />
      <NumberLine
        label={routingWords.hours.dayOfMonth}
        at={`${at}.day`}
        value={day.day}
        onInput={(number) => onChange({ ...day, day: number ?? -1 }, `${at}.day`)}
      />
    </>
  );
}

const NTHS = [1, 2, 3, 4, -1] as const;

function OnWeekday({ at, day, onChange }: Of<"weekday">) {
  const words = routingWords.hours;
  return (
    <>
      <Choice
        label={words.nth}
        value={String(day.nth)}
        options={NTHS.map((nth) => [String(nth), words.nths[nth]] as const)}
        onChoose={(chosen) => {
          const nth = NTHS.find((one) => String(one) === chosen);
          if (nth !== undefined) onChange({ ...day, nth }, at);
        }}
      />
      <Choice
        label={words.weekday}
        value={day.weekday}
        options={DAYS.map((one) => [one, words.days[one]] as const)}
        onChoose={(weekday) => onChange({ ...day, weekday }, at)}
      />
      <Month month={day.month} onChoose={(month) => onChange({ ...day, month }, at)} />
    </>
  );
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

function Month(props: { readonly month: number; readonly onChoose: (month: number) => void }) {
  return (
    <Choice
      label={routingWords.hours.month}
      value={String(props.month)}
      options={MONTHS.map((month) => [String(month), monthName(month)] as const)}
      onChoose={(month) => props.onChoose(Number(month))}
    />
  );
}

const NAMES = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });

function monthName(month: number): string {
  return NAMES.format(Date.UTC(2000, month - 1, 1));
}
