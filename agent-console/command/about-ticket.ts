import {
  AGENT_STATUSES,
  isSettled,
  PRIORITIES,
  TICKET_KINDS,
  type Ticket,
} from "../../server/protocol/ticket.ts";
import { ChatIcon, DoneIcon, PersonIcon, TicketIcon } from "../../widget/ui/icons.tsx";
import { PenIcon, TransferIcon } from "../icons.tsx";
import { HOME } from "../route.ts";
import type { Desk } from "../state/desk.ts";
import { go, route } from "../state/here.ts";
import { activeAgents } from "../state/registers.ts";
import { resume } from "../talk/actions.ts";
import { CASE_TABS, caseTab } from "../ticket/state/case-tab.ts";
import { changeTicket } from "../ticket/state/change-ticket.ts";
import { splitOff } from "../ticket/state/split-off.ts";
import type { TicketChange } from "../ticket/state/way-back.ts";
import { moreCommandWords as words } from "../words/command-more.ts";
import { ticketWords } from "../words/ticket.ts";
import type { Command } from "./command.ts";
import { messagesOff, tagsOff, tasksTicked } from "./parts-of-ticket.ts";

/** The ticket in front. */
export function ticketInFront({ registers }: Desk): Ticket | null {
  const open = route.value.at === "list" ? route.value.open : null;
  return open?.is === "ticket" ? (registers.tickets.value.get(open.id) ?? null) : null;
}

/** All that can be set on the ticket in front, and where in it one can go. */
export function aboutTicket(desk: Desk): readonly Command[] {
  const ticket = ticketInFront(desk);
  if (ticket === null) return [];
  return [...(ticket.status === "closed" ? [] : changes(desk, ticket)), ...tabs()];
}

/** What one part of it can be done to: tasks, messages, tags. */
export function aboutParts(desk: Desk): readonly Command[] {
  const ticket = ticketInFront(desk);
  if (ticket === null) return [];
  const { id: ticketId, conversationId, status } = ticket;
  const said = desk.threads.followed.value.get(conversationId)?.thread.view.value;
  const tick = (taskId: string, done: boolean) =>
    void desk.attempt("task:done", { ticketId, taskId, done });
  const takeOff = (tag: string) => void changeTicket(desk, ticket, { removeTags: [tag] });
  const closed = status === "closed";
  return [
    ...(closed ? [] : tasksTicked(ticket, tick)),
    ...messagesOff(said?.public.entries ?? [], (id) => void splitOff(desk, ticketId, id)),
    ...(closed ? [] : tagsOff(ticket, takeOff)),
  ];
}

function changes(desk: Desk, ticket: Ticket): readonly Command[] {
  const set = (change: TicketChange) => () => void changeTicket(desk, ticket, change);
  const me = desk.account.id;
  const solve: Command = {
    id: "solve",
    group: "ticket",
    label: words.solve,
    also: words.solveAlso,
    icon: DoneIcon,
    run: set({ status: "solved" }),
  };
  const take: Command = {
    id: "take",
    group: "ticket",
    label: words.take,
    also: words.takeAlso,
    icon: PersonIcon,
    run: set({ assigneeId: me }),
  };
  return [
    ...(isSettled(ticket) ? [] : [solve]),
    ...(ticket.assigneeId === me ? [] : [take]),
    ...talk(desk, ticket),
    ...values(desk, ticket).map(({ name, label, also, change }): Command => ({
      id: `ticket-${name}`,
      group: "ticket",
      label,
      also,
      icon: "assigneeId" in change ? TransferIcon : PenIcon,
      whenTyped: true,
      run: set(change),
    })),
  ];
}

type Value = {
  readonly name: string;
  readonly label: string;
  readonly also: string;
  readonly change: TicketChange;
};

/** What each of its fields can become. */
function values({ registers, account }: Desk, ticket: Ticket): readonly Value[] {
  const statuses = AGENT_STATUSES.filter((to) => to !== ticket.status && to !== "solved");
  const teams = registers.workspace.value?.teams ?? [];
  const others = activeAgents(registers).filter(
    ({ id }) => id !== account.id && id !== ticket.assigneeId,
  );
  const back = { name: "back", label: words.giveBack, also: words.giveAlso };
  return [
    ...statuses.map((to) => ({
      name: to,
      label: words.status(to),
      also: words.statusAlso,
      change: { status: to },
    })),
    ...PRIORITIES.filter((to) => to !== ticket.priority).map((to) => ({
      name: to,
      label: words.priority(to),
      also: "",
      change: { priority: to },
    })),
    ...TICKET_KINDS.filter((to) => to !== ticket.kind).map((to) => ({
      name: to,
      label: words.kind(to),
      also: ticketWords.kind,
      change: { kind: to },
    })),
    ...(teams.length < 2 ? [] : teams)
      .filter(({ id }) => id !== ticket.teamId)
      .map(({ id, name }) => ({
        name: id,
        label: words.team(name),
        also: words.teamAlso,
        change: { teamId: id },
      })),
    ...others.map(({ id, name }) => ({
      name: id,
      label: words.giveTo(name),
      also: words.giveAlso,
      change: { assigneeId: id },
    })),
    ...(ticket.assigneeId === null ? [] : [{ ...back, change: { assigneeId: null } }]),
  ];
}

/** Its chat, where there is one; else beginning one, while its customer is there. */
function talk(desk: Desk, ticket: Ticket): readonly Command[] {
  const followed = desk.threads.followed.value.get(ticket.conversationId);
  if (followed === undefined) return [];
  const chat = { is: "conversation", id: ticket.conversationId } as const;
  const live = followed.thread.view.value.public.phase.is === "live";
  if (!live && !followed.visitorOnline.value) return [];
  return [
    {
      id: "chat",
      group: "ticket",
      label: live ? ticketWords.toChat : words.resume,
      icon: ChatIcon,
      run: live ? () => go({ ...HOME, open: chat }) : () => void resume(desk, ticket),
    },
  ];
}

function tabs(): readonly Command[] {
  return CASE_TABS.filter((tab) => tab !== caseTab.value).map((tab) => ({
    id: `tab-${tab}`,
    group: "ticket",
    label: words.tabs[tab],
    also: words.tabsAlso[tab],
    icon: TicketIcon,
    whenTyped: tab !== "linked",
    run: () => (caseTab.value = tab),
  }));
}
