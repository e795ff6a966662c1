import type { ArticleFields } from "../../../server/protocol/articles.ts";
import { articleWords } from "../../words/articles.ts";
import { editorWords } from "../../words/editor.ts";
import { FIELD_NAMES, type FieldName } from "./edit.ts";
import { diffLines, withoutMiddles, type DiffPart } from "./merge.ts";

type CompareProps = {
  readonly before: ArticleFields;
  readonly after: ArticleFields;
  /** What the two sides are called. */
  readonly names: readonly [string, string];
};

/** Where two texts of an article differ, field by field and line by line. */
export function Compare({ before, after, names }: CompareProps) {
  const changed = FIELD_NAMES.filter((name) => textOf(name, before) !== textOf(name, after));
  if (changed.length === 0) return <p class="soft">{editorWords.noDifference}</p>;
  return (
    <div class="compare">
      <p class="tiny compare-names">
        <span class="removed">{names[0]}</span>
        <span class="added">{names[1]}</span>
      </p>
      {changed.map((name) => (
        <section key={name}>
          <h3>{editorWords.fields[name]}</h3>
          <ul class="diff">
            {withoutMiddles(diffLines(textOf(name, before), textOf(name, after))).map(
              (part, index) => (
                <Part key={index} part={part} names={names} />
              ),
            )}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Part({ part, names }: { readonly part: DiffPart; readonly names: CompareProps["names"] }) {
  switch (part.is) {
    case "same":
      return <li>{part.text}</li>;
    case "skipped":
      return <li class="skipped">{editorWords.sameLines(part.lines)}</li>;
    case "removed":
    case "added":
      return (
        <li class={part.is}>
          <span class="sr">{part.is === "removed" ? names[0] : names[1]}: </span>
          {part.text}
        </li>
      );
  }
}

function textOf(name: FieldName, fields: ArticleFields): string {
  switch (name) {
    case "title":
    case "body":
      return fields[name];
    case "category":
      return articleWords.categoryName(fields.category);
    case "phrasings":
      return fields.phrasings.join("\n");
    case "popular":
      return fields.popular ? editorWords.yes : editorWords.no;
    case "status":
      return editorWords.status[fields.status];
  }
}
