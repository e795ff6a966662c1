import type { ComponentChildren } from "preact";
import {
  AGENT_STATUSES,
  PRIORITIES,
  TICKET_KINDS,
  type Ticket,
  type TicketStatus,
} from "../../server/protocol/ticket.ts";
import type { Agent } from "../../server/protocol/registers.ts";
import { Avatar } from "../../widget/ui/avatar.tsx";
import { DownIcon } from "../../widget/ui/icons.tsx";
import { activeAgents } from "../state/registers.ts";
import { useDesk } from "../state/use-desk.ts";
import { words } from "../words.ts";
import { slaWords } from "../words/sla.ts";
import { ticketWords } from "../words/ticket.ts";

/** What is set on a ticket: how it stands, how much it presses, what it is, who has it. */
export function Picks({ ticket }: { readonly ticket: Ticket }) {
  return (
    <div class="picks">
      <StatusPick ticket={ticket} />
      <PriorityPick ticket={ticket} />
      <KindPick ticket={ticket} />
      <TeamPick ticket={ticket} />
      <AssigneePick ticket={ticket} />
    </div>
  );
}

type Option<V extends string> = { readonly value: V; readonly name: string };

export type PickProps<V extends string> = {
  readonly label: string;
  readonly value: V;
  readonly options: readonly Option<V>[];
  readonly onPick: (value: V) => void;
  readonly disabled?: boolean;
  /** What stands before the words. */
  readonly children?: ComponentChildren;
};

/** One choice of several, as a button with the chosen one on it. */
export function Pick<V extends string>(props: PickProps<V>) {
  const { label, value, options, onPick, disabled = false, children } = props;
  const pick = (chosen: string) => {
    const option = options.find((one) => one.value === chosen);
    if (option !== undefined) onPick(option.value);
  };
  return (
    <label class="pick">
      <span class="sr">{label}</span>
      {children}
      <select
        value={value}
        disabled={disabled}
        onChange={(event) => pick(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
      {!disabled && <DownIcon small />}
    </label>
  );
}

function useUpdate(ticketId: string) {
  const desk = useDesk();
  return (change: object) => void desk.attempt("ticket:update", { ticketId, ...change });
}

function StatusPick({ ticket }: { readonly ticket: Ticket }) {
  const update = useUpdate(ticket.id);
  const closed = ticket.status === "closed";
  const statuses: readonly TicketStatus[] = closed ? ["closed"] : AGENT_STATUSES;
  return (
    <Pick
      label={ticketWords.status}
      value={ticket.status}
      options={statuses.map((value) => ({ value, name: words.statuses[value] }))}
      disabled={closed}
      onPick={(status) => update({ status })}
    >
      <i class={`state ${ticket.status}`} />
    </Pick>
  );
}

function PriorityPick({ ticket }: { readonly ticket: Ticket }) {
  const update = useUpdate(ticket.id);
  return (
    <Pick
      label={ticketWords.priority}
      value={ticket.priority}
      options={PRIORITIES.map((value) => ({ value, name: ticketWords.priorities[value] }))}
      disabled={ticket.status === "closed"}
      onPick={(priority) => update({ priority })}
    >
      <i class={`flag ${ticket.priority}`} />
    </Pick>
  );
}

function KindPick({ ticket }: { readonly ticket: Ticket }) {
  const update = useUpdate(ticket.id);
  return (
    <Pick
      label={ticketWords.kind}
      value={ticket.kind}
      options={TICKET_KINDS.map((value) => ({ value, name: ticketWords.kinds[value] }))}
      disabled={ticket.status === "closed"}
      onPick={(kind) => update({ kind })}
    />
  );
}

/** Only where there is more than one team. */
function TeamPick({ ticket }: { readonly ticket: Ticket }) {
  const { registers } = useDesk();
  const update = useUpdate(ticket.id);
  const teams = registers.workspace.value?.teams ?? [];
  if (teams.length < 2) return null;
  const named = teams.map(({ id, name }) => ({ value: id, name }));
  const known = teams.some(({ id }) => id === ticket.teamId);
  const gone = known
    ? []
    : [{ value: ticket.teamId ?? "", name: ticket.teamName ?? slaWords.anyTeam }];
  return (
    <Pick
      label={slaWords.team}
      value={ticket.teamId ?? ""}
      options={[...gone, ...named]}
      disabled={ticket.status === "closed"}
      onPick={(teamId) => teamId !== "" && update({ teamId })}
    />
  );
}

const NOBODY = "";

function AssigneePick({ ticket }: { readonly ticket: Ticket }) {
  const { account, registers } = useDesk();
  const update = useUpdate(ticket.id);
  const agents = meFirst(activeAgents(registers), account.id);
  const known = agents.some(({ id }) => id === ticket.assigneeId);
  const gone =
    ticket.assigneeId === null || known
      ? []
      : [{ value: ticket.assigneeId, name: ticket.assigneeName ?? "" }];
  return (
    <Pick
      label={ticketWords.assignee}
      value={ticket.assigneeId ?? NOBODY}
      disabled={ticket.status === "closed"}
      options={[
        { value: NOBODY, name: ticketWords.nobody },
        ...gone,
        ...agents.map(({ id, name }) => ({
          value: id,
          name: id === account.id ? ticketWords.me(name) : name,
        })),
      ]}
      onPick={(value) => update({ assigneeId: value === NOBODY ? null : value })}
    >
      {ticket.assigneeId !== null && (
        <Avatar name={ticket.assigneeName ?? ""} seed={ticket.assigneeId} />
      )}
    </Pick>
  );
}

function meFirst(agents: readonly Agent[], me: string): readonly Agent[] {
  const rank = (agent: Agent) => (agent.id === me ? 0 : 1);
  return agents.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}
