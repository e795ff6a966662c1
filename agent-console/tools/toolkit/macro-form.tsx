import { useSignal } from "@preact/signals";
import type { Macro, MacroAction } from "../../../server/protocol/macros.ts";
import {
  AGENT_STATUSES,
  LONGEST_TAG,
  MOST_TAGS,
  PRIORITIES,
  tidyTag,
} from "../../../server/protocol/ticket.ts";
import { LONGEST_TOOL_NAME } from "../../../server/protocol/toolkit.ts";
import { TextField } from "../../parts/text-field.tsx";
import { activeAgents } from "../../state/registers.ts";
import { useDesk } from "../../state/use-desk.ts";
import { Pick } from "../../parts/pick.tsx";
import { statusWords } from "../../words/ticket-status.ts";
import { macroWords } from "../../words/macros.ts";
import { ticketWords } from "../../words/ticket.ts";
import { toolkitWords } from "../../words/toolkit.ts";
import { textMistake, VariedText } from "./canned-form.tsx";

export function isWholeMacro({ name, actions }: Macro): boolean {
  return name.trim() !== "" && actions.length > 0 && actions.every(isWholeAction);
}

function isWholeAction(action: MacroAction): boolean {
  return !("text" in action) || textMistake(action.text) === null;
}

/** As the server takes it. */
export function sendableMacro({ id, name, actions }: Macro) {
  return {
    id,
    name,
    actions: actions.map((one) => (one.does === "tags" ? { ...one, add: [...one.add] } : one)),
  };
}

type FormProps = { readonly macro: Macro; readonly onChange: (macro: Macro) => void };
type Does = MacroAction["does"];
type Action<D extends Does> = Extract<MacroAction, { readonly does: D }>;

/** In the order they are done, and shown. */
const ORDER: readonly Does[] = ["reply", "note", "tags", "status", "priority", "assignee"];

function place({ does }: MacroAction): number {
  return ORDER.indexOf(does);
}

export function MacroForm({ macro, onChange }: FormProps) {
  const { registers } = useDesk();
  const of = <D extends Does>(does: D) =>
    macro.actions.find((one): one is Action<D> => one.does === does);
  const set = (does: Does, action: MacroAction | null) => {
    const rest = macro.actions.filter((one) => one.does !== does);
    const actions = action === null ? rest : [...rest, action];
    onChange({ ...macro, actions: actions.toSorted((a, b) => place(a) - place(b)) });
  };
  const tags = useSignal(of("tags")?.add.join(", ") ?? "");
  const reply = of("reply");
  const agents = activeAgents(registers).toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <>
      <TextField
        label={toolkitWords.name}
        value={macro.name}
        onInput={(name) => onChange({ ...macro, name })}
        longest={LONGEST_TOOL_NAME}
      />
      <VariedText
        label={macroWords.settings.reply}
        text={reply?.text ?? ""}
        onText={(text) =>
          set("reply", text === "" ? null : { does: "reply", text, send: reply?.send ?? false })
        }
      />
      {reply !== undefined && (
        <label class="check">
          <input
            type="checkbox"
            checked={reply.send}
            onChange={(event) => set("reply", { ...reply, send: event.currentTarget.checked })}
          />
          {macroWords.settings.send}
        </label>
      )}
      <VariedText
        label={macroWords.settings.note}
        text={of("note")?.text ?? ""}
        onText={(text) => set("note", text === "" ? null : { does: "note", text })}
      />
      <TextField
        label={macroWords.settings.tags}
        value={tags.value}
        onInput={(text) => {
          tags.value = text;
          const add = tagsIn(text);
          set("tags", add.length === 0 ? null : { does: "tags", add });
        }}
      />
      <span class="picks-in-form">
        <Pick
          label={macroWords.does.status}
          value={of("status")?.to ?? ""}
          options={[
            same("status"),
            ...AGENT_STATUSES.map((value) => [value, statusWords[value]] as const),
          ]}
          onChoose={(to) => set("status", to === "" ? null : { does: "status", to })}
        />
        <Pick
          label={macroWords.does.priority}
          value={of("priority")?.to ?? ""}
          options={[
            same("priority"),
            ...PRIORITIES.map((value) => [value, ticketWords.priorities[value]] as const),
          ]}
          onChoose={(to) => set("priority", to === "" ? null : { does: "priority", to })}
        />
        <Pick
          label={macroWords.does.assignee}
          value={of("assignee")?.to ?? ""}
          options={[
            same("assignee"),
            ["me", macroWords.me] as const,
            ["nobody", ticketWords.nobody] as const,
            ...agents.map(({ id, name }) => [id, name] as const),
          ]}
          onChoose={(to) => set("assignee", to === "" ? null : { does: "assignee", to })}
        />
      </span>
    </>
  );
}

function tagsIn(text: string): readonly string[] {
  const tags = text.split(",").map((tag) => tidyTag(tag).slice(0, LONGEST_TAG));
  return [...new Set(tags.filter((tag) => tag !== ""))].slice(0, MOST_TAGS);
}

/** What is chosen where a macro leaves something as it is. */
function same(what: "status" | "priority" | "assignee") {
  return ["", `${macroWords.does[what]}: ${macroWords.same.toLowerCase()}`] as const;
}
