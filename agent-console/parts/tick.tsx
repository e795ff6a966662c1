type TickProps = {
  readonly label: string;
  readonly value: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
};

/** A box to tick, pressed anywhere on its line. */
export function Tick({ label, value, disabled = false, onChange }: TickProps) {
  return (
    <label class="tick-line">
      <input
        type="checkbox"
        checked={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
