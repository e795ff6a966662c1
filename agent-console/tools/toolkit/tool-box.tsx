import { useSignal, type Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { newId } from "../../../widget/link/ids.ts";
import { SettingsEnds } from "../../parts/settings-ends.tsx";
import { useFirstField } from "../../parts/use-first-field.ts";
import { rebased } from "../../state/rebased.ts";
import { useUnsaved } from "../../state/unsaved.ts";
import { useDesk } from "../../state/use-desk.ts";
import { settingsWords } from "../../words/settings.ts";
import { toolkitWords } from "../../words/toolkit.ts";

type Tool = { readonly id: string; readonly name: string };

/** `stale`: somebody else changed it since the edit began; what there is now has arrived. */
export type ToolSaved = "kept" | "stale" | "refused";

type BoxProps<T extends Tool> = {
  readonly words: {
    readonly title: string;
    readonly how: string;
    readonly none: string;
    readonly add: string;
    readonly newName: string;
  };
  /** As they are by now. */
  readonly tools: () => readonly T[];
  readonly summary: (tool: T) => string;
  readonly empty: (id: string) => T;
  /** `base`: what it was made of; null: it is new. */
  readonly onSave: (tool: T, base: T | null) => Promise<ToolSaved>;
  /** Whether it is gone. */
  readonly onRemove: (tool: T) => Promise<boolean>;
  readonly form: (tool: T, set: (tool: T) => void) => ComponentChildren;
  /** Nothing is wrong with it. */
  readonly isWhole: (tool: T) => boolean;
};

/** `on`: as it was when the edit began; null: it is new. */
type ToolEdit<T> = { readonly on: T | null; readonly tool: T };

/** By the tool's id; null: nothing is edited. */
type Edits<T> = Signal<ReadonlyMap<string, ToolEdit<T>> | null>;

/** One list of what the team has at hand: added to, edited in place, removed with a way back. */
export function ToolBox<T extends Tool>(props: BoxProps<T>) {
  const { words, empty } = props;
  const tools = props.tools();
  const edits: Edits<T> = useUnsaved(words.title);
  const open = useSignal<string | null>(null);
  const edited = [...(edits.value?.values() ?? [])].map(({ tool }) => tool);
  const added = edited.filter(({ id }) => tools.every((tool) => tool.id !== id));
  const shown = [...tools, ...added];
  const add = () => {
    const tool = added[0] ?? empty(newId());
    if (added.length === 0) setEdit(edits, tool.id, { on: null, tool });
    open.value = tool.id;
  };
  return (
    <section class="box tool-box" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
      </header>
      <p class="soft">{words.how}</p>
      {shown.length === 0 && <p>{words.none}</p>}
      <ul class="policies">
        {shown.map((tool) => (
          <li key={tool.id}>
            <Head {...props} tool={tool} edits={edits} open={open} />
            {open.value === tool.id && <Form {...props} tool={tool} edits={edits} open={open} />}
          </li>
        ))}
      </ul>
      <button type="button" class="btn btn-line" onClick={add}>
        {words.add}
      </button>
    </section>
  );
}

function setEdit<T>(edits: Edits<T>, id: string, edit: ToolEdit<T> | null): void {
  const next = new Map(edits.value);
  if (edit === null) next.delete(id);
  else next.set(id, edit);
  edits.value = next.size === 0 ? null : next;
}

type PartProps<T extends Tool> = BoxProps<T> & {
  readonly tool: T;
  readonly edits: Edits<T>;
  /** The id of the one whose form shows. */
  readonly open: Signal<string | null>;
};

function Head<T extends Tool>(props: PartProps<T>) {
  const { words, tool, tools, edits, open, summary, onRemove } = props;
  const isOpen = open.value === tool.id;
  const kept = tools().some(({ id }) => id === tool.id);
  const unsaved = edits.value?.has(tool.id) === true;
  const remove = async () => {
    if (await onRemove(tool)) setEdit(edits, tool.id, null);
  };
  return (
    <div class="policy-head">
      <span class="grow">
        <b class="strong" dir="auto">
          {tool.name === "" ? words.newName : tool.name}
        </b>
        <span class="soft clip" dir="auto">
          {unsaved && !isOpen ? settingsWords.unsaved : summary(tool)}
        </span>
      </span>
      <span class="head-buttons">
        <button
          type="button"
          class="btn btn-line sm"
          aria-expanded={isOpen}
          onClick={() => (open.value = isOpen ? null : tool.id)}
        >
          {isOpen ? toolkitWords.close : toolkitWords.edit}
          <span class="sr"> {tool.name}</span>
        </button>
        {kept && (
          <button type="button" class="btn btn-bare sm" onClick={() => void remove()}>
            {toolkitWords.remove}
            <span class="sr"> {tool.name}</span>
          </button>
        )}
      </span>
    </div>
  );
}

function Form<T extends Tool>(props: PartProps<T>) {
  const { tool: known, tools, edits, open, form, isWhole, onSave } = props;
  const { toasts } = useDesk();
  const first = useFirstField();
  const edit = edits.value?.get(known.id) ?? null;
  const tool = edit?.tool ?? known;
  const change = (next: T) =>
    setEdit(edits, tool.id, { on: edit === null ? known : edit.on, tool: next });
  const done = () => {
    setEdit(edits, tool.id, null);
    open.value = null;
  };
  const save = async ({ on }: ToolEdit<T>) => {
    const saved = await onSave(tool, on);
    if (saved === "kept") done();
    if (saved !== "stale") return;
    const now = tools().find(({ id }) => id === tool.id) ?? null;
    // Something may have been typed since.
    const mine = edits.value?.get(tool.id)?.tool ?? tool;
    const both = on === null || now === null ? mine : rebased({ base: on, mine }, now);
    setEdit(edits, tool.id, { on: now, tool: both });
    toasts.fail(settingsWords.changedMeanwhile);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (isWhole(tool) && edit !== null) void save(edit);
  };
  return (
    <form ref={first} class="policy-form" onSubmit={submit}>
      {form(tool, change)}
      <SettingsEnds edited={edit !== null} wrong={!isWhole(tool)} onReset={done} />
    </form>
  );
}
