import { useSignal } from "@preact/signals";
import type { Contact, EditReply } from "../../server/protocol/registers.ts";
import type { Reply } from "../../widget/link/link.ts";
import { rebased, same, type Edit } from "../state/rebased.ts";
import { put } from "../state/registers.ts";
import { useDesk } from "../state/use-desk.ts";
import { settingsWords } from "../words/settings.ts";

type How<V> = {
  /** Of the form, one for each contact. */
  readonly name: string;
  /** Any such, for what an older console kept. */
  readonly like: V;
  /** What it is about, as the contact has it. */
  readonly read: (contact: Contact) => V;
  readonly send: (edit: Edit<V>) => Promise<Reply<EditReply<Contact>>>;
};

export type ContactEdit<V> = {
  /** What the form shows; null: there is none. */
  readonly values: V | null;
  /** How often the form was asked for; 0: it is still there from before. */
  readonly asked: number;
  readonly open: () => void;
  readonly close: () => void;
  readonly set: (change: Partial<V>) => void;
  readonly save: () => Promise<void>;
};

/**
 * A form about a contact. What is typed outlives a look elsewhere and a reload, and what somebody else
 * changed meanwhile stays: it is put together with theirs, which is said, and saved by the next press.
 */
export function useContactEdit<V>(
  contact: Contact,
  { name, like, read, send }: How<V>,
): ContactEdit<V> {
  const { drafts, registers, toasts } = useDesk();
  const now = read(contact);
  const kept = drafts.form<Edit<V>>(`${name}.${contact.id}`, { base: like, mine: like });
  const asked = useSignal(0);
  const untouched = asked.value > 0 ? { base: now, mine: now } : null;
  const edit = kept.value ?? untouched;
  const close = () => {
    kept.value = null;
    asked.value = 0;
  };
  const set = (change: Partial<V>) => {
    const { base, mine } = kept.value ?? { base: now, mine: now };
    kept.value = { base, mine: { ...mine, ...change } };
  };
  const save = async () => {
    if (edit === null || same(edit.base, edit.mine)) return close();
    const reply = await send(edit);
    if (!reply.ok) return;
    put(registers.contacts, reply.value.now);
    if (reply.value.kept) return close();
    const theirs = read(reply.value.now);
    // Something may have been typed since.
    kept.value = { base: theirs, mine: rebased(kept.value ?? edit, theirs) };
    toasts.fail(settingsWords.changedMeanwhile);
  };
  return {
    values: edit?.mine ?? null,
    asked: asked.value,
    open: () => (asked.value += 1),
    close,
    set,
    save,
  };
}
