import { useSignal } from "@preact/signals";
import { askPermission, permission } from "../../widget/ui/outlets.ts";
import { playSound } from "../notices/sounds.ts";
import { Tick } from "../parts/tick.tsx";
import { PushBox } from "../push/push-box.tsx";
import { changeQuiet, minuteIn, timeOf } from "../push/push-desk.ts";
import { overlay } from "../state/asked.ts";
import {
  DENSITIES,
  NOTICE_KINDS,
  prefs,
  setPrefs,
  SOUNDS,
  THEMES,
  type NoticeKind,
  type Sound,
} from "../state/prefs.ts";
import { useDesk } from "../state/use-desk.ts";
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
      <PushBox />
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
          <SoundLine key={kind} kind={kind} sound={sounds[kind]} />
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

type SoundProps = { readonly kind: NoticeKind; readonly sound: Sound };

/** Choosing is hearing. */
function SoundLine({ kind, sound }: SoundProps) {
  const choose = (chosen: Sound) => {
    setPrefs({ sounds: { ...prefs.value.sounds, [kind]: chosen } });
    playSound(kind, chosen);
  };
  return (
    <div class="pref-line">
      <label class="pref-line grow">
        <span class="grow">{prefWords.soundFor[kind]}</span>
        <select
          class="sound-field"
          value={sound}
          onChange={(event) => {
            const chosen = SOUNDS.find((one) => one === event.currentTarget.value);
            if (chosen !== undefined) choose(chosen);
          }}
        >
          {SOUNDS.map((one) => (
            <option key={one} value={one}>
              {prefWords.soundNames[one]}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="btn btn-bare sm"
        disabled={sound === "none"}
        onClick={() => playSound(kind, sound)}
      >
        {prefWords.hear}
        <span class="sr">: {prefWords.soundFor[kind]}</span>
      </button>
    </div>
  );
}

/** Usual ones, for whoever turns them on first: nobody is woken meanwhile. */
const NIGHT = { from: 20 * 60, to: 7 * 60 };

function Quiet() {
  const desk = useDesk();
  const { quiet } = prefs.value;
  const set = (hours: typeof quiet) => void changeQuiet(desk, hours);
  return (
    <fieldset>
      <legend class="sr">{prefWords.quiet}</legend>
      <Tick
        label={prefWords.quiet}
        value={quiet !== null}
        onChange={(on) => set(on ? NIGHT : null)}
      />
      {quiet !== null && (
        <p class="pref-line">
          <label>
            {prefWords.quietHow}{" "}
            <Minute value={quiet.from} onChange={(from) => set({ ...quiet, from })} />
          </label>
          <label>
            {prefWords.quietTo} <Minute value={quiet.to} onChange={(to) => set({ ...quiet, to })} />
          </label>
        </p>
      )}
    </fieldset>
  );
}

type MinuteProps = { readonly value: number; readonly onChange: (minute: number) => void };

function Minute({ value, onChange }: MinuteProps) {
  return (
    <input
      type="time"
      class="time-field"
      value={timeOf(value)}
      onChange={(event) => {
        const minute = minuteIn(event.currentTarget.value);
        if (Number.isInteger(minute)) onChange(minute);
      }}
    />
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
