import { Bones } from "../../parts/empty.tsx";
import { editorWords } from "../../words/editor.ts";
import { newName } from "../state/kept-edits.ts";
import { useKnowledge } from "../state/store.ts";
import { NO_FIELDS } from "./edit.ts";
import { Editor } from "./editor.tsx";
import { EditorShell } from "./editor-shell.tsx";

/** An article that has no topic yet: it gets one of its title when it is saved. */
export function NewArticlePage({ newKey }: { readonly newKey: string }) {
  const { overview } = useKnowledge();
  if (overview.value === null) {
    return (
      <EditorShell title={editorWords.newArticle}>
        <Bones rows={4} />
      </EditorShell>
    );
  }
  const language = overview.value.settings.fallbackLanguage;
  return (
    <Editor
      name={newName(newKey)}
      at={null}
      detail={null}
      start={{ expected: 0, base: NO_FIELDS, fields: NO_FIELDS, language }}
      onChanged={() => {}}
    />
  );
}
