import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { ArticleDetail } from "../../../server/protocol/articles.ts";
import { languageName } from "../../words/common.ts";
import { editorWords } from "../../words/editor.ts";
import type { Edit } from "./edit.ts";
import { EditorMenu } from "./editor-menu.tsx";
import type { EditorProps } from "./editor-props.ts";
import { EditorShell } from "./editor-shell.tsx";
import { FieldsForm } from "./fields-form.tsx";
import { FileConflict } from "./file-conflict.tsx";
import { Gone } from "./gone.tsx";
import { SidePanel, type SideTab } from "./side-panel.tsx";
import { StaleConflict } from "./stale-conflict.tsx";
import { useEditor } from "./use-editor.ts";
import { useSaving } from "./use-saving.ts";

/** Writing an article: its fields, and beside them how it looks, what it changes and what it was. */
export function Editor(props: EditorProps) {
  const { name, at, detail, onChanged } = props;
  const state = useEditor(props);
  const saving = useSaving({ name, at, state, onChanged });
  const tab = useSignal<SideTab>(at !== null && detail === null ? "beside" : "preview");
  const form = useRef<HTMLFormElement>(null);
  const edit = state.edit.value;
  const dirty = state.dirty();
  const status = detail === null || detail.removedAt !== null ? null : detail.status;
  const stale = detail !== null && dirty && detail.version > edit.expected ? detail : null;
  const save = async () => {
    await saving.save();
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  return (
    <EditorShell
      title={titleOf(edit, detail)}
      language={edit.language}
      marks={<Marks {...{ edit, detail, status, dirty }} />}
      actions={
        <>
          <button
            type="button"
            class="btn btn-main sm"
            disabled={!dirty || stale !== null || saving.busy.value}
            onClick={() => void save()}
          >
            {editorWords.save(edit.fields.status, status)}
          </button>
          <EditorMenu props={props} state={state} />
        </>
      }
    >
      <div role="alert">
        {saving.trouble.value !== null && <p class="trouble">{saving.trouble.value}</p>}
      </div>
      {detail !== null && detail.removedAt !== null && (
        <Gone detail={detail} removedAt={detail.removedAt} onChanged={onChanged} />
      )}
      {stale !== null && <StaleConflict newest={stale} state={state} saving={saving} />}
      {detail !== null && detail.theirs !== null && stale === null && (
        <FileConflict detail={detail} state={state} saving={saving} onChanged={onChanged} />
      )}
      <div class="editor">
        <FieldsForm form={form} state={state} saving={saving} isNew={at === null} onSave={save} />
        <SidePanel tab={tab} {...props} state={state} saving={saving} />
      </div>
    </EditorShell>
  );
}

function titleOf({ fields, language }: Edit, detail: ArticleDetail | null): string {
  if (fields.title.trim() !== "") return fields.title;
  return detail?.title ?? editorWords.newIn(languageName(language));
}

type MarksProps = {
  readonly edit: Edit;
  readonly detail: ArticleDetail | null;
  /** null: there is no such article, or none any more. */
  readonly status: ArticleDetail["status"] | null;
  readonly dirty: boolean;
};

function Marks({ edit, detail, status, dirty }: MarksProps) {
  return (
    <>
      <span class="chip tint" title={languageName(edit.language)}>
        {edit.language}
      </span>
      {detail !== null && (
        <span class={`not-phone ${status === "published" ? "chip good" : "chip line"}`}>
          {status === null ? editorWords.revision.removed : editorWords.status[status]}
        </span>
      )}
      <span class="soft tiny not-phone" role="status">
        {dirty ? editorWords.keptHere : ""}
      </span>
    </>
  );
}
