/** Files that go with messages: what is known of each, and what may be done with it (SPEC AT). */
import type { Attachment, FileType } from "../protocol/files.ts";
import type { ErrorCode } from "../protocol/errors.ts";
import type { FileRecord, UploadsRecord } from "./file-record.ts";
import type { Actor, Conversation } from "./model.ts";

/** The owner's settings, in bytes and milliseconds. */
export type FileRules = {
  readonly largest: number;
  readonly perConversation: number;
  /** Of one visitor in 24 hours. */
  readonly perDay: number;
  readonly types: readonly FileType[];
  /** What is not sent by then is taken away. */
  readonly unsentMs: number;
};

export const DAY_MS = 86_400_000;

/** When it wants attention (epoch ms): what was never sent goes. */
export function fileDueAt({ state }: FileRecord): number | null {
  return state.is === "sent" ? null : state.until;
}

/** How it stands in a message. */
export function attachmentOf({ id, name, type, bytes, width, height }: FileRecord): Attachment {
  return {
    id,
    name,
    type,
    bytes,
    ...(width === undefined || height === undefined ? {} : { width, height }),
  };
}

export type Attaching = {
  readonly ids: readonly string[];
  /** Those that are there and this actor's own, by id. */
  readonly files: ReadonlyMap<string, FileRecord>;
  readonly room: number;
};

export type Attached =
  | { readonly ok: true; readonly files: readonly Attachment[] }
  | { readonly ok: false; readonly code: ErrorCode };

/** The files of a message to be: each kept, unsent and the writer's own, and room for all (SPEC AT4, AT6). */
export function attached(
  conversation: Pick<Conversation, "fileBytes">,
  { ids, files, room }: Attaching,
): Attached {
  const found = ids.flatMap((id) => files.get(id) ?? []);
  if (found.length < ids.length || found.some(({ state }) => state.is !== "kept"))
    return { ok: false, code: "file_gone" };
  const bytes = found.reduce((sum, file) => sum + file.bytes, conversation.fileBytes ?? 0);
  return found.length > 0 && bytes > room
    ? { ok: false, code: "files_full" }
    : { ok: true, files: found.map(attachmentOf) };
}

/** What goes with a message, where something does. */
export function withFiles(files: readonly Attachment[]): {
  readonly files?: readonly Attachment[];
} {
  return files.length === 0 ? {} : { files };
}

/** Once it is part of a message, it is read by whoever may read that (SPEC AT5). */
export function sentIn(
  file: FileRecord,
  to: { readonly conversationId: string; readonly internal: boolean },
): FileRecord {
  return { ...file, state: { is: "sent", ...to } };
}

/** May this actor have an unsent file, or one of a conversation they may read? `mine`: it is theirs. */
export function mayFetch(
  actor: Actor,
  { state }: Pick<FileRecord, "state">,
  { mine, reads }: { readonly mine: boolean; readonly reads: boolean },
): boolean {
  if (state.is === "kept") return mine;
  return state.is === "sent" && reads && !(state.internal && actor.kind === "visitor");
}

/** What a contact has uploaded with this one added, or null: it is too much for a day (SPEC AT4). */
export function uploadsWith(
  before: UploadsRecord | null,
  { id, bytes, now, perDay }: { id: string; bytes: number; now: number; perDay: number },
): UploadsRecord | null {
  const counted = before !== null && now < before.since + DAY_MS ? before : null;
  const sum = (counted?.bytes ?? 0) + bytes;
  return sum > perDay ? null : { id, since: counted?.since ?? now, bytes: sum };
}
