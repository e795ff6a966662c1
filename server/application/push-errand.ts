import type { PushAbout, PushRecord } from "../domain/push-record.ts";
import { quietUntil, worthMs } from "../domain/push.ts";
import { pushWords, type PushText } from "../domain/push-words.ts";
import { isSettled } from "../protocol/ticket.ts";
import type { Deps } from "./deps.ts";
import { fingerprint } from "./contacts.ts";
import type { Delivery, PushSender } from "./ports.ts";
import { pushKeys, removeDevice } from "./push.ts";
import { get } from "./records.ts";
import { openWorkspace } from "./workspace.ts";

type PushErrand = {
  readonly at: number;
  readonly agentId: string;
  readonly deviceId: string;
  readonly about: PushAbout;
};

type Ready = {
  readonly changes: readonly [];
  readonly send: () => Promise<Delivery>;
};

/**
 * What is still worth telling, as it is now. "needless": they look at their console, have seen it, were
 * signed out, or it is over. A time: they have quiet hours until then.
 */
export async function preparePush(
  { deps, pushes }: { readonly deps: Deps; readonly pushes: PushSender },
  { at, agentId, deviceId, about }: PushErrand,
): Promise<Ready | "needless" | { readonly notBefore: number }> {
  const now = deps.clock.now();
  if (now - at > worthMs(about)) return "needless";
  const record = (await get(deps.store, "push", agentId))?.state;
  const device = record?.devices.find(({ id }) => id === deviceId);
  if (record === undefined || device === undefined) return "needless";
  if ((await get(deps.store, "session", device.sessionId)) === undefined) {
    await removeDevice(deps, agentId, deviceId);
    return "needless";
  }
  if (about.is !== "try") {
    if (await deps.presence.agentWatches(agentId)) return "needless";
    const notBefore = quietUntil(record.settings.quiet, now);
    if (notBefore !== null) return { notBefore };
  }
  const text = await textOf(deps, record, about);
  if (text === null) return "needless";
  const keys = await pushKeys(deps, pushes.makeKeys);
  const send = async (): Promise<Delivery> => {
    const sent = await pushes.send({
      subscription: device,
      keys,
      payload: JSON.stringify(text),
      ttlSeconds: Math.ceil((at + worthMs(about) - now) / 1_000),
      urgent: about.is === "offer" || about.is === "message",
      topic: fingerprint(text.tag).slice(0, 32),
    });
    if (sent !== "gone") return sent;
    await removeDevice(deps, agentId, deviceId);
    return { ok: true };
  };
  return { changes: [], send };
}

async function textOf(
  deps: Deps,
  { id: agentId, settings }: PushRecord,
  about: PushAbout,
): Promise<PushText | null> {
  const words = pushWords(settings.text);
  switch (about.is) {
    case "offer":
    case "handed":
    case "message":
      return chatText(deps, { agentId, about, words });
    case "assigned":
    case "answered":
      return ticketText(deps, { agentId, about, words });
    case "notice": {
      const told = (await get(deps.store, "notices", agentId))?.state.notices ?? [];
      const notice = told.find(({ id }) => id === about.noticeId);
      return notice === undefined || notice.read ? null : words.notice(notice);
    }
    case "try":
      return words.trial((await openWorkspace(deps)).state.name);
    default:
      return about satisfies never;
  }
}

type Words = ReturnType<typeof pushWords>;
type Of<T extends PushAbout["is"]> = {
  readonly agentId: string;
  readonly about: Extract<PushAbout, { readonly is: T }>;
  readonly words: Words;
};

/** Nothing, if the chat is not theirs (any more), or its newest words were seen. */
async function chatText(
  { store }: Deps,
  { agentId, about, words }: Of<"offer" | "handed" | "message">,
): Promise<PushText | null> {
  const conversation = (await get(store, "conversation", about.conversationId))?.state;
  if (conversation === undefined) return null;
  const { state, title, last, newest, receipts } = conversation;
  const contact = (await get(store, "contact", conversation.contactId))?.state;
  const of = { id: conversation.id, name: contact?.name ?? "", title };
  const isMine = state.is === "live" && state.agentId === agentId;
  switch (about.is) {
    case "offer": {
      const waits =
        state.is === "offered"
          ? state.agentId === agentId
          : state.is === "queued" && state.told?.includes(agentId) === true;
      return waits ? words.offer(of) : null;
    }
    case "handed":
      return isMine ? words.handed(of) : null;
    case "message": {
      // What came behind it tells of it too.
      const isLast = newest.visitor === about.seq;
      if (!isMine || !isLast || receipts.agent.seen >= about.seq) return null;
      return words.message({ ...of, title: last?.by === "visitor" ? last.text : title });
    }
    default:
      return about satisfies never;
  }
}

async function ticketText(
  { store }: Deps,
  { agentId, about, words }: Of<"assigned" | "answered">,
): Promise<PushText | null> {
  const ticket = (await get(store, "ticket", about.ticketId))?.state;
  if (ticket === undefined || ticket.assignee?.id !== agentId || isSettled(ticket)) return null;
  const { id, reference, subject, contactName: name } = ticket;
  const of = { id, name, reference };
  if (about.is === "assigned") return words.assigned({ ...of, title: subject });
  const conversation = (await get(store, "conversation", ticket.conversationId))?.state;
  if (conversation === undefined || conversation.newest.visitor !== about.seq) return null;
  if (conversation.receipts.agent.seen >= about.seq) return null;
  return words.answered({ ...of, title: conversation.last?.text ?? subject });
}
