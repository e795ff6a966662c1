import { useSignal } from "@preact/signals";
import type { VisitorTicket } from "../../../server/protocol/ticket.ts";
import { MailIcon } from "../../ui/icons-talk.tsx";
import { useApp } from "../app.ts";
import { addressProblem, whyNotKept } from "../state/address.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";

type Problem = "badAddress" | "oddAddress" | "notSaved";

/** Where news of a request goes: asked for once, then shown, and changed when wanted. No mail is promised where none is sent. */
export function EmailForm({ ticket }: { readonly ticket: VisitorTicket }) {
  const editing = useSignal(false);
  const words = laterWords().ticket;
  const mails = useMails();
  if (ticket.email !== null && !editing.value) {
    return (
      <p class="news">
        <MailIcon />
        <span class="grow">
          {say(mails ? words.mailedTo : words.newsTo, { address: ticket.email })}
        </span>
        <button
          type="button"
          class="btn-now"
          aria-label={`${words.change}: ${words.address}`}
          onClick={() => (editing.value = true)}
        >
          {words.change}
        </button>
      </p>
    );
  }
  return <Editor ticket={ticket} done={() => (editing.value = false)} />;
}

function Editor({ ticket, done }: { readonly ticket: VisitorTicket; readonly done: () => void }) {
  const { session } = useApp();
  const words = laterWords().ticket;
  const mails = useMails();
  const address = useSignal(ticket.email ?? "");
  const problem = useSignal<Problem | null>(null);
  const saving = useSignal(false);

  const save = async (event: Event) => {
    event.preventDefault();
    problem.value = addressProblem(address.value);
    if (problem.value !== null || saving.value) return;
    saving.value = true;
    const email = address.value.trim();
    const reply = await session.request("ticket:subscribe", { ticketId: ticket.id, email });
    saving.value = false;
    if (reply.ok) done();
    else problem.value = whyNotKept(reply);
  };
  const field = `news-${ticket.id}`;
  const hint = `${field}-hint`;
  return (
    <form class="ask-for" onSubmit={(event) => void save(event)} noValidate>
      <label for={field}>{mails ? words.news : words.address}</label>
      <span class="field">
        <input
          id={field}
          type="email"
          inputMode="email"
          autocomplete="email"
          dir="ltr"
          aria-describedby={hint}
          aria-invalid={problem.value !== null}
          value={address.value}
          onInput={(event) => (address.value = event.currentTarget.value)}
        />
        <button class="btn btn-main sm" disabled={saving.value}>
          {words.save}
        </button>
      </span>
      <p id={hint} class={problem.value === null ? "small soft" : "small bad"} role="status">
        {words[problem.value ?? (mails ? "mailed" : "keep")]}
      </p>
    </form>
  );
}

function useMails(): boolean {
  return useApp().session.snapshot.value?.mails === true;
}
