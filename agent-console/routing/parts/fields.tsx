import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import type { Offered } from "../../parts/options.tsx";
import { Pick } from "../../parts/pick.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useTyped } from "../../parts/use-typed.ts";
import { useProblem } from "./problems-context.tsx";

type LineProps = {
  readonly label: string;
  readonly at: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string;
  readonly input?: JSX.IntrinsicElements["input"] & JSX.IntrinsicElements["textarea"];
};

/** A line of text at a path of the settings, with what is wrong with it. */
export function Line({ at, hint, ...rest }: LineProps) {
  const problem = useProblem(at);
  return <TextField {...rest} error={problem} {...(hint === undefined ? {} : { hint })} />;
}

type NumberProps = {
  readonly label: string;
  readonly at: string;
  /** Negative: what stands there is no number, or nothing where there has to be one. */
  readonly value: number | null;
  readonly onInput: (value: number | null) => void;
  readonly hint?: string;
  /** Words are for the eye alone to be left out: the label is spoken. */
  readonly compact?: boolean;
};

/** A number, or nothing. What is typed stays as it is until it is left. */
export function NumberLine({ label, at, value, onInput, hint, compact = false }: NumberProps) {
  const typed = useTyped(value, writeNumber);
  const problem = useProblem(at);
  const input = {
    inputMode: "decimal",
    autocomplete: "off",
    onBlur: () => {
      if (value === null || value >= 0) typed.leave();
    },
  } as const;
  const change = (text: string) => {
    const read = numberIn(text);
    typed.type(text, read);
    onInput(read);
  };
  return (
    <div class={compact ? "number-line is-compact" : "number-line"}>
      <TextField
        label={label}
        value={typed.text}
        error={problem}
        onInput={change}
        input={input}
        {...(hint === undefined ? {} : { hint })}
      />
    </div>
  );
}

function writeNumber(value: number | null): string {
  return value === null || value < 0 ? "" : String(value);
}

/** Nothing is null; what is no number is -1, which no limit lets through: the server says what fits. */
export function numberIn(text: string): number | null {
  const tidy = text.trim().replace(",", ".");
  if (tidy === "") return null;
  const number = Number(tidy);
  return Number.isFinite(number) ? number : -1;
}

type ChoiceProps<V extends string> = {
  readonly label: string;
  readonly value: V;
  readonly options: Offered<V>;
  readonly onChoose: (value: V) => void;
  /** The label is spoken only; where it stands says the rest. */
  readonly bare?: boolean;
};

export function Choice<V extends string>({ bare = false, ...pick }: ChoiceProps<V>) {
  if (bare) return <Pick {...pick} />;
  return (
    <div class="form-line choice-line">
      <span class="soft" aria-hidden="true">
        {pick.label}
      </span>
      <Pick {...pick} />
    </div>
  );
}

type TickProps = {
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ComponentChildren;
  readonly hint?: string;
};

export function Tick({ checked, disabled = false, onChange, children, hint }: TickProps) {
  const id = useId();
  return (
    <div class="tick">
      <label>
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{children}</span>
      </label>
      {hint !== undefined && (
        <p id={id} class="below">
          {hint}
        </p>
      )}
    </div>
  );
}

type BoxProps = {
  readonly title: string;
  readonly hint?: string;
  readonly children: ComponentChildren;
};

export function Box({ title, hint, children }: BoxProps) {
  const id = useId();
  return (
    <section class="box" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
      </header>
      {hint !== undefined && <p class="soft">{hint}</p>}
      <div class="box-lines">{children}</div>
    </section>
  );
}

type AddProps = {
  readonly label: string;
  readonly button: string;
  readonly missing: string;
  readonly onAdd: (name: string) => void;
};

/** A name, and a button that makes something of it. */
export function AddByName({ label, button, missing, onAdd }: AddProps) {
  const name = useSignal("");
  const error = useSignal<string | null>(null);
  return (
    <form
      class="add-by-name"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = name.value.trim();
        error.value = wanted === "" ? missing : null;
        if (wanted === "") return;
        name.value = "";
        onAdd(wanted);
      }}
    >
      <TextField
        label={label}
        value={name.value}
        error={error.value}
        onInput={(value) => {
          name.value = value;
          error.value = null;
        }}
        longest={60}
        input={{ autocomplete: "off" }}
      />
      <button class="btn btn-line">{button}</button>
    </form>
  );
}
