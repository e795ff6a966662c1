import type { ConversationView } from "../../server/protocol/view.ts";
import { DoneIcon, LockIcon, PersonIcon, SlidersIcon, TicketIcon } from "../../widget/ui/icons.tsx";
import { BoltIcon, KeysIcon, LeaveIcon, PenIcon, TransferIcon } from "../icons.tsx";
import { leave, setAvailability } from "../nav/me.ts";
import { overlay, writer } from "../state/asked.ts";
import { shownConversation, type Desk } from "../state/desk.ts";
import { besideList, go } from "../state/here.ts";
import { askResolveWhy, block, claim, file, resolve, takeOver } from "../talk/actions.ts";
import { resolveWords } from "../words/pass.ts";
import { insertReply } from "../talk/canned.ts";
import { mayAssign, mayHandOn, mayReply, standingOf, type Standing } from "../talk/standing.ts";
import { meWords } from "../words/nav.ts";
import { commandWords, keyWords } from "../words/command.ts";
import { blockWords } from "../words/contact.ts";
import type { Command } from "./command.ts";
import { places } from "./places.ts";

/** The conversation in front, as the bar needs it. */
export function inFront(desk: Desk): ConversationView | null {
  const id = shownConversation(desk.registers);
  return id === null ? null : (desk.threads.followed.value.get(id)?.thread.view.value ?? null);
}

/** All that can be done from here: about the conversation in front, then where to go, then oneself. */
export function offeredBy(desk: Desk): readonly Command[] {
  const view = inFront(desk);
  return [
    ...(view === null ? [] : aboutChat(desk, view)),
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
    ...blocking(desk, view),
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

function blocking(desk: Desk, { contactId }: ConversationView): readonly Command[] {
  const contact = desk.registers.contacts.value.get(contactId);
  if (contact === undefined) return [];
  const blocked = contact.blocked === null;
  return [
    {
      id: "block",
      group: "conversation",
      label: blocked ? blockWords.block : blockWords.unblock,
      also: commandWords.also.block,
      icon: LockIcon,
      run: () => void block(desk, contact, blocked),
    },
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

function aboutMe(desk: Desk): readonly Command[] {
  const now = desk.registers.agents.value.get(desk.account.id)?.availability;
  const other = now === "online" ? "away" : "online";
  const group = "me";
  return [
    {
      id: "availability",
      group,
      label: commandWords.be[other],
      hint: meWords.means[other],
      icon: PersonIcon,
      run: () => setAvailability(desk, other),
    },
    {
      id: "me",
      group,
      label: commandWords.mySettings,
      also: commandWords.mySettingsAlso,
      icon: SlidersIcon,
      run: () => go({ at: "page", page: "me" }),
    },
    {
      id: "keys",
      group,
      label: keyWords.title,
      icon: KeysIcon,
      keys: ["?"],
      run: () => (overlay.value = { is: "keys" }),
    },
    {
      id: "sign-out",
      group,
      label: commandWords.signOut,
      also: "leave log out",
      icon: LeaveIcon,
      run: () => void leave(desk),
    },
  ];
}
