import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ArticleRow, Effect, Gap } from "../../../server/protocol/articles.ts";
import { Bones } from "../../parts/empty.tsx";
import { editorWords } from "../../words/editor.ts";
import { gapWords } from "../../words/gaps.ts";
import { EffectFound } from "../editor/effect-pane.tsx";
import { fetchArticle, fetchEffect } from "../state/api.ts";
import { troubleWords } from "../../state/trouble.ts";
import { withQuestions } from "./gap-fields.ts";

type EffectProps = { readonly gap: Gap; readonly target: ArticleRow };

/** What adding the questions to the article would change. */
export function GapEffect({ gap, target }: EffectProps) {
  const found = useSignal<Effect | string | "asking" | null>(null);
  useEffect(() => {
    found.value = null;
  }, [target.id]);
  const ask = async () => {
    found.value = "asking";
    const article = await fetchArticle(target);
    if (!article.ok) {
      found.value = troubleWords(article);
      return;
    }
    const fields = withQuestions(article.value.fields, gap, target.language);
    const answer = await fetchEffect(target.id, fields);
    found.value = answer.ok ? answer.value : troubleWords(answer);
  };
  const { value } = found;
  return (
    <div class="effect" role="status">
      {value === null && (
        <button type="button" class="btn btn-tint sm" onClick={() => void ask()}>
          {gapWords.effect}
        </button>
      )}
      {value === "asking" && <Bones rows={1} />}
      {typeof value === "string" && value !== "asking" && <p class="trouble">{value}</p>}
      {value !== null && typeof value !== "string" && (
        <>
          <h3>{gapWords.ifAdded}</h3>
          <EffectFound effect={value} />
          <p class="soft tiny">{editorWords.effect.what}</p>
        </>
      )}
    </div>
  );
}
