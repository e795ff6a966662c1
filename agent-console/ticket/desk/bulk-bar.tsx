import { useSignal } from "@preact/signals";
import type { AgentCommands } from "../../../server/protocol/agent.ts";
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
import type { Offered } from "../../parts/options.tsx";
import { Pick } from "../../parts/pick.tsx";

type Change = Omit<AgentCommands["tickets:update"], "ticketIds">;
type BulkProps = { readonly ids: readonly string[]; readonly onDone: () => void };

/** So many the server takes at once. */
const AT_ONCE = 200;

/** The same done to every ticket that is chosen. */
export function BulkBar({ ids, onDone }: BulkProps) {
  const desk = useDesk();
  const busy = useSignal(false);
  const apply = async (change: Change) => {
    if (busy.value) return;
    busy.value = true;
    const failed: string[] = [];
    let lost = false;
    for (let at = 0; at < ids.length && !lost; at += AT_ONCE) {
      const ticketIds = ids.slice(at, at + AT_ONCE);
      const reply = await desk.attempt("tickets:update", { ticketIds, ...change });
      if (reply.ok) failed.push(...reply.value.failed);
      else lost = true;
    }
    busy.value = false;
    if (lost) return;
    const { doneOn, notOn } = ticketWords.desk;
    desk.toasts.say(failed.length === 0 ? doneOn(ids.length) : notOn(failed.length, ids.length));
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
      <span class="field">
        <input
          aria-label={ticketWords.addTag}
          placeholder={ticketWords.addTag}
          maxLength={LONGEST_TAG}
          dir="auto"
          value={text.value}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </span>
      <button class="btn btn-tint sm">{ticketWords.add}</button>
    </form>
  );
}
