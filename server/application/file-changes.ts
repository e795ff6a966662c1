import type { ConversationCommand } from "../domain/commands.ts";
import type { FileOwner, FileRecord } from "../domain/file-record.ts";
import { sentIn } from "../domain/files.ts";
import type { Actor } from "../domain/model.ts";
import type { Step } from "../domain/consequences.ts";
import type { Logged } from "../protocol/conversation.ts";
import { mergedInto } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import type { Change, Stored } from "./ports.ts";
import { get, write } from "./records.ts";

/** The files a command names that are the actor's own, as they were read. */
export async function ownFiles(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  command: ConversationCommand,
): Promise<readonly Stored<FileRecord>[]> {
  const ids = namedIn(command);
  if (ids.length === 0) return [];
  const found = await Promise.all(ids.map((id) => get(store, "file", id)));
  const own: Stored<FileRecord>[] = [];
  for (const file of found)
    if (file !== undefined && (await isOwn({ store }, actor, file.state.owner))) own.push(file);
  return own;
}

function namedIn(command: ConversationCommand): readonly string[] {
  if (command.type === "post" || command.type === "note") return command.files ?? [];
  return command.type === "start" ? (command.message?.files ?? []) : [];
}

/** A contact's file stays theirs when they turn out to be somebody we know. */
export async function isOwn(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  owner: FileOwner,
): Promise<boolean> {
  if (actor.kind === "agent") return owner.kind === "agent" && owner.id === actor.agentId;
  if (actor.kind !== "visitor" || owner.kind !== "contact") return false;
  return (await mergedInto({ store }, owner.id)) === actor.contactId;
}

/** What is sent is no longer anybody's to send: part of the very commit that sends it (SPEC AT2). */
export function fileChanges(
  { timings }: Pick<Deps, "timings">,
  { after, logged }: Step,
  files: readonly Stored<FileRecord>[],
): readonly Change<FileRecord>[] {
  return files.flatMap((file) => {
    const entry = logged.find((one) => filesIn(one).some(({ id }) => id === file.id));
    if (entry === undefined) return [];
    const internal = entry.log === "internal";
    const state = sentIn(file.state, { conversationId: after.id, internal });
    return [write({ kind: "file", expected: file.version, state }, timings)];
  });
}

function filesIn({ event }: Logged) {
  if (event.type === "message:posted") return event.message.files ?? [];
  return event.type === "note:posted" ? (event.note.files ?? []) : [];
}
