import type { ErrorCode } from "../protocol/errors.ts";
import type { LostFile } from "../protocol/conversation.ts";
import type { Deps } from "./deps.ts";
import type { Files } from "./files.ts";
import type { InboundFile } from "./ports.ts";
import { get } from "./records.ts";

/** More files than so many of one mail are not kept. */
const MOST = 50;

/** What became of a mail's files: the ids of those that are kept, at their places, and the rest with why. */
export type MailFiles = {
  readonly ids: readonly (string | null)[];
  readonly lost: readonly LostFile[];
};

export type MailFilesOptions = {
  readonly deps: Pick<Deps, "store" | "fileRules">;
  readonly keep: Files["keep"];
  readonly contactId: string;
  readonly conversationId: string;
  /** The same for the same file of the same mail, however often that comes. */
  readonly idOf: (nth: number) => string;
};

const LOSING = ["file_type", "file_large", "files_full", "file_quota"] as const;

/** Keeps what is taken of a mail's files; rejects if that cannot be said now, and the mail has to come again. */
export async function keepMailFiles(
  files: readonly InboundFile[],
  { deps, keep, contactId, conversationId, idOf }: MailFilesOptions,
): Promise<MailFiles> {
  const conversation = await get(deps.store, "conversation", conversationId);
  type Nth = InboundFile & { readonly nth: number };
  const keepOne = async ({ nth, bytes, name, type }: Nth) => {
    if (nth >= MOST) return { ok: false, code: "too_many" } as const;
    if (bytes === null) return { ok: false, code: "mail_large" } as const;
    if (bytes.length > room) return { ok: false, code: "files_full" } as const;
    return keep({
      id: idOf(nth),
      bytes,
      name,
      declared: type,
      owner: { kind: "contact", id: contactId },
      conversationId: null,
    });
  };
  let room = deps.fileRules.perConversation - (conversation?.state.fileBytes ?? 0);
  const ids: (string | null)[] = [];
  const lost: LostFile[] = [];
  for (const [nth, { name, type, bytes }] of files.entries()) {
    const kept = await keepOne({ nth, bytes, name, type });
    ids.push(kept.ok ? kept.value.id : null);
    if (kept.ok) room -= kept.value.bytes;
    else lost.push({ name, why: whyLost(kept.code) });
  }
  return { ids, lost };
}

function whyLost(code: ErrorCode | "mail_large"): LostFile["why"] {
  if (code === "too_many" || code === "mail_large") return code;
  const why = LOSING.find((one) => one === code);
  if (why === undefined) throw new Error(`a file of a mail could not be kept: ${code}`);
  return why;
}
