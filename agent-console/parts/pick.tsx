import type { ComponentChildren } from "preact";
import { DownIcon } from "../../widget/ui/icons.tsx";
import { Options, type Offered } from "./options.tsx";

type PickProps<V extends string> = {
  /** Spoken; the chosen option is what is seen. */
  readonly label: string;
  readonly value: V;
  readonly options: Offered<V>;
  readonly onChoose: (value: V) => void;
  readonly disabled?: boolean;
  /** What stands before the words. */
  readonly children?: ComponentChildren;
};

/** One of several, in little room: a button with the chosen one on it. */
export function Pick<V extends string>(props: PickProps<V>) {
  const { label, value, options, onChoose, disabled = false, children } = props;
  return (
    <label class="pick">
      {children}
      <select
        aria-label={label}
        value={value}
        disabled={disabled}
        onChange={(event) => {
          const chosen = options.find(([option]) => option === event.currentTarget.value);
          if (chosen !== undefined) onChoose(chosen[0]);
        }}
      >
        <Options options={options} />
      </select>
      {!disabled && <DownIcon small />}
    </label>
  );
}
