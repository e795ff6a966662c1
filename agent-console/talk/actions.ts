import type { Contact } from "../../server/protocol/registers.ts";
import type { Ticket } from "../../server/protocol/ticket.ts";
import { HOME } from "../route.ts";
import type { Desk } from "../state/desk.ts";
import { overlay } from "../state/asked.ts";
import { go } from "../state/here.ts";
import { commonWords } from "../words/common.ts";
import { blockWords } from "../words/contact.ts";
import { undoWords } from "../words/undo.ts";

/* What an agent does about a whole conversation; when the server will not, a toast says why. */

/** @param reason kept with it as a note; null: none is given */
export function resolve(desk: Desk, conversationId: string, reason: string | null = null): void {
  const said = reason === null ? {} : { reason };
  void withWayBack(desk, conversationId, {
    done: () => desk.attempt("conversation:resolve", { conversationId, ...said }),
    words: undoWords.resolved,
    back: () => desk.attempt("conversation:unresolve", { conversationId }),
  });
}

export function askResolveWhy(conversationId: string): void {
  overlay.value = { is: "resolve-why", conversationId };
}

export function file(desk: Desk, conversationId: string): void {
  const { registers, threads } = desk;
  void withWayBack(desk, conversationId, {
    done: () => desk.attempt("conversation:file", { conversationId }),
    words: undoWords.filed,
    back: async () => {
      // A ticket becomes a chat again only with its customer there.
      const ticketId = registers.rows.value.get(conversationId)?.ticketId ?? null;
      return ticketId === null ? null : desk.attempt("ticket:resume", { ticketId });
    },
    isOpen: threads.followed.value.get(conversationId)?.visitorOnline.value === true,
  });
}

type Answer = { readonly ok: boolean } | null;
type WayBack = {
  readonly done: () => Promise<Answer>;
  readonly words: (name: string) => string;
  readonly back: () => Promise<Answer>;
  /** false: there is no way. */
  readonly isOpen?: boolean;
};

/** The end of a chat, said once it is so, with the way back into it. */
async function withWayBack(
  desk: Desk,
  conversationId: string,
  { done, words, back, isOpen = true }: WayBack,
): Promise<void> {
  const name = desk.registers.rows.value.get(conversationId)?.contactName ?? commonWords.visitor;
  if ((await done())?.ok !== true || !isOpen) return;
  const run = async () => {
    if ((await back())?.ok === true)
      go({ ...HOME, open: { is: "conversation", id: conversationId } });
  };
  desk.toasts.say(words(name), { label: undoWords.undo, run: () => void run() });
}

export function claim(desk: Desk, conversationId: string): void {
  void desk.attempt("conversation:claim", { conversationId });
}

/** From a ticket back to a chat, and there. */
export async function resume(
  desk: Desk,
  { id, conversationId }: Pick<Ticket, "id" | "conversationId">,
): Promise<void> {
  const reply = await desk.attempt("ticket:resume", { ticketId: id });
  if (reply.ok) go({ ...HOME, open: { is: "conversation", id: conversationId } });
}

/** A supervisor's: whoever has the chat is told that it is theirs no more. */
export function takeOver(desk: Desk, conversationId: string): void {
  void desk.attempt("conversation:assign", { conversationId, agentId: desk.account.id });
}

/** Whoever accepts an offer wants to see it. */
export async function acceptOffer(desk: Desk, conversationId: string): Promise<void> {
  if (await takeOffer(desk, conversationId))
    go({ ...HOME, open: { is: "conversation", id: conversationId } });
}

/** Without going there; true when it was given. */
export async function takeOffer(desk: Desk, conversationId: string): Promise<boolean> {
  // Told to many, it is nobody's until it is claimed.
  const isOpen = desk.registers.rows.value.get(conversationId)?.status === "queued";
  const reply = await desk.attempt(isOpen ? "conversation:claim" : "offer:accept", {
    conversationId,
  });
  return reply.ok;
}

/** @param because what is kept with the chat; null: no reason given */
export async function declineOffer(
  desk: Desk,
  conversationId: string,
  because: string | null,
): Promise<void> {
  await desk.attempt("offer:decline", {
    conversationId,
    ...(because === null ? {} : { because }),
  });
}

/** Said once it is so, with the way back. */
export async function block(
  desk: Desk,
  contact: Pick<Contact, "id" | "name">,
  blocked: boolean,
): Promise<void> {
  const reply = await desk.attempt("contact:block", { contactId: contact.id, blocked });
  if (!reply.ok) return;
  const undo = { label: blockWords.undo, run: () => void block(desk, contact, !blocked) };
  if (blocked) desk.toasts.say(blockWords.done(contact.name), undo);
  else desk.toasts.say(blockWords.undone(contact.name));
}
