import { useSignal } from "@preact/signals";
import {
  AGENT_STATUSES,
  LONGEST_TAG,
  PRIORITIES,
  tidyTag,
} from "../../../server/protocol/ticket.ts";
import { activeAgents } from "../../state/registers.ts";
import { useDesk } from "../../state/use-desk.ts";
import { statusWords } from "../../words/ticket-status.ts";
import { ticketWords } from "../../words/ticket.ts";
import { changeTickets } from "../state/change-ticket.ts";
import type { TicketChange } from "../state/way-back.ts";
import type { Offered } from "../../parts/options.tsx";
import { LineField } from "../../parts/line-field.tsx";
import { Pick } from "../../parts/pick.tsx";

type BulkProps = { readonly ids: readonly string[]; readonly onDone: () => void };

/** The same done to every ticket that is chosen. */
export function BulkBar({ ids, onDone }: BulkProps) {
  const desk = useDesk();
  const busy = useSignal(false);
  const apply = async (change: TicketChange) => {
    if (busy.value) return;
    busy.value = true;
    const { value: held } = desk.registers.tickets;
    const failed = await changeTickets(
      desk,
      ids.flatMap((id) => held.get(id) ?? []),
      change,
    );
    busy.value = false;
    if (failed === null) return;
    onDone();
  };
  const { account, registers } = desk;
  const agents = activeAgents(registers).filter(({ id }) => id !== account.id);
  return (
    <section class="bulk" aria-label={ticketWords.desk.bulk}>
      <b class="strong">{ticketWords.desk.many(ids.length)}</b>
      <To
        label={ticketWords.status}
        options={AGENT_STATUSES.map((value) => [value, statusWords[value]] as const)}
        onChoose={(status) => void apply({ status })}
      />
      <To
        label={ticketWords.priority}
        options={PRIORITIES.map((value) => [value, ticketWords.priorities[value]] as const)}
        onChoose={(priority) => void apply({ priority })}
      />
      <To
        label={ticketWords.assignee}
        options={[
          [account.id, ticketWords.me(account.name)] as const,
          ...agents.map(({ id, name }) => [id, name] as const),
          ["nobody", ticketWords.nobody] as const,
        ]}
        onChoose={(value) => void apply({ assigneeId: value === "nobody" ? null : value })}
      />
      <TagAll onTag={(tag) => void apply({ addTags: [tag] })} />
      <button type="button" class="btn btn-bare sm" onClick={onDone}>
        {ticketWords.desk.clear}
      </button>
    </section>
  );
}

type ToProps<V extends string> = {
  readonly label: string;
  readonly options: Offered<V>;
  readonly onChoose: (value: V) => void;
};

function To<V extends string>({ label, options, onChoose }: ToProps<V>) {
  return (
    <Pick<V | "">
      label={label}
      value=""
      options={[["", label] as const, ...options]}
      onChoose={(value) => value !== "" && onChoose(value)}
    />
  );
}

function TagAll({ onTag }: { readonly onTag: (tag: string) => void }) {
  const text = useSignal("");
  const submit = (event: Event) => {
    event.preventDefault();
    const tag = tidyTag(text.value);
    if (tag === "") return;
    text.value = "";
    onTag(tag);
  };
  return (
    <form class="add-tag" onSubmit={submit}>
      <LineField
        label={ticketWords.addTag}
        placeholder={ticketWords.addTag}
        longest={LONGEST_TAG}
        value={text.value}
        onInput={(tag) => (text.value = tag)}
        atOnce={false}
      />
      <button class="btn btn-tint sm">{ticketWords.add}</button>
    </form>
  );
}
