import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import type { PublicSide } from "../../../server/protocol/view.ts";
import { MailIcon } from "../../ui/icons-talk.tsx";
import { useApp } from "../app.ts";
import { addressProblem, whyNotKept } from "../state/address.ts";
import { dayAndTime } from "../ticket/day-and-time.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";

type KeptProps = {
  readonly id: string;
  readonly kept: NonNullable<PublicSide["kept"]>;
};

/** They may go: until when their place is kept, and where they are told. */
export function Kept({ id, kept }: KeptProps) {
  const { keep, ticket } = laterWords();
  const changing = useSignal(false);
  if (changing.value)
    return (
      <section class="card filed" aria-label={keep.title}>
        <KeepForm conversationId={id} begin={kept.email} done={() => (changing.value = false)} />
      </section>
    );
  return (
    <p class="news" role="status">
      <MailIcon />
      <span class="grow">
        {say(keep.kept, { address: kept.email, time: dayAndTime(kept.until) })}
      </span>
      <button
        type="button"
        class="btn-now"
        aria-label={`${ticket.change}: ${keep.title}`}
        onClick={() => (changing.value = true)}
      >
        {ticket.change}
      </button>
    </p>
  );
}

type KeepProps = {
  readonly conversationId: string;
  /** The address to begin with. */
  readonly begin: string;
  /** Kept, or not after all. */
  readonly done: () => void;
};

/** Where to be told, so that one need not stay. */
export function KeepForm({ conversationId, begin, done }: KeepProps) {
  const { session } = useApp();
  const { keep, instead, ticket } = laterWords();
  const address = useSignal(begin);
  const problem = useSignal<"badAddress" | "oddAddress" | "notSaved" | null>(null);
  const busy = useSignal(false);
  const hint = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const ask = async (event: Event) => {
    event.preventDefault();
    const email = address.value.trim();
    problem.value = addressProblem(email);
    if (problem.value !== null || busy.value) return field.current?.focus();
    busy.value = true;
    const reply = await session.request("wait:keep", { conversationId, email });
    busy.value = false;
    if (reply.ok) done();
    else problem.value = whyNotKept(reply);
  };
  return (
    <form class="ask-for asking" onSubmit={(event) => void ask(event)} noValidate>
      <label>
        <span>{ticket.address}</span>
        <span class="field">
          <input
            ref={field}
            type="email"
            inputMode="email"
            autocomplete="email"
            aria-describedby={hint}
            aria-invalid={problem.value !== null}
            value={address.value}
            onInput={(event) => {
              address.value = event.currentTarget.value;
              problem.value = null;
            }}
          />
        </span>
        <span id={hint} class={problem.value === null ? "small soft" : "small bad"} role="status">
          {problem.value === null ? keep.hint : ticket[problem.value]}
        </span>
      </label>
      <p class="ends">
        <button class="btn btn-main" disabled={busy.value}>
          {keep.ask}
        </button>
        <button type="button" class="btn btn-bare" onClick={done}>
          {begin === "" ? instead.keepWaiting : instead.cancel}
        </button>
      </p>
    </form>
  );
}
