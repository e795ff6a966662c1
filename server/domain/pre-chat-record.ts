import type { FieldKind } from "../protocol/pre-chat.ts";

/** What a contact answered before a chat. */
export type PreChatRecord = {
  readonly at: number;
  /** As agents read it, in the order asked; of a choice its name. */
  readonly said: readonly { readonly kind: FieldKind; readonly text: string }[];
  /** The team the choice names; null: none. */
  readonly teamId: string | null;
};
