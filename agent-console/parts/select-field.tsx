import { useId } from "preact/hooks";
import { DownIcon } from "../../widget/ui/icons.tsx";
import { Options, type Offered } from "./options.tsx";

type SelectFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly options: Offered<string>;
  readonly onChoose: (value: string) => void;
};

/** A labelled choice of one. */
export function SelectField({ label, value, options, onChoose }: SelectFieldProps) {
  const id = useId();
  return (
    <div class="form-line">
      <label for={id}>{label}</label>
      <span class="field select-field">
        <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
          <Options options={options} />
        </select>
        <DownIcon small />
      </span>
    </div>
  );
}
