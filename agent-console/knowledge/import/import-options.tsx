import { useId } from "preact/hooks";
import { ARTICLE_LANGUAGES } from "../../../server/protocol/article-languages.ts";
import { TextField } from "../../parts/text-field.tsx";
import { languageName } from "../../words/common.ts";
import { articleWords } from "../../words/articles.ts";
import { Pick } from "../../parts/pick.tsx";
import { useKnowledge } from "../state/store.ts";
import type { ImportWork } from "./use-import.ts";

/** What holds for articles that do not say it themselves, and for those that are there already. */
export function ImportOptions({ options }: { readonly options: ImportWork["options"] }) {
  const { overview } = useKnowledge();
  const { language, category, existing, status } = options.value;
  const tags = [...new Set([language, ...(overview.value?.languages ?? []), ...ARTICLE_LANGUAGES])];
  const list = useId();
  return (
    <fieldset class="import-options">
      <legend class="sr">{articleWords.importing.options}</legend>
      <Line label={articleWords.importing.languageFor}>
        <Pick
          label={articleWords.importing.languageFor}
          value={language}
          options={tags.map((tag) => [tag, languageName(tag)] as const)}
          onChoose={(tag) => options.set({ language: tag })}
        />
      </Line>
      <Line label={articleWords.importing.existing}>
        <Pick
          label={articleWords.importing.existing}
          value={existing}
          options={(["keep", "replace"] as const).map(
            (each) => [each, articleWords.importing.existingAre[each]] as const,
          )}
          onChoose={(each) => options.set({ existing: each })}
        />
      </Line>
      <Line label={articleWords.importing.status}>
        <Pick
          label={articleWords.importing.status}
          value={status}
          options={(["draft", "published"] as const).map(
            (each) => [each, articleWords.importing.statusIs[each]] as const,
          )}
          onChoose={(each) => options.set({ status: each })}
        />
      </Line>
      <TextField
        label={articleWords.importing.categoryFor}
        value={category}
        error={category.trim() === "" ? articleWords.importing.categoryMissing : null}
        onInput={(text) => options.set({ category: text })}
        longest={60}
        input={{ list, autocomplete: "off" }}
      />
      <datalist id={list}>
        {overview.value?.categories.map((name) => (
          <option key={name} value={name} aria-label={name} />
        ))}
      </datalist>
    </fieldset>
  );
}

function Line({
  label,
  children,
}: {
  readonly label: string;
  readonly children: preact.ComponentChildren;
}) {
  return (
    <div class="option-line">
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}
