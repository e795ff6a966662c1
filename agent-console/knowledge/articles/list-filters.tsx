import type { Signal } from "@preact/signals";
import type { KnowledgeOverview } from "../../../server/protocol/articles.ts";
import { SearchIcon } from "../../icons.tsx";
import { languageName } from "../../words/common.ts";
import { articleWords } from "../../words/articles.ts";
import { Pick } from "../../parts/pick.tsx";
import { SHOWS, type ListFilter, type Show } from "./topics.ts";

type FiltersProps = {
  readonly overview: KnowledgeOverview;
  readonly filter: Signal<ListFilter>;
};

export function ListFilters({ overview, filter }: FiltersProps) {
  const set = (change: Partial<ListFilter>) => {
    filter.value = { ...filter.value, ...change };
  };
  const { text, language, category, show } = filter.value;
  return (
    <div class="list-filters" role="search">
      <label class="field search-field">
        <SearchIcon small />
        <span class="sr">{articleWords.search}</span>
        <input
          type="search"
          placeholder={articleWords.search}
          value={text}
          onInput={(event) => set({ text: event.currentTarget.value })}
        />
      </label>
      <Pick
        label={articleWords.language}
        value={language ?? ""}
        options={[
          ["", articleWords.anyLanguage],
          ...overview.languages.map((tag) => [tag, languageName(tag)] as const),
        ]}
        onChoose={(tag) => set({ language: tag === "" ? null : tag })}
      />
      <Pick
        label={articleWords.category}
        value={category ?? ""}
        options={[
          ["", articleWords.anyCategory],
          ...overview.categories.map((name) => [name, articleWords.categoryName(name)] as const),
        ]}
        onChoose={(name) => set({ category: name === "" ? null : name })}
      />
      <Pick<Show>
        label={articleWords.showing}
        value={show}
        options={SHOWS.map((each) => [each, articleWords.shows[each]] as const)}
        onChoose={(each) => set({ show: each })}
      />
    </div>
  );
}
