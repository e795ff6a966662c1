import { FIELD_KINDS, type FieldKind, type Labels } from "../../server/protocol/pre-chat.ts";
import type { PreChatSettings } from "../../server/protocol/pre-chat-settings.ts";
import { preChatWords } from "../words/pre-chat.ts";

export type Field = PreChatSettings["fields"][number];
export type Option = Field["options"][number];

/** What is wrong, to be said above the button; null: nothing. The server says the same. Pure. */
export function mistakeIn({ on, fields }: PreChatSettings): string | null {
  if (on && fields.length === 0) return preChatWords.nothing;
  const options = fields.find(({ kind }) => kind === "choice")?.options ?? null;
  if (options === null) return null;
  if (options.length < 2) return preChatWords.fewChoices;
  return options.some(nameless) ? preChatWords.nameless : null;
}

function nameless({ labels }: Option): boolean {
  return Object.values(labels).every((label) => label.trim() === "");
}

/** With this field asked for, in the order there is, or not. Pure. */
export function withField(
  settings: PreChatSettings,
  kind: FieldKind,
  change: Partial<Field> | null,
): PreChatSettings {
  const before = settings.fields.find((field) => field.kind === kind) ?? newField(kind);
  const others = settings.fields.filter((field) => field.kind !== kind);
  const fields = change === null ? others : [...others, { ...before, ...change }];
  const order = (one: Field) => FIELD_KINDS.indexOf(one.kind);
  return { ...settings, fields: fields.sort((a, b) => order(a) - order(b)) };
}

function newField(kind: FieldKind): Field {
  const options = kind === "choice" ? [newOption([]), newOption(["choice-1"])] : [];
  return { kind, required: false, labels: {}, options };
}

/** @param taken ids that are there already */
export function newOption(taken: readonly string[]): Option {
  let nth = 1;
  while (taken.includes(`choice-${nth}`)) nth += 1;
  return { id: `choice-${nth}`, labels: {}, teamId: null };
}

/** With this word in a language; none where it is empty. Pure. */
export function withLabel(labels: Labels, language: string, text: string): Record<string, string> {
  const { [language]: _before, ...others } = labels;
  return text === "" ? others : { ...others, [language]: text };
}
