import { SafeMarkdown } from "../../../widget/ui/safe-markdown.tsx";
import { editorWords } from "../../words/editor.ts";
import type { Edit } from "./edit.ts";

/** The article as visitors see it, by the same renderer as the widget's. */
export function Preview({ edit: { fields, language } }: { readonly edit: Edit }) {
  const empty = fields.body.trim() === "";
  return (
    <article lang={language} dir="auto" class="rendered">
      {/* Isolated, as below: the direction is that of what was written. */}
      <h2>{fields.title.trim() === "" ? <bdi>{editorWords.noTitle}</bdi> : fields.title}</h2>
      {/* The text's own headings are a level below (widget/ui/safe-markdown.tsx). */}
      <h3 class="sr" dir="ltr">
        {editorWords.body}
      </h3>
      {empty ? <p class="soft">{editorWords.noBody}</p> : <SafeMarkdown text={fields.body} />}
    </article>
  );
}
