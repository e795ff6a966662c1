import { useSignal, type Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { MailIcon } from "../../ui/icons-talk.tsx";
import { useApp } from "../app.ts";
import { addressProblem } from "../state/address.ts";
import { ToolToggle, useOpened } from "../tool-toggle.tsx";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";

type Shown = { readonly open: Signal<boolean> };

/** Opens and closes the form; nothing is offered where no mail is sent. */
export function TranscriptButton({ open }: Shown) {
  const { session } = useApp();
  if (session.snapshot.value?.mails !== true) return null;
  const { offer } = laterWords().transcript;
  return (
    <ToolToggle open={open} name={offer}>
      <MailIcon />
    </ToolToggle>
  );
}

type FormProps = Shown & {
  readonly conversationId: string;
  /** What is known already. */
  readonly address: string;
};

/** Where the conversation is sent to, and that it is on its way. */
export function TranscriptForm({ open, conversationId, address: known }: FormProps) {
  const { session } = useApp();
  const words = laterWords().transcript;
  const address = useSignal(known);
  const problem = useSignal<string | null>(null);
  const sentTo = useSignal<string | null>(null);
  const field = useId();
  const opened = useOpened<HTMLFormElement>(open);
  if (!open.value) return null;
  if (sentTo.value !== null)
    return (
      <div class="transcript" role="status">
        <p>{say(words.sent, { address: sentTo.value })}</p>
        <p class="small soft">{words.once}</p>
      </div>
    );
  const send = async (event: Event) => {
    event.preventDefault();
    const email = address.value.trim();
    const reply = await session.request("conversation:transcript", { conversationId, email });
    if (reply.ok) sentTo.value = email;
    else problem.value = reply.code;
  };
  return (
    <form
      class="transcript"
      aria-label={words.offer}
      {...opened}
      onSubmit={(event) => void send(event)}
      noValidate
    >
      <label for={field}>{words.where}</label>
      <span class="field">
        <input
          id={field}
          type="email"
          inputMode="email"
          autocomplete="email"
          dir="ltr"
          aria-invalid={problem.value === "bad_request"}
          aria-describedby={`${field}-why`}
          value={address.value}
          onInput={(event) => (address.value = event.currentTarget.value)}
        />
        <button
          class="btn btn-main sm"
          aria-label={`${words.send}: ${words.offer}`}
          disabled={session.status.value !== "online"}
        >
          {words.send}
        </button>
      </span>
      <p id={`${field}-why`} class="small bad" role="status">
        {problem.value !== null && problemText(problem.value, address.value)}
      </p>
    </form>
  );
}

function problemText(code: string, address: string): string {
  const { transcript, ticket } = laterWords();
  if (code === "bad_request") return ticket[addressProblem(address) ?? "badAddress"];
  return code === "too_many" ? transcript.enough : transcript.failed;
}
