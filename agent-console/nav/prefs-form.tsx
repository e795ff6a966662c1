import { useSignal } from "@preact/signals";
import { askPermission, permission, play } from "../../widget/ui/outlets.ts";
import { TONES } from "../notices/notice-teller.tsx";
import { overlay } from "../state/asked.ts";
import { DENSITIES, NOTICE_KINDS, prefs, setPrefs, THEMES } from "../state/prefs.ts";
import { prefWords } from "../words/notices.ts";

/** How one likes the console, on this device. */
export function PrefsForm() {
  return (
    <>
      <section class="box prefs">
        <h2>{prefWords.look}</h2>
        <Choice
          label={prefWords.theme}
          options={THEMES}
          names={prefWords.themes}
          value={prefs.value.theme}
          onChoose={(theme) => setPrefs({ theme })}
        />
        <Choice
          label={prefWords.density}
          options={DENSITIES}
          names={prefWords.densities}
          value={prefs.value.density}
          onChoose={(density) => setPrefs({ density })}
        />
      </section>
      <Notices />
      <section class="box prefs">
        <h2>{prefWords.keys}</h2>
        <Tick
          label={prefWords.letters}
          value={prefs.value.letters}
          onChange={(letters) => setPrefs({ letters })}
        />
        <p class="soft">{prefWords.lettersHow}</p>
        <button
          type="button"
          class="btn btn-line sm"
          onClick={() => (overlay.value = { is: "keys" })}
        >
          {prefWords.sheet}
        </button>
      </section>
    </>
  );
}

function Notices() {
  const may = useSignal(permission());
  const { sounds, desktop } = prefs.value;
  const wantDesktop = async (on: boolean) => {
    may.value = on ? await askPermission() : may.value;
    setPrefs({ desktop: on && may.value === "granted" });
  };
  return (
    <section class="box prefs">
      <h2>{prefWords.notices}</h2>
      <fieldset>
        <legend>{prefWords.sounds}</legend>
        {NOTICE_KINDS.map((kind) => (
          <div key={kind} class="pref-line">
            <Tick
              label={prefWords.soundFor[kind]}
              value={sounds[kind]}
              onChange={(on) => setPrefs({ sounds: { ...sounds, [kind]: on } })}
            />
            <button type="button" class="btn btn-bare sm" onClick={() => play(TONES[kind])}>
              {prefWords.hear}
              <span class="sr">: {prefWords.soundFor[kind]}</span>
            </button>
          </div>
        ))}
      </fieldset>
      <Tick
        label={prefWords.desktop}
        value={desktop && may.value === "granted"}
        disabled={may.value === "unsupported"}
        onChange={(on) => void wantDesktop(on)}
      />
      <p class="soft" role="status">
        {may.value === "denied" && prefWords.desktopDenied}
        {may.value === "unsupported" && prefWords.desktopNone}
      </p>
      <Quiet />
    </section>
  );
}

/** Usual ones, for whoever turns them on first: nobody is woken meanwhile. */
const NIGHT = { from: 20 * 60, to: 7 * 60 };

function Quiet() {
  const { quiet } = prefs.value;
  return (
    <fieldset>
      <legend class="sr">{prefWords.quiet}</legend>
      <Tick
        label={prefWords.quiet}
        value={quiet !== null}
        onChange={(on) => setPrefs({ quiet: on ? NIGHT : null })}
      />
      {quiet !== null && (
        <p class="pref-line hours">
          <label>
            {prefWords.quietHow}{" "}
            <Minute
              value={quiet.from}
              onChange={(from) => setPrefs({ quiet: { ...quiet, from } })}
            />
          </label>
          <label>
            {prefWords.quietTo}{" "}
            <Minute value={quiet.to} onChange={(to) => setPrefs({ quiet: { ...quiet, to } })} />
          </label>
        </p>
      )}
    </fieldset>
  );
}

const two = (part: number): string => String(part).padStart(2, "0");

type MinuteProps = { readonly value: number; readonly onChange: (minute: number) => void };

function Minute({ value, onChange }: MinuteProps) {
  return (
    <input
      type="time"
      class="time-field"
      value={`${two(Math.floor(value / 60))}:${two(value % 60)}`}
      onChange={(event) => {
        const [hours = NaN, minutes = NaN] = event.currentTarget.value.split(":").map(Number);
        if (Number.isInteger(hours * 60 + minutes)) onChange(hours * 60 + minutes);
      }}
    />
  );
}

type TickProps = {
  readonly label: string;
  readonly value: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
};

function Tick({ label, value, disabled = false, onChange }: TickProps) {
  return (
    <label class="tick-line">
      <input
        type="checkbox"
        checked={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

type ChoiceProps<V extends string> = {
  readonly label: string;
  readonly options: readonly V[];
  readonly names: Readonly<Record<V, string>>;
  readonly value: V;
  readonly onChoose: (value: V) => void;
};

function Choice<V extends string>({ label, options, names, value, onChoose }: ChoiceProps<V>) {
  return (
    <div class="pref-line" role="group" aria-label={label}>
      <span class="grow">{label}</span>
      <span class="segments">
        {options.map((option) => (
          <button
            key={option}
            type="button"
            class={option === value ? "is-on" : ""}
            aria-pressed={option === value}
            onClick={() => onChoose(option)}
          >
            {names[option]}
          </button>
        ))}
      </span>
    </div>
  );
}
