import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { filled } from "../../server/protocol/variables.ts";
import type { ConversationView } from "../../server/protocol/view.ts";
import { after } from "../browser.ts";
import { languageOf } from "../contact/language.ts";
import { useDesk } from "../state/use-desk.ts";
import { toolkitWords } from "../words/toolkit.ts";
import { fitting, slashBegun, valuesFor } from "./canned.ts";
import { usePickKeys, type PickKeys } from "./use-pick-keys.ts";

type PickProps = {
  readonly view: ConversationView;
  readonly text: string;
  readonly field: { readonly current: HTMLTextAreaElement | null };
  readonly onPick: (text: string) => void;
  readonly keys: { current: PickKeys | null };
};

const AT_ONCE = 6;

/** Canned replies that fit what is typed behind a `/` at the start of a line. */
export function CannedPick({ view, text, field, onPick, keys }: PickProps) {
  const { registers, account } = useDesk();
  const chosen = useSignal(0);
  const closedFor = useSignal<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const before = text.slice(0, field.current?.selectionEnd ?? text.length);
  const begun = closedFor.value === text ? null : slashBegun(before);
  const { replies } = registers.toolkit.value;
  const language = languageOf(registers.contacts.value.get(view.contactId));
  const found =
    begun === null ? [] : fitting(replies, { typed: begun.typed, language }).slice(0, AT_ONCE);
  const at = Math.min(chosen.value, found.length - 1);
  const values = valuesFor(registers, { view, agent: account.name });
  const take = (nth: number) => {
    const reply = found[nth];
    if (begun === null || reply === undefined) return;
    const start = text.slice(0, begun.at) + filled(reply.text, values);
    onPick(start + text.slice(before.length));
    chosen.value = 0;
    after(0, () => {
      field.current?.focus();
      field.current?.setSelectionRange(start.length, start.length);
    });
  };
  usePickKeys({
    keys,
    count: found.length,
    at,
    onMove: (to) => (chosen.value = to),
    onTake: () => take(at),
    onClose: () => (closedFor.value = text),
  });
  useEffect(() => {
    list.current?.querySelector(".is-on")?.scrollIntoView({ block: "nearest" });
  }, [at, found.length]);
  if (begun !== null && replies.length === 0 && begun.typed === "")
    return <p class="canned-none soft">{toolkitWords.canned.empty}</p>;
  if (found.length === 0) return null;
  return (
    <div class="canned-pick" ref={list} role="group" aria-label={toolkitWords.canned.pick}>
      {found.map((reply, nth) => (
        <button
          key={reply.id}
          type="button"
          tabIndex={-1}
          class={nth === at ? "is-on" : ""}
          aria-pressed={nth === at}
          onClick={() => take(nth)}
        >
          <b class="clip" dir="auto">
            {reply.name}
          </b>
          <span class="clip" dir="auto">
            {filled(reply.text, values)}
          </span>
          {reply.language !== null && <span class="chip line">{reply.language}</span>}
        </button>
      ))}
    </div>
  );
}
