import type { Signal } from "@preact/signals";
import { BellIcon } from "../../ui/icons-talk.tsx";
import { useApp } from "../app.ts";
import { ToolToggle, useOpened } from "../tool-toggle.tsx";
import { laterWords } from "../words/later-words.ts";
import { mayNotify, maySound, toldBy, wishNotify, wishSound } from "./telling.ts";

type Shown = { readonly open: Signal<boolean> };

/** Opens and closes the choice; there is none where nothing of it would work. */
export function TellingButton({ open }: Shown) {
  const { host } = useApp();
  if (host.alone || !(maySound || mayNotify.value)) return null;
  const { offer } = laterWords().notices;
  return (
    <ToolToggle open={open} name={offer}>
      <BellIcon />
    </ToolToggle>
  );
}

/** What tells of a new message while the chat is closed or the page is behind others. */
export function TellingForm({ open }: Shown) {
  const words = laterWords().notices;
  const { sound, notify } = toldBy.value;
  const opened = useOpened<HTMLDivElement>(open);
  if (!open.value) return null;
  return (
    <div class="telling" role="group" aria-label={words.offer} {...opened}>
      {maySound && <Choice label={words.sound} on={sound} onChange={wishSound} />}
      {mayNotify.value && <Choice label={words.notify} on={notify} onChange={wishNotify} />}
    </div>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

function Choice({ label, on, onChange }: ChoiceProps) {
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={on}
        onChange={({ currentTarget: { checked } }) => onChange(checked)}
      />
      {label}
    </label>
  );
}
