import { useSignal } from "@preact/signals";
import { TextField } from "../parts/text-field.tsx";
import { enter } from "../state/account.ts";
import { register, type Answer } from "../state/http.ts";
import { accountWords } from "../words/account.ts";
import { AccountForm, EmailField } from "./account-form.tsx";
import { checkEmail, checkName, checkNewPassword, PASSWORD_LENGTH } from "./checks.ts";
import { PasswordField } from "./password-field.tsx";
import { useForm } from "./use-form.ts";

type RegisterProps = {
  readonly kind: "setup" | "join";
  readonly token: string;
  /** As the inviting administrator wrote it. */
  readonly name: string;
  readonly onUsed: () => void;
};

const CHECKS = { name: checkName, email: checkEmail, password: checkNewPassword };

export function RegisterForm({ kind, token, name, onUsed }: RegisterProps) {
  const form = useForm({ name, email: "", password: "" }, CHECKS);
  const problem = useSignal<string | null>(null);
  const busy = useSignal(false);

  const refuse = (answer: Extract<Answer<unknown>, { ok: false }>) => {
    if (answer.code === "link_used") onUsed();
    else if (answer.code === "email_taken") form.reject("email", answer.message);
    else if (answer.code === "weak_password") form.reject("password", answer.message);
    else problem.value = accountWords.refused(answer);
  };
  const send = async (element: HTMLFormElement) => {
    if (busy.value || !form.check(element)) return;
    busy.value = true;
    problem.value = null;
    const { email, password } = form.values;
    const answer = await register(kind, {
      token,
      name: form.values.name.trim(),
      email: email.trim(),
      password,
    });
    busy.value = false;
    if (answer.ok) enter(answer.value);
    else refuse(answer);
  };

  return (
    <AccountForm
      onSend={(element) => void send(element)}
      problem={problem.value}
      busy={busy.value}
      action={accountWords.enter[kind]}
    >
      <TextField
        label={accountWords.name}
        hint={accountWords.nameHint}
        value={form.values.name}
        error={form.error("name")}
        onInput={(value) => form.set("name", value)}
        input={{ name: "name", autocomplete: "name" }}
      />
      <EmailField form={form} hint={accountWords.emailHint} />
      <PasswordField
        value={form.values.password}
        hint={accountWords.passwordHint(PASSWORD_LENGTH)}
        error={form.error("password")}
        onInput={(value) => form.set("password", value)}
        autocomplete="new-password"
      />
    </AccountForm>
  );
}
