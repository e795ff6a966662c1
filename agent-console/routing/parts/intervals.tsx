import type { Interval } from "../../../server/protocol/hours.ts";
import { CloseIcon } from "../../../widget/ui/icons.tsx";
import { PlusIcon } from "../../icons.tsx";
import { routingWords } from "../../words/routing.ts";
import { changedAt, withoutAt } from "../state/edit.ts";
import { withInterval } from "../state/hours-edit.ts";
import { useProblem, Wrong } from "./problems-context.tsx";

type IntervalsProps = {
  readonly at: string;
  /** As it is spoken. */
  readonly day: string;
  readonly list: readonly Interval[];
  readonly onChange: (list: readonly Interval[], at: string) => void;
};

/** The opening times of one day; none: closed. */
export function Intervals({ at, day, list, onChange }: IntervalsProps) {
  const words = routingWords.hours;
  return (
    <div class="intervals">
      {list.length === 0 && <span class="soft">{words.closed}</span>}
      {list.map((interval, nth) => (
        <IntervalLine
          key={nth}
          at={`${at}.${nth}`}
          day={day}
          interval={interval}
          onChange={(change) => onChange(changedAt(list, nth, change), `${at}.${nth}`)}
          onRemove={() => onChange(withoutAt(list, nth), at)}
        />
      ))}
      <button
        type="button"
        class="tool sm"
        aria-label={words.addTime(day)}
        title={words.addTime(day)}
        onClick={() => onChange(withInterval(list), at)}
      >
        <PlusIcon small />
      </button>
      <Wrong at={at} />
    </div>
  );
}

type IntervalProps = {
  readonly at: string;
  readonly day: string;
  readonly interval: Interval;
  readonly onChange: (change: Partial<Interval>) => void;
  readonly onRemove: () => void;
};

function IntervalLine({ at, day, interval, onChange, onRemove }: IntervalProps) {
  const words = routingWords.hours;
  const { from, to } = interval;
  return (
    <span class="interval">
      <TimeField
        at={`${at}.from`}
        label={words.from(day)}
        value={from}
        onInput={(value) => onChange({ from: value })}
      />
      <span class="soft">{words.until}</span>
      <TimeField
        at={`${at}.to`}
        label={words.to(day)}
        value={to}
        onInput={(value) => onChange({ to: value })}
      />
      {to < from && to !== "" && <small class="soft">{words.nextDay}</small>}
      <button type="button" class="tool sm" aria-label={words.removeTime(day)} onClick={onRemove}>
        <CloseIcon small />
      </button>
      <Wrong at={at} />
      <Wrong at={`${at}.from`} />
      <Wrong at={`${at}.to`} />
    </span>
  );
}

type TimeProps = {
  readonly at: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
};

/** Written, not picked: midnight at the end of a day is 24:00, which no time picker knows. */
function TimeField({ at, label, value, onInput }: TimeProps) {
  const wrong = useProblem(at) !== null;
  return (
    <span class={wrong ? "field time is-wrong" : "field time"}>
      <input
        aria-label={label}
        aria-invalid={wrong}
        value={value}
        inputMode="numeric"
        placeholder="09:00"
        autocomplete="off"
        onInput={(event) => onInput(event.currentTarget.value.trim())}
      />
    </span>
  );
}
