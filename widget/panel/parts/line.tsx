import { useEffect, useId, useRef } from "preact/hooks";
import { Below } from "./below.tsx";

type LineProps = {
  readonly label: string;
  readonly value: string;
  /** What is wrong with it, beside it; null: nothing. */
  readonly wrong: string | null;
  readonly first?: boolean;
  /** Where several are wrong, only the first is gone to. */
  readonly leads?: boolean;
  /** How many characters are taken: more stay, and are said. */
  readonly most?: number;
  readonly input: preact.JSX.IntrinsicElements["input"];
  readonly onInput: (text: string) => void;
};

/** A labelled field, with what is wrong beside it. */
export function Line({
  label,
  value,
  wrong,
  first = false,
  leads = true,
  most = Infinity,
  input,
  onInput,
}: LineProps) {
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (first) field.current?.focus();
  }, []);
  useEffect(() => {
    if (wrong !== null && leads) field.current?.focus();
  }, [wrong]);
  return (
    <label>
      <span>
        <bdi>{label}</bdi>
      </span>
      <span class="field">
        <input
          {...input}
          ref={field}
          value={value}
          aria-invalid={wrong !== null}
          aria-describedby={id}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </span>
      <Below id={id} wrong={wrong} leads={leads} text={value} most={most} />
    </label>
  );
}
