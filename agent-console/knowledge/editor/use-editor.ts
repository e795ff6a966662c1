import { useSignal, type Signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { ArticleDetail, ArticleFields } from "../../../server/protocol/articles.ts";
import { warnOnLeaving } from "../../browser.ts";
import { go, route } from "../../state/here.ts";
import { useDesk } from "../../state/use-desk.ts";
import { editorWords } from "../../words/editor.ts";
import { useKnowledge } from "../state/store.ts";
import { isDirty, onNewest, type Edit } from "./edit.ts";

export type EditorInput = {
  /** What the edit is kept under on this device. */
  readonly name: string;
  /** The newest there is on the server; null: nothing yet. */
  readonly detail: ArticleDetail | null;
  /** Where editing begins when nothing is kept. */
  readonly start: Edit;
};

export interface EditorState {
  readonly edit: Signal<Edit>;
  set(change: Partial<ArticleFields>): void;
  /** Another edit altogether, as after saving, merging or dropping. */
  replace(edit: Edit): void;
  dirty(): boolean;
}

/** The edit of one article: kept on this device while it differs from what is saved. */
export function useEditor({ name, detail, start }: EditorInput): EditorState {
  const { edits } = useKnowledge();
  const edit = useSignal<Edit>(edits.of(name) ?? start);
  const state: EditorState = {
    edit,
    set(change) {
      state.replace({ ...edit.value, fields: { ...edit.value.fields, ...change } });
    },
    replace(next) {
      edit.value = next;
      edits.keep(name, isDirty(next) ? next : null);
    },
    dirty: () => isDirty(edit.value),
  };
  const version = detail?.version ?? 0;
  // Before it is painted: what is typed into an older text would be a conflict with the newer one.
  useLayoutEffect(() => {
    if (detail !== null && version > edit.value.expected)
      state.replace(onNewest(edit.value, detail));
  }, [version]);
  useLeaving(state);
  return state;
}

/** Closing the page asks; going elsewhere in the console says where the edit stays. */
function useLeaving({ dirty, edit }: EditorState): void {
  const { toasts } = useDesk();
  const from = useRef(route.value).current;
  const unsaved = isDirty(edit.value);
  useEffect(() => (unsaved ? warnOnLeaving() : undefined), [unsaved]);
  useEffect(
    () => () => {
      if (!dirty()) return;
      const { title } = edit.value.fields;
      toasts.say(editorWords.leftUnsaved(title), {
        label: editorWords.goBack,
        run: () => go(from),
      });
    },
    [],
  );
}
