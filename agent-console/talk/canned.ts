import type { CannedReply } from "../../server/protocol/toolkit.ts";
import { filled, type VariableValues } from "../../server/protocol/variables.ts";
import type { ConversationView } from "../../server/protocol/view.ts";
import { matching } from "../command/match.ts";
import { writer } from "../state/asked.ts";
import type { Desk } from "../state/desk.ts";
import type { Registers } from "../state/registers.ts";
import { mayReply, standingOf } from "./standing.ts";

/** Visitors who gave no name are called like this: nothing to greet anybody with. */
const MADE_UP = /^Visitor [\w-]{4}$/i;

/** What the variables stand for in a conversation; empty: it is not known. */
export function valuesFor(
  { contacts, tickets, workspace }: Registers,
  { view, agent }: { readonly view: ConversationView; readonly agent: string },
): VariableValues {
  const name = contacts.value.get(view.contactId)?.name ?? "";
  const ticket = [...tickets.value.values()].find((one) => one.conversationId === view.id);
  return {
    "contact.name": MADE_UP.test(name) ? "" : name,
    "agent.name": agent,
    "ticket.reference": ticket?.reference ?? "",
    "shop.name": workspace.value?.name ?? "",
  };
}

/** What is being typed behind a `/` that begins the line the caret is in; null: nothing is. Pure. */
export function slashBegun(before: string): { readonly at: number; readonly typed: string } | null {
  const at = before.lastIndexOf("\n") + 1;
  const line = before.slice(at);
  return line.startsWith("/") && line.length <= 40 ? { at, typed: line.slice(1) } : null;
}

/** Those that fit what is typed; those in the customer's language, and in any, come first. Pure. */
export function fitting(
  replies: readonly CannedReply[],
  { typed, language }: { readonly typed: string; readonly language: string | null },
): readonly CannedReply[] {
  const found = matching(
    replies.map((reply) => ({ label: reply.name, also: reply.text, reply })),
    typed,
  ).map(({ command }) => command.reply);
  const isTheirs = (reply: CannedReply) =>
    reply.language === null || language === null || base(reply.language) === base(language);
  return [...found.filter(isTheirs), ...found.filter((reply) => !isTheirs(reply))];
}

function base(language: string): string {
  return language.toLowerCase().split("-")[0] ?? "";
}

/** Puts a reply at the end of what is being written in this conversation. */
export function insertReply(desk: Desk, view: ConversationView, reply: CannedReply): void {
  const draft = desk.drafts.of(view.id).value;
  const mode = mayReply(standingOf(view, desk.account.id)) ? draft.mode : "note";
  const text = filled(reply.text, valuesFor(desk.registers, { view, agent: desk.account.name }));
  const written = draft[mode].trimEnd();
  const next = written === "" ? text : `${written}\n\n${text}`;
  desk.drafts.set(view.id, { ...draft, mode, [mode]: next });
  writer.begin?.(mode);
}
