import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { toSignIn } from "../state/account.ts";
import { checkLink } from "../state/http.ts";
import { accountWords } from "../words/account.ts";
import { Front } from "./front.tsx";
import { RegisterForm } from "./register-form.tsx";

type WelcomeProps = { readonly kind: "setup" | "join"; readonly token: string };

type LinkState =
  | { readonly is: "asking" }
  | { readonly is: "good"; readonly name: string | null }
  | { readonly is: "used" }
  | { readonly is: "unreachable" };

/** What a link that works once opens: the first administrator's account, or an invited agent's. */
export function Welcome({ kind, token }: WelcomeProps) {
  const link = useSignal<LinkState>({ is: "asking" });
  const ask = async () => {
    link.value = { is: "asking" };
    const answer = await checkLink(kind, token);
    if (answer.ok) link.value = { is: "good", name: answer.value.name };
    else link.value = { is: answer.code === "offline" ? "unreachable" : "used" };
  };
  useEffect(() => void ask(), [kind, token]);

  switch (link.value.is) {
    case "asking":
      return <Front waiting="asking" />;
    case "unreachable":
      return (
        <Front title={accountWords.linkKept.title}>
          <p class="soft">{accountWords.linkKept.text}</p>
          <button type="button" class="btn btn-main wide" onClick={() => void ask()}>
            {accountWords.tryAgain}
          </button>
        </Front>
      );
    case "used":
      return <UsedLink kind={kind} />;
    case "good":
      return (
        <Front title={accountWords.titles[kind]}>
          <p class="soft">{accountWords.intro[kind]}</p>
          <RegisterForm
            kind={kind}
            token={token}
            name={link.value.name ?? ""}
            onUsed={() => (link.value = { is: "used" })}
          />
        </Front>
      );
  }
}

function UsedLink({ kind }: { readonly kind: "setup" | "join" }) {
  return (
    <Front title={accountWords.used}>
      <p class="soft">{accountWords.whatToDo[kind]}</p>
      <button type="button" class="btn btn-main wide" onClick={toSignIn}>
        {accountWords.signIn}
      </button>
    </Front>
  );
}
