import type { Offered } from "./options.tsx";

type SomeProps<V extends string> = {
  readonly label: string;
  readonly options: Offered<V>;
  readonly chosen: readonly V[];
  readonly onChoose: (values: V[]) => void;
};

/** Any of several, as buttons that stay pressed. */
export function Some<V extends string>({ label, options, chosen, onChoose }: SomeProps<V>) {
  return (
    <div class="some" role="group" aria-label={label}>
      <span class="soft">{label}</span>
      {options.map(([value, name]) => {
        const on = chosen.includes(value);
        return (
          <button
            key={value}
            type="button"
            class={`chip ${on ? "on" : "line"}`}
            aria-pressed={on}
            onClick={() =>
              onChoose(on ? chosen.filter((one) => one !== value) : [...chosen, value])
            }
          >
            {name}
          </button>
        );
      })}
    </div>
  );
}
