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
  const chosen = useSignal<TicketChange>({});
  const choose = (part: TicketChange) => (chosen.value = { ...chosen.value, ...part });
  const nothing = Object.values(chosen.value).every((value) => value === undefined);
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
        value={chosen.value.status}
        onChoose={(status) => choose({ status })}
      />
      <To
        label={ticketWords.priority}
        options={PRIORITIES.map((value) => [value, ticketWords.priorities[value]] as const)}
        value={chosen.value.priority}
        onChoose={(priority) => choose({ priority })}
      />
      <To
        label={ticketWords.assignee}
        options={[
          [account.id, ticketWords.me(account.name)] as const,
          ...agents.map(({ id, name }) => [id, name] as const),
          ["nobody", ticketWords.nobody] as const,
        ]}
        value={chosen.value.assigneeId === null ? "nobody" : chosen.value.assigneeId}
        onChoose={(value) => choose({ assigneeId: value === "nobody" ? null : value })}
      />
      <button
        type="button"
        class="btn btn-tint sm"
        aria-disabled={nothing}
        onClick={() => !nothing && void apply(chosen.value)}
      >
        {ticketWords.desk.apply}
      </button>
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
  /** undefined: it stays as it is. */
  readonly value: V | undefined;
  readonly onChoose: (value: V | undefined) => void;
};

/** Chosen only, as by keyboard one comes past others on the way; a button does it. */
function To<V extends string>({ label, options, value, onChoose }: ToProps<V>) {
  return (
    <Pick<V | "">
      label={label}
      value={value ?? ""}
      options={[["", label] as const, ...options]}
      onChoose={(one) => onChoose(one === "" ? undefined : one)}
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
