import type { RefObject } from "preact";
import { useId } from "preact/hooks";
import { ARTICLE_LANGUAGES } from "../../../server/protocol/article-languages.ts";
import type { ArticleFields } from "../../../server/protocol/articles.ts";
import { TextField } from "../../parts/text-field.tsx";
import { useKeys } from "../../parts/use-keys.ts";
import { languageName } from "../../words/common.ts";
import { articleWords } from "../../words/articles.ts";
import { editorWords } from "../../words/editor.ts";
import { Pick } from "../../parts/pick.tsx";
import { useKnowledge } from "../state/store.ts";
import { cleanFields, phrasingsIn, problemsOf, type FieldName } from "./edit.ts";
import type { EditorState } from "./use-editor.ts";
import type { Saving } from "./use-saving.ts";

type FormProps = {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly state: EditorState;
  readonly saving: Saving;
  readonly isNew: boolean;
  readonly onSave: () => Promise<void>;
};

export function FieldsForm({ form, state, saving, isNew, onSave }: FormProps) {
  const { fields, language } = state.edit.value;
  useKeys(form, (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void onSave();
  });
  const problems = problemsOf(fields);
  const error = (name: FieldName): string | null => {
    const problem = problems[name];
    const early = problem?.is === "missing" && !saving.tried.value;
    return problem === undefined || early ? null : editorWords.problem(name, problem);
  };
  return (
    <form
      ref={form}
      class="box editor-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSave();
      }}
    >
      <TextField
        label={editorWords.title}
        value={fields.title}
        error={error("title")}
        onInput={(title) => state.set({ title })}
        input={{
          lang: language,
          dir: "auto",
          autocomplete: "off",
        }}
      />
      <div class="editor-facts">
        {isNew && <LanguagePick state={state} />}
        <CategoryField state={state} error={error("category")} />
        <Pick<ArticleFields["status"]>
          label={editorWords.statusLabel}
          value={fields.status}
          options={(["draft", "published"] as const).map((each) => [
            each,
            editorWords.status[each],
          ])}
          onChoose={(status) => state.set({ status })}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={fields.popular}
            onChange={(event) => state.set({ popular: event.currentTarget.checked })}
          />
          {editorWords.popular}
        </label>
      </div>
      <TextField
        label={editorWords.body}
        hint={editorWords.bodyHint}
        value={fields.body}
        lines={16}
        error={error("body")}
        onInput={(body) => state.set({ body })}
        input={{ lang: language, dir: "auto" }}
      />
      <Phrasings state={state} error={error("phrasings")} />
    </form>
  );
}

type PartProps = { readonly state: EditorState; readonly error: string | null };

/** One a line, so that many can be pasted at once. */
function Phrasings({ state, error }: PartProps) {
  const { fields, language } = state.edit.value;
  const count = cleanFields(fields).phrasings.length;
  return (
    <TextField
      label={editorWords.phrasings(count)}
      hint={editorWords.phrasingsHint}
      value={fields.phrasings.join("\n")}
      lines={8}
      error={error}
      onInput={(text) => state.set({ phrasings: text.split("\n") })}
      input={{
        lang: language,
        dir: "auto",
        spellcheck: false,
        // A list pasted from elsewhere loses its bullets and doubles once one goes on.
        onBlur: () => state.set({ phrasings: phrasingsIn(fields.phrasings.join("\n")) }),
      }}
    />
  );
}

function CategoryField({ state, error }: PartProps) {
  const { overview } = useKnowledge();
  const options = useId();
  return (
    <div class="category-field">
      <TextField
        label={articleWords.category}
        value={state.edit.value.fields.category}
        error={error}
        onInput={(category) => state.set({ category })}
        input={{ list: options, autocomplete: "off" }}
      />
      <datalist id={options}>
        {overview.value?.categories.map((name) => (
          <option key={name} value={name} aria-label={name} />
        ))}
      </datalist>
    </div>
  );
}

/** Those there are articles in, then others. */
function LanguagePick({ state }: { readonly state: EditorState }) {
  const { overview } = useKnowledge();
  const { edit } = state;
  const tags = new Set([
    edit.value.language,
    ...(overview.value?.languages ?? []),
    ...ARTICLE_LANGUAGES,
  ]);
  return (
    <Pick
      label={articleWords.language}
      value={edit.value.language}
      options={[...tags].map((tag) => [tag, languageName(tag)] as const)}
      onChoose={(language) => state.replace({ ...edit.value, language })}
    />
  );
}
