/** What is kept of a file besides its content. */
import type { Attachment } from "../protocol/files.ts";

export type FileOwner =
  | { readonly kind: "contact"; readonly id: string }
  | { readonly kind: "agent"; readonly id: string };

export type FileState =
  /** Being put where files are kept; kept, and not sent yet; being taken away. Until when (epoch ms). */
  | { readonly is: "coming" | "kept" | "leaving"; readonly until: number }
  /** Part of a message, or of a note (`internal`), for as long as that is there. */
  | { readonly is: "sent"; readonly conversationId: string; readonly internal: boolean };

export type FileRecord = Attachment & {
  /** The random name it is kept under; no client ever hears it. */
  readonly key: string;
  readonly owner: FileOwner;
  readonly at: number;
  readonly state: FileState;
};

/** What one contact has uploaded since `since` (epoch ms); forgotten after a day. */
export type UploadsRecord = {
  readonly id: string;
  readonly since: number;
  readonly bytes: number;
};
