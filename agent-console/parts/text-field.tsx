import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { useLongest } from "./use-longest.ts";

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string;
  /** What is wrong with it; null while nothing is. */
  readonly error?: string | null;
  /** That it is empty is no mistake until it was left so: nobody is met with what they have not done yet. */
  readonly patient?: boolean;
  /** How many lines; one when left out. */
  readonly lines?: number;
  /** How many characters are taken: more stay, and are said. */
  readonly longest?: number;
  readonly input?: JSX.IntrinsicElements["input"] & JSX.IntrinsicElements["textarea"];
};

/** A labelled field. Its hint and its error are read out with it. */
export function TextField({
  label,
  value,
  onInput,
  hint: usual,
  error: other = null,
  patient = false,
  lines,
  longest = Infinity,
  input,
}: TextFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const left = useSignal(false);
  const length = useLongest(field, value, longest);
  const mistake = length.mistake ?? other;
  const error = patient && value === "" && !left.value ? null : mistake;
  const hint = length.hint ?? usual;
  const below = `${id}-below`;
  const shared = {
    ...input,
    ref: field,
    id,
    value,
    "aria-invalid": error !== null,
    "aria-describedby": error !== null || hint !== undefined ? below : undefined,
  };
  return (
    <div
      class={error === null ? "form-line" : "form-line wrong"}
      onFocusOut={() => (left.value = true)}
    >
      <label for={id}>{label}</label>
      <span class="field">
        {lines === undefined ? (
          <input {...shared} onInput={(event) => onInput(event.currentTarget.value)} />
        ) : (
          <textarea
            {...shared}
            rows={lines}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
        )}
      </span>
      {(error ?? hint) !== undefined && (
        <p id={below} class="below">
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
