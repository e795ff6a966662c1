import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ArticleDetail, KnowledgeOverview } from "../../../server/protocol/articles.ts";
import { Bones } from "../../parts/empty.tsx";
import { editorWords } from "../../words/editor.ts";
import { fetchArticle, idOf, type ArticleAt } from "../state/api.ts";
import { useKnowledge } from "../state/store.ts";
import { troubleWords } from "../../state/trouble.ts";
import { editOf, NO_FIELDS, type Edit } from "./edit.ts";
import { Editor } from "./editor.tsx";
import { EditorShell } from "./editor-shell.tsx";

type Asked =
  | { readonly is: "there"; readonly detail: ArticleDetail }
  /** Not yet: it can be written here. */
  | { readonly is: "none" }
  | { readonly is: "trouble"; readonly text: string };

/** One article, or the place of one that is not written in this language yet. */
export function ArticlePage({ at }: { readonly at: ArticleAt }) {
  const { overview, changes } = useKnowledge();
  const asked = useSignal<Asked | null>(null);
  // What was asked for before a save may be answered behind it.
  const there = (detail: ArticleDetail) => {
    const { value } = asked;
    if (value?.is === "there" && value.detail.version > detail.version) return;
    asked.value = { is: "there", detail };
  };
  const reload = async () => {
    // A place nothing was ever written at: there is nothing to ask for.
    if (asked.value === null && overview.value !== null && isBlank(at, overview.value)) {
      asked.value = { is: "none" };
      return;
    }
    const answer = await fetchArticle(at);
    if (answer.ok) there(answer.value);
    else if (answer.code === "not_found") asked.value = { is: "none" };
    else if (asked.value === null || asked.value.is === "trouble")
      asked.value = { is: "trouble", text: troubleWords(answer) };
  };
  useEffect(() => void reload(), [changes.value]);
  const { value } = asked;
  if (value === null || overview.value === null) {
    return (
      <EditorShell title={editorWords.article}>
        {value?.is === "trouble" ? <Trouble text={value.text} /> : <Bones rows={4} />}
      </EditorShell>
    );
  }
  if (value.is === "trouble") {
    return (
      <EditorShell title={editorWords.article}>
        <Trouble text={value.text} />
      </EditorShell>
    );
  }
  const detail = value.is === "there" ? value.detail : null;
  return (
    <Editor
      name={idOf(at)}
      at={at}
      detail={detail}
      start={detail === null ? emptyEdit(at, overview.value) : editOf(detail)}
      onChanged={(newer) => {
        if (newer === null) void reload();
        else there(newer);
      }}
    />
  );
}

function Trouble({ text }: { readonly text: string }) {
  return (
    <p class="trouble" role="alert">
      {text}
    </p>
  );
}

function isBlank(at: ArticleAt, { articles, removed }: KnowledgeOverview): boolean {
  return [...articles, ...removed].every(({ id }) => id !== idOf(at));
}

/** A translation belongs where the others of its topic do. */
function emptyEdit({ language, topic }: ArticleAt, { articles }: KnowledgeOverview): Edit {
  const other = articles.find((row) => row.topic === topic);
  const base = {
    ...NO_FIELDS,
    category: other?.category ?? "",
    popular: other?.popular ?? false,
  };
  return { expected: 0, base, fields: base, language };
}
