import { useSignal, type Signal } from "@preact/signals";
import type { ArticleDetail } from "../../../server/protocol/articles.ts";
import type { Answer } from "../../state/http.ts";
import { slip, writingAt } from "../../state/here.ts";
import { useDesk } from "../../state/use-desk.ts";
import { editorWords } from "../../words/editor.ts";
import { saveArticle, settleArticle, type ArticleAt } from "../state/api.ts";
import { useKnowledge, type KnowledgeStore } from "../state/store.ts";
import { troubleWords } from "../../state/trouble.ts";
import { cleanFields, editOf, problemsOf, type Edit } from "./edit.ts";
import { topicFrom } from "./topic.ts";
import type { EditorState } from "./use-editor.ts";

type SavingInput = {
  readonly name: string;
  /** null: it is new, its topic comes of its title. */
  readonly at: ArticleAt | null;
  readonly state: EditorState;
  /** The newest there is; null: ask the server for it. */
  readonly onChanged: (detail: ArticleDetail | null) => void;
};

export interface Saving {
  /** Somebody tried to save: what is wrong is shown from here on. */
  readonly tried: Signal<boolean>;
  readonly busy: Signal<boolean>;
  /** Why it was not saved, when it is no conflict. */
  readonly trouble: Signal<string | null>;
  /** The file's text is being merged in by hand: saving settles the matter. */
  readonly merging: Signal<boolean>;
  save(edit?: Edit): Promise<void>;
}

export function useSaving({ name, at, state, onChanged }: SavingInput): Saving {
  const { toasts } = useDesk();
  const store = useKnowledge();
  const saving = {
    tried: useSignal(false),
    busy: useSignal(false),
    trouble: useSignal<string | null>(null),
    merging: useSignal(false),
  };

  const saved = (detail: ArticleDetail) => {
    store.edits.keep(name, null);
    state.replace(editOf(detail));
    saving.tried.value = false;
    saving.merging.value = false;
    toasts.say(editorWords.saved[detail.fields.status]);
    void store.refresh();
    onChanged(detail);
    if (at !== null) return;
    const { language, topic } = detail;
    slip(writingAt({ is: "article", language, topic }));
  };

  const refusedWith = (answer: Extract<Answer<unknown>, { readonly ok: false }>) => {
    // Somebody saved meanwhile: the newest is asked for, and both are shown.
    if (answer.code === "conflict") return onChanged(null);
    const gone = answer.code === "not_found" && state.edit.value.expected > 0;
    saving.trouble.value = gone ? editorWords.goneMeanwhile : troubleWords(answer);
    // The next save makes it anew.
    if (gone) state.replace({ ...state.edit.value, expected: 0 });
  };

  return {
    ...saving,
    async save(edit = state.edit.value) {
      saving.tried.value = true;
      saving.trouble.value = null;
      if (saving.busy.value || Object.keys(problemsOf(edit.fields)).length > 0) return;
      saving.busy.value = true;
      const answer = await (at === null
        ? sendNew(edit, { name, store })
        : send(at, edit, saving.merging.value));
      saving.busy.value = false;
      if (answer.ok) saved(answer.value);
      else refusedWith(answer);
    },
  };
}

async function send(
  at: ArticleAt,
  { expected, fields }: Edit,
  settles: boolean,
): Promise<Answer<ArticleDetail>> {
  const answer = await saveArticle(at, { expected, fields: cleanFields(fields) });
  if (!answer.ok || !settles || answer.value.theirs === null) return answer;
  return settleArticle(at, { expected: answer.value.version, take: "ours" });
}

/** Somebody may have taken the name since the list was made: then the next free one is tried. */
async function sendNew(
  edit: Edit,
  { name, store }: { readonly name: string; readonly store: KnowledgeStore },
): Promise<Answer<ArticleDetail>> {
  const taken = new Set(store.overview.value?.articles.map(({ topic }) => topic));
  for (;;) {
    const topic = topicFrom(edit.fields.title, { spare: name.slice(4), taken });
    const answer = await send({ language: edit.language, topic }, edit, false);
    if (answer.ok || answer.code !== "conflict") return answer;
    taken.add(topic);
  }
}
