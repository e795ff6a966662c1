import type { Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useKeys } from "../../parts/use-keys.ts";
import { editorWords } from "../../words/editor.ts";
import { useKnowledge } from "../state/store.ts";
import { AnswersPane } from "./answers-pane.tsx";
import { Beside } from "./beside.tsx";
import type { EditorProps } from "./editor-props.ts";
import { EffectPane } from "./effect-pane.tsx";
import { HistoryPane } from "./history-pane.tsx";
import { Preview } from "./preview.tsx";
import type { EditorState } from "./use-editor.ts";
import type { Saving } from "./use-saving.ts";

export type SideTab = "preview" | "beside" | "effect" | "answers" | "history";

type PanelProps = EditorProps & {
  readonly tab: Signal<SideTab>;
  readonly state: EditorState;
  readonly saving: Saving;
};

/** What a new article is called while its effect is worked out: it gets its topic on saving. */
const NOT_NAMED_YET = "not-saved-yet";

/** What one looks at while writing. */
export function SidePanel({ tab, at, name, detail, state, onChanged }: PanelProps) {
  const { overview } = useKnowledge();
  const others =
    overview.value?.articles.filter(
      (row) => row.topic === at?.topic && row.language !== at.language,
    ) ?? [];
  const tabs: readonly SideTab[] = [
    "preview",
    ...(others.length > 0 ? ["beside" as const] : []),
    "effect",
    ...(detail === null ? [] : (["answers", "history"] as const)),
  ];
  const now = tabs.includes(tab.value) ? tab.value : "preview";
  return (
    <section class="box editor-side" aria-label={editorWords.side}>
      <TabBar tabs={tabs} now={now} onChoose={(next) => (tab.value = next)} />
      <div role="tabpanel" aria-label={editorWords.tabs[now]} tabIndex={0} class="editor-pane">
        {now === "preview" && <Preview edit={state.edit.value} />}
        {now === "beside" && <Beside others={others} state={state} />}
        {now === "effect" && (
          <EffectPane
            id={at === null ? `${state.edit.value.language}/${NOT_NAMED_YET}` : name}
            state={state}
          />
        )}
        {now === "answers" && detail !== null && <AnswersPane key={name} at={detail} />}
        {now === "history" && detail !== null && (
          <HistoryPane detail={detail} dirty={state.dirty()} onChanged={onChanged} />
        )}
      </div>
    </section>
  );
}

type BarProps = {
  readonly tabs: readonly SideTab[];
  readonly now: SideTab;
  readonly onChoose: (tab: SideTab) => void;
};

/** The arrow keys go from one to the next. */
function TabBar({ tabs, now, onChoose }: BarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useKeys(bar, (event, frame) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = by === undefined ? undefined : tabs.at((tabs.indexOf(now) + by) % tabs.length);
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    frame.querySelectorAll<HTMLElement>('[role="tab"]')[tabs.indexOf(next)]?.focus();
  });
  return (
    <div class="under-tabs" role="tablist" aria-label={editorWords.side} ref={bar}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          aria-selected={tab === now}
          tabIndex={tab === now ? 0 : -1}
          class={tab === now ? "is-on" : ""}
          onClick={() => onChoose(tab)}
        >
          {editorWords.tabs[tab]}
        </button>
      ))}
    </div>
  );
}
