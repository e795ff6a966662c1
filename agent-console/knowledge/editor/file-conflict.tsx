import { useSignal } from "@preact/signals";
import type { ArticleDetail } from "../../../server/protocol/articles.ts";
import { useDesk } from "../../state/use-desk.ts";
import { editorWords } from "../../words/editor.ts";
import { settleArticle } from "../state/api.ts";
import { troubleWords } from "../../state/trouble.ts";
import { Compare } from "./compare.tsx";
import { editOf } from "./edit.ts";
import type { EditorState } from "./use-editor.ts";
import type { Saving } from "./use-saving.ts";

type ConflictProps = {
  readonly detail: ArticleDetail;
  readonly state: EditorState;
  readonly saving: Saving;
  readonly onChanged: (detail: ArticleDetail | null) => void;
};

/** The article's file was changed too: neither side is overwritten until somebody says which holds. */
export function FileConflict({ detail, state, saving, onChanged }: ConflictProps) {
  const { toasts } = useDesk();
  const trouble = useSignal<string | null>(null);
  const file = detail.theirs;
  if (file === null) return null;
  const settle = async (take: "ours" | "file") => {
    const answer = await settleArticle(detail, { expected: detail.version, take });
    if (!answer.ok && answer.code === "conflict") return onChanged(null);
    trouble.value = answer.ok ? null : troubleWords(answer);
    if (!answer.ok) return undefined;
    if (!state.dirty()) state.replace(editOf(answer.value));
    toasts.say(editorWords.file.settled[take]);
    return onChanged(answer.value);
  };
  return (
    <section class="box conflict" aria-labelledby="file-title">
      <header>
        <h2 id="file-title">{editorWords.file.title}</h2>
      </header>
      <p class="soft">{saving.merging.value ? editorWords.file.merging : editorWords.file.text}</p>
      {file.deleted && <p>{editorWords.file.deleted}</p>}
      {file.fields === null && !file.deleted && (
        <>
          <p>{editorWords.file.unreadable}</p>
          <pre class="raw">{file.text}</pre>
        </>
      )}
      {file.fields !== null && (
        <Compare
          before={detail.fields}
          after={file.fields}
          names={[editorWords.file.ours, editorWords.file.theirs]}
        />
      )}
      {trouble.value !== null && (
        <p class="trouble" role="alert">
          {trouble.value}
        </p>
      )}
      <div class="conflict-actions">
        {file.fields !== null && !saving.merging.value && (
          <button
            type="button"
            class="btn btn-main sm"
            onClick={() => (saving.merging.value = true)}
          >
            {editorWords.file.merge}
          </button>
        )}
        <button type="button" class="btn btn-line sm" onClick={() => void settle("ours")}>
          {editorWords.file.takeOurs}
        </button>
        {(file.fields !== null || file.deleted) && (
          <button type="button" class="btn btn-line sm" onClick={() => void settle("file")}>
            {file.deleted ? editorWords.file.takeDeletion : editorWords.file.takeTheirs}
          </button>
        )}
      </div>
    </section>
  );
}
