import { useSignal, type Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { focused } from "../../browser.ts";
import { Bones, Empty } from "../../parts/empty.tsx";
import { useKeys } from "../../parts/use-keys.ts";
import { useDesk } from "../../state/use-desk.ts";
import { articleWords } from "../../words/articles.ts";
import { useKnowledge } from "../state/store.ts";
import { ListFilters } from "./list-filters.tsx";
import { TopicRow } from "./topic-row.tsx";
import { ANYTHING, topicsIn, type ListFilter, type Topic } from "./topics.ts";
import { UnsavedNew } from "./unsaved-new.tsx";

/** So many rows are drawn at once; the rest on asking. */
const AT_ONCE = 150;

/** Every topic, with what there is of it in each language. */
export function ArticleList({ onImport }: { readonly onImport: () => void }) {
  const { overview } = useKnowledge();
  const filter = useSignal<ListFilter>(ANYTHING);
  if (overview.value === null) return <Bones rows={6} />;
  if (overview.value.articles.length === 0) return <NoArticles onImport={onImport} />;
  const topics = topicsIn(overview.value, filter.value);
  return (
    <div class="article-list">
      <UnsavedNew />
      <ListFilters overview={overview.value} filter={filter} />
      <p class="sr" role="status">
        {articleWords.found(topics.length)}
      </p>
      {topics.length === 0 ? <NothingFound filter={filter} /> : <Rows topics={topics} />}
    </div>
  );
}

function Rows({ topics }: { readonly topics: readonly Topic[] }) {
  const most = useSignal(AT_ONCE);
  const frame = useRef<HTMLDivElement>(null);
  useKeys(frame, step);
  return (
    <div ref={frame}>
      <ul class="box topics">
        {topics.slice(0, most.value).map((topic) => (
          <TopicRow key={topic.topic} topic={topic} />
        ))}
      </ul>
      {topics.length > most.value && (
        <button type="button" class="btn btn-line" onClick={() => (most.value += AT_ONCE)}>
          {articleWords.showMore(topics.length - most.value)}
        </button>
      )}
    </div>
  );
}

function NothingFound({ filter }: { readonly filter: Signal<ListFilter> }) {
  return (
    <Empty {...articleWords.nothingFound}>
      <button type="button" class="btn btn-tint sm" onClick={() => (filter.value = ANYTHING)}>
        {articleWords.showAll}
      </button>
    </Empty>
  );
}

function NoArticles({ onImport }: { readonly onImport: () => void }) {
  const { account } = useDesk();
  return (
    <>
      <UnsavedNew />
      <Empty {...articleWords.empty}>
        {account.role === "admin" && (
          <button type="button" class="btn btn-tint sm" onClick={onImport}>
            {articleWords.import}
          </button>
        )}
      </Empty>
    </>
  );
}

/** The arrow keys go from title to title. */
function step(event: KeyboardEvent, frame: HTMLElement): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const rows = [...frame.querySelectorAll<HTMLElement>(".topic")];
  const at = rows.findIndex((row) => row.contains(focused()));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
  next?.querySelector<HTMLElement>("a")?.focus();
}
