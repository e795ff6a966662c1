import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { byTouch } from "../state/here.ts";
import { TextField } from "../parts/text-field.tsx";
import { accountWords } from "../words/account.ts";
import type { Form } from "./use-form.ts";

type AccountFormProps = {
  readonly onSend: (form: HTMLFormElement) => void;
  readonly problem: string | null;
  readonly busy: boolean;
  /** What the button says. */
  readonly action: string;
  readonly children: ComponentChildren;
};

/** The fields, then what is wrong with all of it, then the one button. */
export function AccountForm({ onSend, problem, busy, action, children }: AccountFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // A finger's keyboard would cover what is to be read first.
    if (!byTouch.value) form.current?.querySelector("input")?.focus();
  }, []);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSend(event.currentTarget);
      }}
    >
      {children}
      <p role="alert" class="problem">
        {problem}
      </p>
      <button class="btn btn-main wide" aria-disabled={busy}>
        {action}
      </button>
    </form>
  );
}

type EmailFieldProps = { readonly form: Form<"email">; readonly hint?: string };

export function EmailField({ form, ...hint }: EmailFieldProps) {
  return (
    <TextField
      label={accountWords.email}
      {...hint}
      value={form.values.email}
      error={form.error("email")}
      onInput={(value) => form.set("email", value)}
      input={{ name: "email", type: "email", autocomplete: "username" }}
    />
  );
}
