import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useLongest } from "./use-longest.ts";

type LineFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly longest: number;
  readonly onInput: (value: string) => void;
  /** Escape: nothing is to be written after all. */
  readonly onLeave?: () => void;
  /** false: it waits to be gone to. */
  readonly atOnce?: boolean;
  readonly placeholder?: string;
  /** For who gives it the focus again. */
  readonly field?: RefObject<HTMLInputElement | null>;
};

/** A line that is written in place: it has the focus as it appears, and may be left on Escape. */
export function LineField(props: LineFieldProps) {
  const { label, value, longest, onInput, onLeave, placeholder, atOnce = true } = props;
  const own = useRef<HTMLInputElement>(null);
  const field = props.field ?? own;
  const { mistake } = useLongest(field, value, longest);
  const begin = () => {
    if (atOnce) field.current?.focus();
  };
  // Before the next key arrives: it is meant for the field.
  useLayoutEffect(begin, []);
  // In a dialog nothing can have the focus until that is open.
  useEffect(begin, []);
  return (
    <span class="field grow">
      <input
        ref={field}
        aria-label={label}
        placeholder={placeholder}
        aria-invalid={mistake !== null}
        dir="auto"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && onLeave?.()}
      />
    </span>
  );
}
