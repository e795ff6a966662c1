import { useEffect, useId, useRef } from "preact/hooks";

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly wrong: string | null;
  readonly leads: boolean;
  readonly options: readonly (readonly [id: string, name: string])[];
  readonly onInput: (id: string) => void;
};

/** One of several. */
export function Choice({ label, value, wrong, leads, options, onInput }: ChoiceProps) {
  const name = useId();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wrong !== null && leads) first.current?.focus();
  }, [wrong]);
  return (
    <fieldset aria-describedby={`${name}-wrong`} aria-invalid={wrong !== null}>
      <legend>
        <bdi>{label}</bdi>
      </legend>
      {options.map(([id, text], nth) => (
        <label key={id} class="tick">
          <input
            type="radio"
            ref={nth === 0 ? first : null}
            name={name}
            checked={value === id}
            onChange={() => onInput(id)}
          />
          <span dir="auto">{text}</span>
        </label>
      ))}
      <span id={`${name}-wrong`} class="small bad" {...(leads && { role: "alert" })}>
        {wrong}
      </span>
    </fieldset>
  );
}
