import { useSignal } from "@preact/signals";
import type { Offered } from "../../parts/options.tsx";
import { routingWords } from "../../words/routing.ts";
import { Choice } from "./fields.tsx";

type AddProps = {
  readonly label: string;
  readonly options: Offered<string>;
  readonly onAdd: (value: string) => void;
};

/** One of many, and a button that adds it: by keyboard one comes past others on the way to it. */
export function AddChosen({ label, options, onAdd }: AddProps) {
  const chosen = useSignal("");
  const add = () => {
    if (chosen.value === "") return;
    onAdd(chosen.value);
    chosen.value = "";
  };
  return (
    <span class="add-chosen">
      <Choice
        bare
        label={label}
        value={chosen.value}
        options={[["", label] as const, ...options]}
        onChoose={(value) => (chosen.value = value)}
      />
      <button
        type="button"
        class="btn btn-line sm"
        aria-disabled={chosen.value === ""}
        onClick={add}
      >
        {routingWords.add}
        <span class="sr"> ({label})</span>
      </button>
    </span>
  );
}
