import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { LONGEST_TAG, MOST_TAGS, tidyTag, type Ticket } from "../../server/protocol/ticket.ts";
import { CloseIcon } from "../../widget/ui/icons.tsx";
import { PlusIcon } from "../icons.tsx";
import { LineField } from "../parts/line-field.tsx";
import { useOpener } from "../state/openers.ts";
import { useDesk } from "../state/use-desk.ts";
import { ticketWords } from "../words/ticket.ts";
import { changeTicket } from "./state/change-ticket.ts";
import { suggestedTags } from "./state/suggested-tags.ts";

/** A ticket's tags; those that past tickets like it carry are a press away. */
export function Tags({ ticket }: { readonly ticket: Ticket }) {
  const adding = useSignal(false);
  const desk = useDesk();
  const closed = ticket.status === "closed";
  const mayAdd = !closed && ticket.tags.length < MOST_TAGS;
  useOpener("tag", () => (adding.value = true), mayAdd);
  // The field does not come back by itself once there is room again.
  useEffect(() => {
    if (!mayAdd) adding.value = false;
  }, [mayAdd]);
  const remove = (tag: string) => void changeTicket(desk, ticket, { removeTags: [tag] });
  if (closed && ticket.tags.length === 0) return null;
  return (
    <div class="tags" role="group" aria-label={ticketWords.tags}>
      {ticket.tags.map((tag) => (
        <span key={tag} class="chip tag">
          <span dir="auto">{tag}</span>
          {!closed && (
            <button
              type="button"
              aria-label={ticketWords.removeTag(tag)}
              onClick={() => remove(tag)}
            >
              <CloseIcon small />
            </button>
          )}
        </span>
      ))}
      {mayAdd && !adding.value && (
        <button type="button" class="btn btn-bare sm" onClick={() => (adding.value = true)}>
          <PlusIcon small />
          {ticketWords.addTag}
        </button>
      )}
      {mayAdd && adding.value && <AddTag ticket={ticket} done={() => (adding.value = false)} />}
    </div>
  );
}

function AddTag({ ticket, done }: { readonly ticket: Ticket; readonly done: () => void }) {
  const desk = useDesk();
  const text = useSignal("");
  const field = useRef<HTMLInputElement>(null);
  const suggested = suggestedTags(ticket, [...desk.registers.tickets.value.values()], text.value);
  const add = async (tag: string) => {
    if (tag === "") return done();
    text.value = "";
    field.current?.focus();
    const added = await changeTicket(desk, ticket, { addTags: [tag] });
    // To be tried again, unless another was begun meanwhile.
    if (!added && text.value === "") text.value = tag;
  };
  return (
    <form
      class="add-tag"
      onSubmit={(event) => {
        event.preventDefault();
        void add(tidyTag(text.value));
      }}
    >
      <LineField
        label={ticketWords.addTag}
        longest={LONGEST_TAG}
        value={text.value}
        onInput={(tag) => (text.value = tag)}
        onLeave={done}
        field={field}
      />
      <button class="btn btn-tint sm">{ticketWords.add}</button>
      {suggested.length > 0 && (
        <span class="suggested" role="group" aria-label={ticketWords.suggested}>
          {suggested.map((tag) => (
            <button key={tag} type="button" class="chip line" onClick={() => void add(tag)}>
              <PlusIcon small />
              <span dir="auto">{tag}</span>
            </button>
          ))}
        </span>
      )}
    </form>
  );
}
