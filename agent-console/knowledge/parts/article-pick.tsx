import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { ArticleRow } from "../../../server/protocol/articles.ts";
import { articleWords } from "../../words/articles.ts";
import { plain } from "../articles/topics.ts";
import { useKnowledge } from "../state/store.ts";

type ArticlePickProps = {
  readonly label: string;
  /** Shown first, in their language. */
  readonly prefer?: string | null;
  /** Those visitors see, alone. */
  readonly published?: boolean;
  readonly onChoose: (row: ArticleRow) => void;
};

const SHOWN = 6;

/** One article out of all, found by its title: a field and the list of what fits. */
export function ArticlePick({
  label,
  prefer = null,
  published = false,
  onChoose,
}: ArticlePickProps) {
  const { overview } = useKnowledge();
  const text = useSignal("");
  const at = useSignal(0);
  const id = useId();
  const rows = overview.value?.articles ?? [];
  const offered = published ? rows.filter(({ status }) => status === "published") : rows;
  const found = fitting(offered, text.value, prefer);
  const active = Math.min(at.value, found.length - 1);
  const keys = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && found.length > 0) {
      event.preventDefault();
      at.value = (active + by + found.length) % found.length;
    }
    const chosen = found[active];
    if (event.key !== "Enter" || chosen === undefined) return;
    event.preventDefault();
    onChoose(chosen);
  };
  return (
    <div class="article-pick">
      <label class="field search-field">
        <span class="sr">{label}</span>
        <input
          role="combobox"
          aria-autocomplete="list"
          autocomplete="off"
          aria-expanded={found.length > 0}
          aria-controls={id}
          aria-activedescendant={found[active] === undefined ? undefined : `${id}-${active}`}
          placeholder={label}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            at.value = 0;
          }}
          onKeyDown={keys}
        />
      </label>
      <div id={id} role="listbox" aria-label={label} class="pick-list">
        {found.map((row, index) => (
          <button
            key={row.id}
            id={`${id}-${index}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onClick={() => onChoose(row)}
          >
            <span class="clip" lang={row.language}>
              {row.title}
            </span>
            <span class="soft tiny">{row.language}</span>
          </button>
        ))}
      </div>
      {found.length === 0 && <p class="soft tiny">{articleWords.nothingFound.title}</p>}
    </div>
  );
}

/** Every word must be in the title; the reader's language first. */
function fitting(
  rows: readonly ArticleRow[],
  text: string,
  prefer: string | null,
): readonly ArticleRow[] {
  const words = plain(text)
    .split(/\s+/)
    .filter((word) => word !== "");
  const primary = prefer?.split("-")[0];
  const rank = ({ language }: ArticleRow) =>
    language === prefer ? 0 : language.split("-")[0] === primary ? 1 : 2;
  return rows
    .filter((row) => {
      const title = plain(`${row.title} ${row.topic}`);
      return words.every((word) => title.includes(word));
    })
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, SHOWN);
}
