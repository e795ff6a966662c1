import type { ConversationView } from "../../server/protocol/view.ts";
import { DoneIcon, PersonIcon, TicketIcon } from "../../widget/ui/icons.tsx";
import { BoltIcon, PenIcon, TransferIcon } from "../icons.tsx";
import { overlay, writer } from "../state/asked.ts";
import { shownConversation, type Desk } from "../state/desk.ts";
import { besideList, go } from "../state/here.ts";
import { askResolveWhy, claim, file, resolve, takeOver } from "../talk/actions.ts";
import { resolveWords } from "../words/pass.ts";
import { insertReply } from "../talk/canned.ts";
import { mayAssign, mayHandOn, mayReply, standingOf, type Standing } from "../talk/standing.ts";
import { commandWords } from "../words/command.ts";
import { aboutContact } from "./about-contact.ts";
import { aboutMe } from "./about-me.ts";
import { aboutOffer } from "./about-offer.ts";
import { aboutParts, aboutTicket, ticketInFront } from "./about-ticket.ts";
import { insertions } from "./insertions.ts";
import type { Command } from "./command.ts";
import { openings } from "./openings.ts";
import { places } from "./places.ts";

/** The conversation in front, as the bar needs it. */
export function inFront(desk: Desk): ConversationView | null {
  const id = shownConversation(desk.registers);
  return id === null ? null : (desk.threads.followed.value.get(id)?.thread.view.value ?? null);
}

/** All that can be done from here: about what is in front, then where to go, then oneself. */
export function offeredBy(desk: Desk): readonly Command[] {
  const view = inFront(desk);
  return [
    ...aboutOffer(desk),
    ...(view === null ? [] : aboutChat(desk, view)),
    ...aboutTicket(desk),
    ...openings("ticket"),
    ...aboutParts(desk),
    ...(view === null ? [] : aboutContact(desk, view)),
    ...openings("contact"),
    ...places(desk),
    ...aboutMe(desk),
    ...(view === null ? [] : macros(desk, view)),
    ...(view === null ? [] : canned(desk, view)),
  ];
}

function macros(desk: Desk, { id }: ConversationView): readonly Command[] {
  return desk.registers.toolkit.value.macros.map((macro) => ({
    id: macro.id,
    group: "macros",
    label: macro.name,
    also: commandWords.groups.macros,
    icon: BoltIcon,
    run: () => (overlay.value = { is: "macro", conversationId: id, macroId: macro.id }),
  }));
}

function canned(desk: Desk, view: ConversationView): readonly Command[] {
  return desk.registers.toolkit.value.replies.map((reply) => ({
    id: reply.id,
    group: "canned",
    label: reply.name,
    also: reply.text,
    icon: BoltIcon,
    hint: reply.text,
    run: () => insertReply(desk, view, reply),
  }));
}

function aboutChat(desk: Desk, view: ConversationView): readonly Command[] {
  const { id } = view;
  const standing = standingOf(view, desk.account.id);
  const group = "conversation";
  const handOn = (own: boolean) => () => {
    overlay.value = { is: "hand-on", conversationId: id, own };
  };
  return [
    ...(mayReply(standing) ? [writing("reply", ["R"])] : []),
    writing("note", ["N"]),
    ...insertions(),
    ...closing(desk, { id, standing }),
    ...(mayHandOn(standing, desk.account.role)
      ? [
          {
            id: "transfer",
            group,
            label: commandWords.transfer,
            also: commandWords.also.transfer,
            icon: TransferIcon,
            keys: ["T"],
            run: handOn(true),
          } as const,
        ]
      : []),
    ...(mayAssign(standing, desk.account.role)
      ? [
          {
            id: "take-over",
            group,
            label: commandWords.takeOver,
            icon: PersonIcon,
            run: () => takeOver(desk, id),
          } as const,
          {
            id: "give",
            group,
            label: commandWords.give,
            also: commandWords.also.transfer,
            icon: TransferIcon,
            run: handOn(false),
          } as const,
        ]
      : []),
  ];
}

function writing(mode: "reply" | "note", keys: readonly string[]): Command {
  return {
    id: mode,
    group: "conversation",
    label: commandWords[mode],
    icon: PenIcon,
    keys,
    run: () => writer.begin?.(mode),
  };
}

type Chat = { readonly id: string; readonly standing: Standing };

function closing(desk: Desk, { id, standing }: Chat): readonly Command[] {
  const group = "conversation";
  const { also } = commandWords;
  switch (standing.is) {
    case "mine":
      return [
        {
          id: "resolve",
          group,
          label: commandWords.resolve,
          also: also.resolve,
          icon: DoneIcon,
          keys: ["E"],
          run: () => resolve(desk, id),
        },
        {
          id: "resolve-why",
          group,
          label: resolveWords.title,
          also: also.resolve,
          icon: DoneIcon,
          run: () => askResolveWhy(id),
        },
        {
          id: "file",
          group,
          label: commandWords.file,
          also: also.file,
          icon: TicketIcon,
          keys: ["F"],
          run: () => file(desk, id),
        },
      ];
    case "waiting":
      return [
        {
          id: "claim",
          group,
          label: commandWords.claim,
          icon: PersonIcon,
          run: () => claim(desk, id),
        },
      ];
    case "ticketed":
      // It is in front already.
      if (ticketInFront(desk)?.id === standing.ticketId) return [];
      return [
        {
          id: "ticket",
          group,
          label: commandWords.openTicket(standing.reference),
          icon: TicketIcon,
          run: () => go(besideList({ is: "ticket", id: standing.ticketId })),
        },
      ];
    case "bot":
    case "offered":
    case "offered_to_me":
    case "theirs":
    case "resolved":
      return [];
  }
}
