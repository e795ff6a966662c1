import { useSignal } from "@preact/signals";
import {
  labelIn,
  LONGEST_ANSWER,
  optionIn,
  problemsIn,
  type FieldKind,
  type PreChat,
  type PreChatAnswers,
  type PreChatField,
} from "../../../server/protocol/pre-chat.ts";
import { useApp } from "../app.ts";
import { Line } from "../parts/line.tsx";
import { addressProblem } from "../state/address.ts";
import { mayWorkLater } from "../state/sending.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";
import { words } from "../words/words.ts";
import { Choice } from "./choice.tsx";
import { Free } from "./free.tsx";

type FormProps = {
  readonly asked: PreChat;
  readonly action: string;
  readonly done?: () => void;
};

/** The owner's fields. What is wrong is said beside each; the first wrong one has the focus. */
export function BeforeForm({ asked, action, done }: FormProps) {
  const { session } = useApp();
  const { before, ticket } = laterWords();
  const answers = useSignal<PreChatAnswers>(asked.known);
  const tried = useSignal(false);
  /** The first that was wrong when it was last tried: the one that is gone to, and told aloud. */
  const led = useSignal<FieldKind | null>(null);
  const trouble = useSignal(false);
  const busy = useSignal(false);
  const problems = problemsIn(asked.fields, answers.value);
  const first = asked.fields.find(({ kind }) => problems[kind] !== undefined)?.kind ?? null;

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    // Anew, so that the first wrong field is gone to each time.
    tried.value = false;
    await Promise.resolve();
    led.value = first;
    tried.value = true;
    if (first !== null) return;
    busy.value = true;
    const reply = await session.request("prechat:answer", { answers: tidied(answers.value) });
    busy.value = false;
    // Nobody is kept from a person because the owner has changed the form meanwhile.
    trouble.value = !reply.ok && mayWorkLater(reply);
    if (trouble.value) return;
    const { snapshot } = session;
    if (snapshot.value !== null) snapshot.value = { ...snapshot.value, preChat: null };
    done?.();
  };
  const saidOf = (field: PreChatField) => {
    const problem = tried.value ? problems[field.kind] : undefined;
    if (problem === undefined) return null;
    if (problem === "missing") return before.missing;
    const isOdd = addressProblem(answers.value.email ?? "") === "oddAddress";
    return field.kind === "email" && isOdd ? ticket.oddAddress : before.wrong[field.kind];
  };
  return (
    <form class="ask-for asking" onSubmit={(event) => void submit(event)} noValidate>
      {asked.fields.map((field) => (
        <Field
          key={field.kind}
          field={field}
          value={answers.value[field.kind] ?? ""}
          wrong={saidOf(field)}
          leads={field.kind === led.value}
          onInput={(text) => (answers.value = { ...answers.value, [field.kind]: text })}
        />
      ))}
      <p class="small bad" role="alert">
        {trouble.value && ticket.notSaved}
      </p>
      <p class="ends">
        <button class="btn btn-main" disabled={busy.value}>
          {action}
        </button>
      </p>
    </form>
  );
}

/** As they are checked: white space around an answer counts for nothing. */
function tidied(answers: PreChatAnswers): PreChatAnswers {
  return Object.fromEntries(Object.entries(answers).map(([kind, text]) => [kind, text.trim()]));
}

type FieldProps = {
  readonly field: PreChatField;
  readonly value: string;
  readonly wrong: string | null;
  /** It is gone to, and what is wrong with it told; of the others it is only shown. */
  readonly leads: boolean;
  readonly onInput: (text: string) => void;
};

function Field({ field, value, wrong, leads, onInput }: FieldProps) {
  const { kind, required, labels, options } = field;
  const { before } = laterWords();
  const language = words().locale;
  const name = labelIn(labels, language) || before.fields[kind];
  const label = required ? name : say(before.optional, { name });
  const shared = { label, value, wrong, leads, onInput };
  switch (kind) {
    case "choice":
      return (
        <Choice {...shared} options={options.map((one) => [one.id, optionIn(one, language)])} />
      );
    case "text":
      return <Free {...shared} most={LONGEST_ANSWER.text} />;
    case "name":
    case "email":
    case "phone":
      return <Line {...shared} most={LONGEST_ANSWER[kind]} input={INPUTS[kind]} />;
  }
}

const INPUTS: Readonly<
  Record<Exclude<FieldKind, "choice" | "text">, preact.JSX.IntrinsicElements["input"]>
> = {
  name: { autocomplete: "name", dir: "auto" },
  email: { type: "email", inputMode: "email", autocomplete: "email", dir: "ltr" },
  phone: { type: "tel", inputMode: "tel", autocomplete: "tel", dir: "ltr" },
};
