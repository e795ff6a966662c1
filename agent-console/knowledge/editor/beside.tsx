import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ArticleDetail, ArticleRow } from "../../../server/protocol/articles.ts";
import { SafeMarkdown } from "../../../widget/ui/safe-markdown.tsx";
import { Bones } from "../../parts/empty.tsx";
import { languageName } from "../../words/common.ts";
import { articleWords } from "../../words/articles.ts";
import { editorWords } from "../../words/editor.ts";
import { Pick } from "../../parts/pick.tsx";
import { fetchArticle, helpPath } from "../state/api.ts";
import { useKnowledge } from "../state/store.ts";
import { troubleWords } from "../../state/trouble.ts";
import type { EditorState } from "./use-editor.ts";

type BesideProps = { readonly others: readonly ArticleRow[]; readonly state: EditorState };

/** The same topic in another language, to translate from. */
export function Beside({ others, state }: BesideProps) {
  const { overview } = useKnowledge();
  const fallback = overview.value?.settings.fallbackLanguage;
  const first = others.find(({ language }) => language === fallback) ?? others[0];
  const language = useSignal(first?.language ?? "");
  const shown = useSignal<ArticleDetail | string | null>(null);
  const row = others.find((each) => each.language === language.value) ?? first;
  useEffect(() => {
    let current = true;
    if (row === undefined) return undefined;
    shown.value = null;
    void fetchArticle(row).then((answer) => {
      if (current) shown.value = answer.ok ? answer.value : troubleWords(answer);
    });
    return () => {
      current = false;
    };
  }, [row?.id, row?.version]);
  if (row === undefined) return null;
  const { value } = shown;
  return (
    <>
      <div class="beside-bar">
        <Pick
          label={articleWords.language}
          value={row.language}
          options={others.map((each) => [each.language, languageName(each.language)] as const)}
          onChoose={(tag) => (language.value = tag)}
        />
        {value !== null && typeof value !== "string" && <CopyOver detail={value} state={state} />}
      </div>
      {value === null && <Bones rows={2} />}
      {typeof value === "string" && <p class="trouble">{value}</p>}
      {value !== null && typeof value !== "string" && <Text detail={value} />}
    </>
  );
}

function Text({ detail }: { readonly detail: ArticleDetail }) {
  const { fields, language, status } = detail;
  return (
    <article lang={language} dir="auto" class="rendered">
      <h2>{fields.title}</h2>
      <h3 class="sr">{editorWords.body}</h3>
      <SafeMarkdown text={fields.body} />
      {fields.phrasings.length > 0 && (
        <>
          <h3>{editorWords.phrasings(fields.phrasings.length)}</h3>
          <ul class="phrasing-list">
            {fields.phrasings.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {status === "published" && (
        <p class="tiny">
          <a href={helpPath(detail)} target="_blank" rel="noopener">
            {editorWords.helpPage}
          </a>
        </p>
      )}
    </article>
  );
}

/** Offered only while nothing is written, so that it overwrites nothing. */
function CopyOver({
  detail,
  state,
}: {
  readonly detail: ArticleDetail;
  readonly state: EditorState;
}) {
  const { title, body } = state.edit.value.fields;
  if (title !== "" || body !== "") return null;
  const { fields } = detail;
  return (
    <button
      type="button"
      class="btn btn-line sm"
      onClick={() => state.set({ title: fields.title, body: fields.body })}
    >
      {editorWords.copyOver}
    </button>
  );
}
