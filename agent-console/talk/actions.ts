import type { Contact } from "../../server/protocol/registers.ts";
import { HOME } from "../route.ts";
import type { Desk } from "../state/desk.ts";
import { overlay } from "../state/asked.ts";
import { go } from "../state/here.ts";
import { blockWords } from "../words/contact.ts";

/* What an agent does about a whole conversation; when the server will not, a toast says why. */

/** @param reason kept with it as a note; null: none is given */
export function resolve(desk: Desk, conversationId: string, reason: string | null = null): void {
  void desk.attempt("conversation:resolve", {
    conversationId,
    ...(reason === null ? {} : { reason }),
  });
}

export function askResolveWhy(conversationId: string): void {
  overlay.value = { is: "resolve-why", conversationId };
}

export function file(desk: Desk, conversationId: string): void {
  void desk.attempt("conversation:file", { conversationId });
}

export function claim(desk: Desk, conversationId: string): void {
  void desk.attempt("conversation:claim", { conversationId });
}

/** Whoever accepts an offer wants to see it. */
export async function acceptOffer(desk: Desk, conversationId: string): Promise<void> {
  const reply = await desk.attempt("offer:accept", { conversationId });
  if (reply.ok) go({ ...HOME, open: { is: "conversation", id: conversationId } });
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
