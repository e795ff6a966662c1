import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { newId } from "../../../widget/link/ids.ts";
import { toolkitWords } from "../../words/toolkit.ts";

type Tool = { readonly id: string; readonly name: string };

type BoxProps<T extends Tool> = {
  readonly words: {
    readonly title: string;
    readonly how: string;
    readonly none: string;
    readonly add: string;
    readonly newName: string;
  };
  readonly tools: readonly T[];
  readonly summary: (tool: T) => string;
  readonly empty: (id: string) => T;
  /** Keeps it; false: it could not be. */
  readonly onSave: (tool: T) => Promise<boolean>;
  readonly onRemove: (tool: T) => void;
  readonly form: (tool: T, set: (tool: T) => void) => ComponentChildren;
  /** Nothing is wrong with it. */
  readonly isWhole: (tool: T) => boolean;
};

/** One list of what the team has at hand: added to, edited in place, removed with a way back. */
export function ToolBox<T extends Tool>(props: BoxProps<T>) {
  const { words, tools, empty } = props;
  const edited = useSignal<T | null>(null);
  const isNew = edited.value !== null && tools.every(({ id }) => id !== edited.value?.id);
  const shown = isNew && edited.value !== null ? [...tools, edited.value] : tools;
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
            <Head {...props} tool={tool} edited={edited} />
            {edited.value?.id === tool.id && <Form {...props} edited={edited} />}
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="btn btn-line"
        disabled={isNew}
        onClick={() => (edited.value = empty(newId()))}
      >
        {words.add}
      </button>
    </section>
  );
}

type Edited<T> = { value: T | null };

function Head<T extends Tool>(
  props: BoxProps<T> & { readonly tool: T; readonly edited: Edited<T> },
) {
  const { words, tool, tools, edited, summary, onRemove } = props;
  const open = edited.value?.id === tool.id;
  const kept = tools.some(({ id }) => id === tool.id);
  return (
    <div class="policy-head">
      <span class="grow">
        <b class="strong" dir="auto">
          {tool.name === "" ? words.newName : tool.name}
        </b>
        <span class="soft clip" dir="auto">
          {summary(tool)}
        </span>
      </span>
      <button
        type="button"
        class="btn btn-line sm"
        aria-expanded={open}
        onClick={() => (edited.value = open ? null : tool)}
      >
        {open ? toolkitWords.close : toolkitWords.edit}
        <span class="sr"> {tool.name}</span>
      </button>
      {kept && (
        <button type="button" class="btn btn-bare sm" onClick={() => onRemove(tool)}>
          {toolkitWords.remove}
          <span class="sr"> {tool.name}</span>
        </button>
      )}
    </div>
  );
}

function Form<T extends Tool>({
  edited,
  form,
  isWhole,
  onSave,
}: BoxProps<T> & { readonly edited: Edited<T> }) {
  const tool = edited.value;
  if (tool === null) return null;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isWhole(tool) && (await onSave(tool))) edited.value = null;
  };
  return (
    <form class="policy-form" onSubmit={(event) => void submit(event)}>
      {form(tool, (next) => (edited.value = next))}
      <span class="row-ends">
        <button class="btn btn-main" disabled={!isWhole(tool)}>
          {toolkitWords.save}
        </button>
      </span>
    </form>
  );
}
