import { useSignal } from "@preact/signals";
import type { Agent } from "../../server/protocol/registers.ts";
import { nameBegun } from "../../server/protocol/mentions.ts";
import { Avatar } from "../../widget/ui/avatar.tsx";
import { useDesk } from "../state/use-desk.ts";
import { mentionWords } from "../words/mentions.ts";
import { usePickKeys, type PickKeys } from "./use-pick-keys.ts";

type PickProps = {
  readonly text: string;
  readonly field: { readonly current: HTMLTextAreaElement | null };
  readonly onPick: (text: string) => void;
  readonly keys: { current: PickKeys | null };
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
  const take = (name: string | undefined) => {
    if (begun === null || name === undefined) return;
    const start = `${text.slice(0, begun.at)}@${name} `;
    onPick(start + text.slice(before.length).trimStart());
    chosen.value = 0;
    field.current?.focus();
  };
  usePickKeys({
    keys,
    count: people.length,
    at,
    onMove: (to) => (chosen.value = to),
    onTake: () => take(people[at]?.name),
    onClose: () => (closedFor.value = text),
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
