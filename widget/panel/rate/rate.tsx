import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { MAX_COMMENT } from "../../../server/protocol/conversation.ts";
import type { ConversationView } from "../../../server/protocol/view.ts";
import { useApp } from "../app.ts";
import { clock } from "../browser.ts";
import { Below } from "../parts/below.tsx";
import { laterWords } from "../words/later-words.ts";
import { RateIcon } from "../../ui/rate-icon.tsx";

/** The server takes changes for a day from the first; a little less is offered. */
const CHANGEABLE_MS = 23 * 3_600_000;

type RateProps = { readonly view: ConversationView };

/** How a conversation with people was: a press, and words if they like. */
export function Rate({ view }: RateProps) {
  const changing = useSignal(false);
  const { rating, helped } = view.public;
  if (!helped) return null;
  if (rating === null || changing.value)
    return <Ask view={view} onOpen={(open) => (changing.value = open)} />;
  const { ask, thanks, thanksRead, change, good, bad } = laterWords().rate;
  const late = clock() - rating.at > CHANGEABLE_MS;
  return (
    <div class="rate">
      <RateIcon good={rating.good} />
      <span class="grow" role="status">
        <span class="sr">{rating.good ? good : bad}. </span>
        {rating.comment === null ? thanks : thanksRead}
      </span>
      {!late && (
        <button
          type="button"
          class="btn btn-line"
          aria-label={`${change}: ${ask}`}
          onClick={() => (changing.value = true)}
        >
          {change}
        </button>
      )}
    </div>
  );
}

/** `onOpen`: it stays while there may be words to come, though the press is kept already. */
function Ask({ view, onOpen }: RateProps & { readonly onOpen: (open: boolean) => void }) {
  const { session } = useApp();
  const before = view.public.rating;
  const chosen = useSignal<boolean | null>(null);
  const text = useSignal(before?.comment ?? "");
  const failed = useSignal(false);
  /** It was to be sent though it is too long. */
  const refused = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const field = useId();
  const words = laterWords().rate;
  const comment = text.value.trim();
  const tooLong = comment.length > MAX_COMMENT;
  const save = async (good: boolean) => {
    // The press is kept, also while what goes with it has to be shortened.
    const saying = tooLong ? (before?.comment ?? null) : comment === "" ? null : comment;
    const rating = { conversationId: view.id, good, comment: saying };
    failed.value = !(await session.request("conversation:rate", rating)).ok;
    return !failed.value;
  };
  /** The press alone is kept at once: whoever leaves now has said it. */
  const choose = (good: boolean) => {
    chosen.value = good;
    onOpen(true);
    void save(good);
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    refused.value = tooLong;
    if (tooLong) return input.current?.focus();
    if (chosen.value !== null && (await save(chosen.value))) onOpen(false);
  };
  const offline = session.status.value !== "online";
  return (
    <form class="rate asks" onSubmit={(event) => void submit(event)}>
      <div class="rate-line" role="group" aria-label={words.ask}>
        <span class="grow">{words.ask}</span>
        {([true, false] as const).map((good) => (
          <button
            key={String(good)}
            type="button"
            class={chosen.value === good ? "btn btn-tint" : "btn btn-line"}
            aria-pressed={chosen.value === good}
            disabled={offline}
            onClick={() => choose(good)}
          >
            <RateIcon good={good} />
            {good ? words.good : words.bad}
          </button>
        ))}
      </div>
      {chosen.value !== null && (
        <div class="rate-line">
          <label class="sr" for={field}>
            {chosen.value ? words.liked : words.better}
          </label>
          <span class="field grow">
            <input
              id={field}
              dir="auto"
              ref={input}
              aria-invalid={tooLong}
              aria-describedby={`${field}-room`}
              placeholder={chosen.value ? words.liked : words.better}
              value={text.value}
              onInput={(event) => (text.value = event.currentTarget.value)}
            />
          </span>
          <button
            class="btn btn-tint"
            aria-label={`${words.send}: ${words.ask}`}
            disabled={offline}
          >
            {words.send}
          </button>
        </div>
      )}
      <Below
        id={`${field}-room`}
        wrong={tooLong && refused.value ? laterWords().before.wrong.text : null}
        leads
        text={chosen.value === null ? "" : comment}
        most={MAX_COMMENT}
      />
      {failed.value && (
        <p class="small" role="alert">
          {words.notSaved}
        </p>
      )}
    </form>
  );
}
