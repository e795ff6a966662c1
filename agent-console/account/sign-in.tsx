import { useSignal } from "@preact/signals";
import { enter, type Who } from "../state/account.ts";
import { signIn } from "../state/http.ts";
import { accountWords } from "../words/account.ts";
import { AccountForm, EmailField } from "./account-form.tsx";
import { checkEmail, checkPassword } from "./checks.ts";
import { Front } from "./front.tsx";
import { PasswordField } from "./password-field.tsx";
import { useForm } from "./use-form.ts";

type Because = Extract<Who, { is: "out" }>["because"];

const CHECKS = { email: checkEmail, password: checkPassword };

export function SignIn({ because }: { readonly because: Because }) {
  const form = useForm({ email: "", password: "" }, CHECKS);
  const problem = useSignal<string | null>(null);
  const busy = useSignal(false);
  const why = accountWords.because[because];

  const send = async (element: HTMLFormElement) => {
    if (busy.value || !form.check(element)) return;
    busy.value = true;
    const { email, password } = form.values;
    const answer = await signIn({ email: email.trim(), password });
    busy.value = false;
    if (answer.ok) enter(answer.value);
    else problem.value = accountWords.refused(answer);
  };

  return (
    <Front title={accountWords.signIn}>
      {why !== null && <p class="soft">{why}</p>}
      <AccountForm
        onSend={(element) => void send(element)}
        problem={problem.value}
        busy={busy.value}
        action={busy.value ? accountWords.signingIn : accountWords.signIn}
      >
        <EmailField form={form} />
        <PasswordField
          value={form.values.password}
          error={form.error("password")}
          onInput={(value) => form.set("password", value)}
          autocomplete="current-password"
        />
      </AccountForm>
    </Front>
  );
}
