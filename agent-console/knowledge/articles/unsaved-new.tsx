import { href } from "../../state/here.ts";
import { articleWords } from "../../words/articles.ts";
import { newName } from "../state/kept-edits.ts";
import { useKnowledge } from "../state/store.ts";

/** New articles begun on this device and not saved: without this line nobody would find them again. */
export function UnsavedNew() {
  const { edits } = useKnowledge();
  const begun = edits.names.value.filter((name) => name.startsWith(newName("")));
  if (begun.length === 0) return null;
  return (
    <p class="unsaved-new">
      <span class="soft">{articleWords.begunHere}</span>
      {begun.map((name) => (
        <a
          key={name}
          class="chip tint"
          href={href({
            at: "knowledge",
            place: { is: "new", key: name.slice(newName("").length) },
          })}
        >
          {titleOf(edits.of(name)?.fields.title)}
        </a>
      ))}
    </p>
  );
}

function titleOf(title: string | undefined): string {
  return title === undefined || title.trim() === "" ? articleWords.untitled : title;
}
