import { useRef } from "preact/hooks";
import type { LookSettings } from "../../server/protocol/look.ts";
import { Pick } from "../parts/pick.tsx";
import { TextField } from "../parts/text-field.tsx";
import { useTyped } from "../parts/use-typed.ts";
import { lookWords, type LookLanguage } from "../words/look.ts";
import { OWN_ACCENT, textsIn, withTexts, type Mistakes } from "./look-edit.ts";
import { optionsOf } from "./options.ts";

type LookFormProps = {
  readonly look: LookSettings;
  readonly mistakes: Mistakes;
  readonly language: LookLanguage;
  readonly onLanguage: (language: LookLanguage) => void;
  /** Made of the look as it is by then: two changes may come before the first is drawn. */
  readonly onChange: (change: (look: LookSettings) => LookSettings) => void;
};

export function LookForm({ look, mistakes, language, onLanguage, onChange }: LookFormProps) {
  const set = (change: Partial<LookSettings>) => onChange((now) => ({ ...now, ...change }));
  return (
    <>
      <Colour
        accent={look.accent}
        error={mistakes.accent ?? null}
        onChange={(accent) => set({ accent })}
      />
      <Choice
        label={lookWords.theme}
        value={look.theme}
        words={lookWords.themes}
        onChoose={(theme) => set({ theme })}
      />
      <Choice
        label={lookWords.side}
        value={look.side}
        words={lookWords.sides}
        onChoose={(side) => set({ side })}
      />
      <Distance
        value={look.distance}
        error={mistakes.distance ?? null}
        onChange={(distance) => set({ distance })}
      />
      <Choice
        label={lookWords.launcher}
        value={look.launcher}
        words={lookWords.launchers}
        onChoose={(launcher) => set({ launcher })}
      />
      <Choice
        label={lookWords.texts}
        value={language}
        words={lookWords.languages}
        onChoose={onLanguage}
      />
      <Texts look={look} language={language} onChange={onChange} />
    </>
  );
}

type ColourProps = {
  readonly accent: string | null;
  readonly error: string | null;
  readonly onChange: (accent: string | null) => void;
};

function Colour({ accent, error, onChange }: ColourProps) {
  // The picker takes whole colours alone: while one is typed, it stays at the last.
  const well = useRef(OWN_ACCENT);
  if (accent !== null && error === null) well.current = accent;
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={accent !== null}
          onChange={(event) => onChange(event.currentTarget.checked ? OWN_ACCENT : null)}
        />
        {lookWords.own}
      </label>
      {accent !== null && (
        <div class="look-colour">
          <input
            type="color"
            aria-label={lookWords.pickColour}
            value={well.current}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
          <TextField
            label={lookWords.colour}
            hint={lookWords.colourHint}
            value={accent}
            error={error}
            onInput={(text) => onChange(text.trim().toLowerCase())}
            input={{ spellcheck: false, autocomplete: "off" }}
          />
        </div>
      )}
    </>
  );
}

type DistanceProps = {
  readonly value: number;
  readonly error: string | null;
  readonly onChange: (distance: number) => void;
};

/** What is typed stays as it is until it is left; what is no number counts as -1, which nothing lets through. */
function Distance({ value, error, onChange }: DistanceProps) {
  const typed = useTyped(value, (number) => (number < 0 ? "" : String(number)));
  return (
    <TextField
      label={lookWords.distance}
      value={typed.text}
      error={error}
      onInput={(text) => {
        const read = /^\d{1,4}$/.test(text.trim()) ? Number(text) : -1;
        typed.type(text, read);
        onChange(read);
      }}
      input={{
        inputMode: "numeric",
        autocomplete: "off",
        onBlur: () => {
          if (error === null) typed.leave();
        },
      }}
    />
  );
}

type ChoiceProps<V extends string> = {
  readonly label: string;
  readonly value: V;
  readonly words: Readonly<Record<V, string>>;
  readonly onChoose: (value: V) => void;
};

function Choice<V extends string>({ label, value, words, onChoose }: ChoiceProps<V>) {
  return (
    <div class="labelled">
      <span class="soft" aria-hidden="true">
        {label}
      </span>
      <Pick label={label} value={value} options={optionsOf(words)} onChoose={onChoose} />
    </div>
  );
}

type TextsProps = {
  readonly look: LookSettings;
  readonly language: string;
  /** Made of the look as it is by then: two changes may come before the first is drawn. */
  readonly onChange: (change: (look: LookSettings) => LookSettings) => void;
};

type FieldOf = { readonly label: string; readonly hint?: string };

/** As the server takes them. */
const LENGTHS = { title: 40, greeting: 80, launcher: 24 } as const;

function Texts({ look, language, onChange }: TextsProps) {
  const texts = textsIn(look, language);
  const field = (name: keyof typeof texts, rest: FieldOf) => (
    <TextField
      {...rest}
      value={texts[name]}
      onInput={(text) => onChange((now) => withTexts(now, language, { [name]: text }))}
      longest={LENGTHS[name]}
      input={{ dir: "auto", lang: language }}
    />
  );
  return (
    <>
      {field("title", { label: lookWords.heading })}
      {field("greeting", { label: lookWords.greeting, hint: lookWords.textsHint })}
      {look.launcher === "word" && field("launcher", { label: lookWords.word })}
    </>
  );
}
