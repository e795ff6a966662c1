/** Signs of who is here and what they do, in one conversation: told as it happens, kept by nobody. */

/**
 * paused: a reply is begun, and its writer thinks. noting: a note is being written. gone: none of it
 * any more.
 */
export const DOINGS = ["looking", "replying", "paused", "noting", "gone"] as const;
export type Doing = (typeof DOINGS)[number];

export type SignBy =
  | { readonly kind: "visitor" }
  /** `place`: which of their consoles; somebody may have several open. */
  | { readonly kind: "agent"; readonly id: string; readonly name: string; readonly place: string };

/** As agents are told. */
export type Sign = {
  readonly conversationId: string;
  readonly by: SignBy;
  readonly doing: Doing;
};
