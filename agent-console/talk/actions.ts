import type { Desk } from "../state/desk.ts";

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
