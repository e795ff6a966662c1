import { useEffect, useId, useRef } from "preact/hooks";
import { Below } from "../parts/below.tsx";

type FreeProps = {
  readonly label: string;
  readonly value: string;
  readonly wrong: string | null;
  readonly leads: boolean;
  readonly most: number;
  readonly onInput: (text: string) => void;
};

/** Some lines of their own. */
export function Free({ label, value, wrong, leads, most, onInput }: FreeProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (wrong !== null && leads) field.current?.focus();
  }, [wrong]);
  return (
    <label>
      <span>
        <bdi>{label}</bdi>
      </span>
      <span class="field">
        <textarea
          ref={field}
          rows={3}
          dir="auto"
          aria-invalid={wrong !== null}
          aria-describedby={id}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </span>
      <Below id={id} wrong={wrong} leads={leads} text={value} most={most} />
    </label>
  );
}
