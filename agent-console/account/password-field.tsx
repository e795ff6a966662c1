import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { accountWords } from "../words/account.ts";

type PasswordFieldProps = {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly error: string | null;
  readonly hint?: string;
  readonly autocomplete: "current-password" | "new-password";
};

const AS_TEXT = { type: "text" } as const;
const AS_PASSWORD = { type: "password" } as const;

/** A password that can be looked at while it is typed. */
export function PasswordField({ value, onInput, error, hint, autocomplete }: PasswordFieldProps) {
  const id = useId();
  const shown = useSignal(false);
  const below = error ?? hint;
  const verb = shown.value ? accountWords.hide : accountWords.show;
  return (
    <div class={error === null ? "form-line" : "form-line wrong"}>
      <label for={id}>{accountWords.password}</label>
      <span class="field">
        <input
          id={id}
          name="password"
          {...(shown.value ? AS_TEXT : AS_PASSWORD)}
          autocomplete={autocomplete}
          value={value}
          aria-invalid={error !== null}
          aria-describedby={`${id}-below`}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        <button type="button" class="btn btn-bare sm" onClick={() => (shown.value = !shown.value)}>
          {verb[0]}
          <span class="sr">{verb[1]}</span>
        </button>
      </span>
      <p id={`${id}-below`} class="below">
        {below}
      </p>
    </div>
  );
}
