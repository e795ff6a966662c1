import {
  AGENT_STATUSES,
  PRIORITIES,
  TICKET_KINDS,
  type Ticket,
  type TicketStatus,
} from "../../server/protocol/ticket.ts";
import type { Agent } from "../../server/protocol/registers.ts";
import { Avatar } from "../../widget/ui/avatar.tsx";
import { Pick } from "../parts/pick.tsx";
import { activeAgents } from "../state/registers.ts";
import { useDesk } from "../state/use-desk.ts";
import { statusWords } from "../words/ticket-status.ts";
import { slaWords } from "../words/sla.ts";
import { ticketWords } from "../words/ticket.ts";
import { changeTicket } from "./state/change-ticket.ts";
import type { TicketChange } from "./state/way-back.ts";

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

function useUpdate(ticket: Ticket) {
  const desk = useDesk();
  return (change: TicketChange) => void changeTicket(desk, ticket, change);
}

function StatusPick({ ticket }: { readonly ticket: Ticket }) {
  const update = useUpdate(ticket);
  const closed = ticket.status === "closed";
  const statuses: readonly TicketStatus[] = closed ? ["closed"] : AGENT_STATUSES;
  return (
    <Pick
      label={ticketWords.status}
      value={ticket.status}
      options={statuses.map((value) => [value, statusWords[value]] as const)}
      disabled={closed}
      onChoose={(status) => status !== "closed" && update({ status })}
    >
      <i class={`state ${ticket.status}`} />
    </Pick>
  );
}

function PriorityPick({ ticket }: { readonly ticket: Ticket }) {
  const update = useUpdate(ticket);
  return (
    <Pick
      label={ticketWords.priority}
      value={ticket.priority}
      options={PRIORITIES.map((value) => [value, ticketWords.priorities[value]] as const)}
      disabled={ticket.status === "closed"}
      onChoose={(priority) => update({ priority })}
    >
      <i class={`flag ${ticket.priority}`} />
    </Pick>
  );
}

function KindPick({ ticket }: { readonly ticket: Ticket }) {
  const update = useUpdate(ticket);
  return (
    <Pick
      label={ticketWords.kind}
      value={ticket.kind}
      options={TICKET_KINDS.map((value) => [value, ticketWords.kinds[value]] as const)}
      disabled={ticket.status === "closed"}
      onChoose={(kind) => update({ kind })}
    />
  );
}

/** Only where there is more than one team. */
function TeamPick({ ticket }: { readonly ticket: Ticket }) {
  const { registers } = useDesk();
  const update = useUpdate(ticket);
  const teams = registers.workspace.value?.teams ?? [];
  if (teams.length < 2) return null;
  const named = teams.map(({ id, name }) => [id, name] as const);
  const known = teams.some(({ id }) => id === ticket.teamId);
  const gone = known ? [] : [[ticket.teamId ?? "", ticket.teamName ?? slaWords.anyTeam] as const];
  return (
    <Pick
      label={slaWords.team}
      value={ticket.teamId ?? ""}
      options={[...gone, ...named]}
      disabled={ticket.status === "closed"}
      onChoose={(teamId) => teamId !== "" && update({ teamId })}
    />
  );
}

const NOBODY = "";

function AssigneePick({ ticket }: { readonly ticket: Ticket }) {
  const { account, registers } = useDesk();
  const update = useUpdate(ticket);
  const agents = meFirst(activeAgents(registers), account.id);
  const known = agents.some(({ id }) => id === ticket.assigneeId);
  const gone =
    ticket.assigneeId === null || known
      ? []
      : [[ticket.assigneeId, ticket.assigneeName ?? ""] as const];
  return (
    <Pick
      label={ticketWords.assignee}
      value={ticket.assigneeId ?? NOBODY}
      disabled={ticket.status === "closed"}
      options={[
        [NOBODY, ticketWords.nobody] as const,
        ...gone,
        ...agents.map(
          ({ id, name }) => [id, id === account.id ? ticketWords.me(name) : name] as const,
        ),
      ]}
      onChoose={(value) => update({ assigneeId: value === NOBODY ? null : value })}
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
