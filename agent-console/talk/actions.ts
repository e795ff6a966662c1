import { HOME } from "../route.ts";
import type { Desk } from "../state/desk.ts";
import { go } from "../state/here.ts";

/* What an agent does about a whole conversation; when the server will not, a toast says why. */

export function resolve(desk: Desk, conversationId: string): void {
  void desk.attempt("conversation:resolve", { conversationId });
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
