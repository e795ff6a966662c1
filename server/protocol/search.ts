/** Longest text that is searched for. */
export const MAX_SEARCH = 200;

/** Something found; `excerpt`: its words around what was looked for. */
export type Found = {
  readonly kind: "ticket" | "chat" | "contact";
  readonly id: string;
  readonly title: string;
  /** A ticket's. */
  readonly reference: string | null;
  readonly contactName: string;
  readonly excerpt: string;
  /** When it last changed (epoch ms). */
  readonly at: number;
  /** The conversation to open: a contact's latest; null: there is none people were in. */
  readonly conversationId: string | null;
};

/** Best first, at most 20 of each kind. */
export type SearchResult = { readonly found: readonly Found[]; readonly more: boolean };
