/** A message somebody wrote, with the files that go with it. */
import type { Author, PublicEvent } from "../protocol/conversation.ts";
import type { Attachment } from "../protocol/files.ts";
import type { Context, Written } from "./commands.ts";
import { attached, withFiles, type Attached } from "./files.ts";
import type { Conversation } from "./model.ts";

/** The files a message takes along, or why it cannot. */
export function filesOf(
  conversation: Conversation,
  { files: ids = [], shared = [] }: Written,
  { files, fileRoom }: Pick<Context, "files" | "fileRoom">,
): Attached {
  const own = attached(conversation, { ids, files, room: fileRoom });
  return own.ok ? { ok: true, files: [...shared, ...own.files] } : own;
}

export function messagePosted(
  { id, text, mail, goesOn }: Pick<Written, "id" | "text" | "mail" | "goesOn">,
  author: Author,
  files: readonly Attachment[],
): PublicEvent {
  return {
    type: "message:posted",
    message: {
      id,
      author,
      body: { type: "text", text },
      ...withFiles(files),
      ...(mail === undefined ? {} : { mail }),
      ...(goesOn && { goesOn }),
    },
  };
}

/** The names of files, for where there is room for a line of text alone. */
export function namesOf(files: readonly Attachment[] | undefined): string {
  return (files ?? []).map(({ name }) => name).join(", ");
}
