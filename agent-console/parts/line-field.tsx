import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

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
  useEffect(() => {
    if (atOnce) field.current?.focus();
  }, []);
  return (
    <span class="field grow">
      <input
        ref={field}
        aria-label={label}
        placeholder={placeholder}
        maxLength={longest}
        dir="auto"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && onLeave?.()}
      />
    </span>
  );
}
