import { asciiAddress } from "../protocol/address.ts";
import {
  optionIn,
  type FieldKind,
  type PreChat,
  type PreChatAnswers,
} from "../protocol/pre-chat.ts";
import type { PreChatSettings } from "../protocol/pre-chat-settings.ts";
import type { Conversation } from "./model.ts";
import type { ContactRecord } from "./contact-record.ts";

export const NO_PRE_CHAT: PreChatSettings = { on: false, fields: [] };

/** What somebody has said is not asked again, nor does it say where a chat belongs, after so long (ms). */
export const HOLDS_MS = 12 * 3_600_000;

/** What a contact is to be asked now; null: nothing. Of the settings nothing is told that is not shown. */
export function preChatFor(
  { on, fields }: PreChatSettings,
  contact: ContactRecord,
  now: number,
): PreChat | null {
  const { preChat } = contact;
  if (!on || fields.length === 0) return null;
  if (preChat !== undefined && now - preChat.at < HOLDS_MS) return null;
  const known = Object.fromEntries(
    (preChat?.said ?? [])
      .filter(({ kind }) => kind !== "choice" && kind !== "text")
      .map(({ kind, text }) => [kind, text]),
  );
  return {
    fields: fields.map((field) => ({
      ...field,
      options: field.options.map(({ id, labels }) => ({ id, labels })),
    })),
    known: {
      ...known,
      ...(contact.email === null ? {} : { email: contact.email }),
      ...(contact.verified === undefined ? {} : { name: contact.name }),
    },
  };
}

/** A contact who has answered. What their site has proved of them stands. */
export function answered(
  contact: ContactRecord,
  { fields }: PreChatSettings,
  { answers, at }: { readonly answers: PreChatAnswers; readonly at: number },
): ContactRecord {
  const given = fields.flatMap(({ kind, options }) => {
    const answer = (answers[kind] ?? "").trim();
    if (answer === "") return [];
    const chosen = kind === "choice" ? options.find(({ id }) => id === answer) : undefined;
    return [{ kind, text: chosen === undefined ? answer : optionIn(chosen, "en"), chosen }];
  });
  const of = (wanted: FieldKind) => given.find(({ kind }) => kind === wanted)?.text;
  const email = of("email");
  const proved = contact.verified !== undefined;
  return {
    ...contact,
    name: proved ? contact.name : (of("name") ?? contact.name),
    email:
      email === undefined || (proved && contact.email !== null)
        ? contact.email
        : asciiAddress(email),
    preChat: {
      at,
      said: given.map(({ kind, text }) => ({ kind, text })),
      teamId: given.find(({ chosen }) => chosen !== undefined)?.chosen?.teamId ?? null,
    },
  };
}

export function asksChoice({ on, fields }: PreChatSettings): boolean {
  return on && fields.some(({ kind }) => kind === "choice");
}

/** What a contact chose before this conversation, and the team that names; null: nothing, none. */
export function chosenFor(
  { preChat }: ContactRecord,
  { startedAt }: Pick<Conversation, "startedAt">,
): { readonly topic: string | null; readonly teamId: string | null } {
  if (preChat === undefined || startedAt - preChat.at >= HOLDS_MS)
    return { topic: null, teamId: null };
  const topic = preChat.said.find(({ kind }) => kind === "choice")?.text ?? null;
  return { topic, teamId: preChat.teamId };
}
