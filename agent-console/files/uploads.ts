import { newId } from "../../widget/link/ids.ts";
import { sendFile } from "../../widget/link/send-file.ts";
import { createUploads, type Uploads } from "../../widget/link/uploads.ts";
import { readStored, writeStored } from "../browser.ts";
import type { Mode } from "../state/drafts.ts";
import type { Desk } from "../state/desk.ts";
import { DOOR } from "./access.tsx";

const held = new Map<string, Uploads>();

/** What is to go with the next reply, or the next note, of one conversation. */
export function uploadsOf(
  { account, fileLimits }: Pick<Desk, "account" | "fileLimits">,
  conversationId: string,
  mode: Mode,
): Uploads {
  const key = `cascade.files.${account.id}.${conversationId}.${mode}`;
  const known = held.get(key);
  if (known !== undefined) return known;
  const uploads = createUploads({
    limits: () => fileLimits.value,
    send: (file, progress) => sendFile({ url: DOOR, headers: {}, conversationId }, file, progress),
    newKey: newId,
    load: () => readStored(key),
    save: (text) => writeStored(key, text),
  });
  held.set(key, uploads);
  return uploads;
}
