import { DownIcon } from "../../widget/ui/icons.tsx";

type PickProps<V extends string> = {
  /** Spoken; the chosen option is what is seen. */
  readonly label: string;
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly onChoose: (value: V) => void;
};

/** One of several, in little room. */
export function Pick<V extends string>({ label, value, options, onChoose }: PickProps<V>) {
  return (
    <span class="pick">
      <select
        aria-label={label}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([option]) => option === event.currentTarget.value);
          if (chosen !== undefined) onChoose(chosen[0]);
        }}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
      <DownIcon small />
    </span>
  );
}
