import { signal, type ReadonlySignal } from "@preact/signals";
import { ERRORS, type ErrorCode } from "../../server/protocol/errors.ts";
import { attachmentsIn } from "../../widget/link/attachments.ts";
import {
  createOutbox,
  type Outbox,
  type OutboxItem,
  type SendOutcome,
} from "../../widget/link/outbox.ts";
import { storedApart } from "../../widget/link/stored-apart.ts";
import { after, aloneInBrowser, onStored, stored } from "../browser.ts";
import type { AgentLink } from "./registers.ts";

export type AgentOutbox = Outbox & {
  /** Why an item was refused, by its id. */
  readonly refusals: ReadonlySignal<ReadonlyMap<string, ErrorCode>>;
};

const TRY_AGAIN_MS = 3_000;

/** What this agent wrote on this device and the server has not acknowledged. */
export function createAgentOutbox(link: AgentLink, agentId: string): AgentOutbox {
  const prefix = `cascade.outbox.${agentId}.`;
  const refusals = signal<ReadonlyMap<string, ErrorCode>>(new Map());

  async function send(item: OutboxItem): Promise<SendOutcome> {
    const { conversationId, id, text, files = [] } = item;
    const event = item.kind === "note" ? "note:post" : "message:post";
    const reply = await link.request(event, {
      conversationId,
      id,
      text,
      ...(files.length > 0 && { files: files.map((file) => file.id) }),
    });
    if (reply.ok) return { is: "sent" };
    if (reply.code === "offline") return { is: "later" };
    if (ERRORS[reply.code].retry || reply.code === "signed_out") {
      after(TRY_AGAIN_MS, () => outbox.flush());
      return { is: "later" };
    }
    refusals.value = new Map(refusals.value).set(id, reply.code);
    return { is: "refused" };
  }

  const outbox = createOutbox({
    ...storedApart(stored, { prefix, parse }),
    send,
    alone: (work) => aloneInBrowser(prefix, work),
  });
  onStored(prefix, (isNew) => {
    outbox.reload();
    // The tab it was written in may die before it is sent: stand in line.
    if (isNew) outbox.flush();
  });
  return { ...outbox, refusals };
}

/** Stored text is our own, but may be torn or from another version: what does not fit is left out. */
function parse(text: string | null): readonly OutboxItem[] {
  try {
    const item: unknown = JSON.parse(text ?? "null");
    if (!isItem(item)) return [];
    const files = attachmentsIn(item.files);
    return [files.length === 0 ? item : { ...item, files }];
  } catch {
    return [];
  }
}

function isItem(value: unknown): value is OutboxItem {
  if (typeof value !== "object" || value === null) return false;
  const { id, conversationId, text, writtenAt } = value as Record<string, unknown>;
  return (
    [id, conversationId, text].every((part) => typeof part === "string") &&
    typeof writtenAt === "number"
  );
}
