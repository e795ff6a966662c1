import type { ArticleRow } from "../../../server/protocol/articles.ts";
import { href, minute, times } from "../../state/here.ts";
import { languageName } from "../../words/common.ts";
import { articleWords } from "../../words/articles.ts";
import { useKnowledge } from "../state/store.ts";
import { countsOf, type Topic } from "./topics.ts";

export function TopicRow({ topic }: { readonly topic: Topic }) {
  const { main, rows, missing } = topic;
  const { shown, helped, said } = countsOf(rows);
  return (
    <li class="topic">
      <div class="topic-title">
        <a href={articleHref(main.language, main.topic)} class="strong" lang={main.language}>
          {main.title}
        </a>
        <p class="soft tiny">
          {articleWords.categoryName(main.category)}
          {main.popular && ` · ${articleWords.popular}`}
        </p>
      </div>
      <p class="chips">
        {rows.map((row) => (
          <LanguageChip key={row.language} row={row} />
        ))}
        {missing.map((language) => (
          <a
            key={language}
            class="chip missing"
            href={articleHref(language, topic.topic)}
            title={articleWords.translate(languageName(language))}
          >
            <span aria-hidden="true">+ </span>
            {language}
            <span class="sr">
              : {articleWords.translateInto(main.title, languageName(language))}
            </span>
          </a>
        ))}
      </p>
      <p class="topic-counts num">
        <span>{articleWords.shown(shown)}</span>
        <span class="soft">{said > 0 ? articleWords.helped(helped, said) : ""}</span>
      </p>
      <p class="soft num topic-when">
        {times.day(Math.max(...rows.map(({ updatedAt }) => updatedAt)), minute.value)}
      </p>
    </li>
  );
}

/** How one language's text stands, in words too. */
function LanguageChip({ row }: { readonly row: ArticleRow }) {
  const { edits } = useKnowledge();
  const unsaved = edits.names.value.includes(row.id);
  const notes = [
    row.conflict && articleWords.conflict,
    row.removedAt !== null && articleWords.removed,
    row.status === "draft" && articleWords.draft,
    unsaved && articleWords.unsaved,
  ].filter((note) => note !== false);
  const isLive = row.status === "published" && row.removedAt === null;
  const look = row.conflict ? "warn" : isLive ? "tint" : "line";
  return (
    <a
      class={`chip ${look}`}
      href={articleHref(row.language, row.topic)}
      title={[languageName(row.language), row.title, ...notes].join(", ")}
    >
      {row.language}
      {notes.length > 0 && <span class="chip-note">{notes.join(", ")}</span>}
      <span class="sr">: {row.title}</span>
    </a>
  );
}

function articleHref(language: string, topic: string): string {
  return href({ at: "knowledge", place: { is: "article", language, topic } });
}
