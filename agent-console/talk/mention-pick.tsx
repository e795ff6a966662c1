import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Agent } from "../../server/protocol/registers.ts";
import { nameBegun } from "../../server/protocol/mentions.ts";
import { Avatar } from "../../widget/ui/avatar.tsx";
import { useDesk } from "../state/use-desk.ts";
import { mentionWords } from "../words/mentions.ts";

/** Takes a key of the field first; true: it was for the names. */
export type MentionKeys = (event: KeyboardEvent) => boolean;

type PickProps = {
  readonly text: string;
  readonly field: { readonly current: HTMLTextAreaElement | null };
  readonly onPick: (text: string) => void;
  readonly keys: { current: MentionKeys | null };
};

const AT_ONCE = 5;

/** Names that fit what is typed after an `@` in a note; arrows choose, Enter or Tab takes. */
export function MentionPick({ text, field, onPick, keys }: PickProps) {
  const { registers, account } = useDesk();
  const chosen = useSignal(0);
  const closedFor = useSignal<string | null>(null);
  const before = text.slice(0, field.current?.selectionEnd ?? text.length);
  const begun = closedFor.value === text ? null : nameBegun(before);
  const people = begun === null ? [] : fitting(registers.agents.value, begun.typed, account.id);
  const at = Math.min(chosen.value, people.length - 1);
  const take = (name: string) => {
    if (begun === null) return;
    const start = `${text.slice(0, begun.at)}@${name} `;
    onPick(start + text.slice(before.length).trimStart());
    chosen.value = 0;
    field.current?.focus();
  };
  useEffect(() => {
    keys.current = (event) => {
      const person = people[at];
      if (person === undefined || event.isComposing) return false;
      const step = { ArrowDown: 1, ArrowUp: people.length - 1 }[event.key];
      if (step !== undefined) chosen.value = (at + step) % people.length;
      else if (event.key === "Escape") closedFor.value = text;
      else if ((event.key === "Enter" && !event.ctrlKey) || event.key === "Tab") take(person.name);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    };
    return () => (keys.current = null);
  });
  if (people.length === 0) return null;
  return (
    <div class="mention-pick" role="group" aria-label={mentionWords.pick}>
      {people.map(({ id, name }, nth) => (
        <button
          key={id}
          type="button"
          tabIndex={-1}
          class={nth === at ? "is-on" : ""}
          aria-pressed={nth === at}
          onClick={() => take(name)}
        >
          <Avatar name={name} seed={id} size={22} />
          {name}
        </button>
      ))}
    </div>
  );
}

function fitting(agents: ReadonlyMap<string, Agent>, typed: string, me: string): readonly Agent[] {
  const wanted = typed.toLowerCase();
  return [...agents.values()]
    .filter(({ id, name }) => id !== me && isLike(name.toLowerCase(), wanted))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .slice(0, AT_ONCE);
}

function isLike(name: string, wanted: string): boolean {
  return name.startsWith(wanted) || name.split(" ").some((part) => part.startsWith(wanted));
}
