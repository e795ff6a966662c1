import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { newId } from "../../widget/link/ids.ts";
import { DownIcon } from "../../widget/ui/icons.tsx";
import { download } from "../browser.ts";
import { PlusIcon } from "../icons.tsx";
import { Menu, MenuItem } from "../parts/menu.tsx";
import type { KnowledgePlace } from "../route.ts";
import { go, href, onPhone } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { navWords } from "../words/nav.ts";
import { articleWords } from "../words/articles.ts";
import { ArticleList } from "./articles/article-list.tsx";
import { GapsView } from "./gaps/gaps-view.tsx";
import { ImportDialog } from "./import/import-dialog.tsx";
import { JudgeView } from "./judge/judge-view.tsx";
import { exportPath } from "./state/api.ts";
import { useKnowledge } from "./state/store.ts";

type HomePlace = Extract<KnowledgePlace, { readonly is: "articles" | "gaps" | "judge" }>;

/** The three lists of the knowledge base, behind tabs. */
export function KnowledgeHome({ place }: { readonly place: HomePlace }) {
  const store = useKnowledge();
  const importing = useSignal(false);
  // Nobody is told of a new question: they are looked for whenever a list is opened.
  useEffect(() => {
    void store.refreshGaps();
  }, [store.changes.value, place.is]);
  return (
    <main class="page knowledge">
      <header>
        <div class="top-bar">
          <h1 class="grow">{navWords.knowledge}</h1>
          <Actions onImport={() => (importing.value = true)} />
        </div>
        <Tabs place={place} />
      </header>
      <div class="body" tabIndex={0} role="region" aria-label={articleWords.tabs[place.is]}>
        {store.trouble.value !== null && (
          <p class="trouble" role="alert">
            {store.trouble.value}
          </p>
        )}
        <Shown place={place} onImport={() => (importing.value = true)} />
      </div>
      {importing.value && <ImportDialog onClose={() => (importing.value = false)} />}
    </main>
  );
}

function Shown({ place, onImport }: { readonly place: HomePlace; readonly onImport: () => void }) {
  switch (place.is) {
    case "articles":
      return <ArticleList onImport={onImport} />;
    case "gaps":
      return <GapsView chosen={place.gap} />;
    case "judge":
      return <JudgeView />;
  }
}

function Tabs({ place }: { readonly place: HomePlace }) {
  const { overview, gaps } = useKnowledge();
  const topics = new Set(overview.value?.articles.map(({ topic }) => topic)).size;
  const counts = { articles: topics, gaps: gaps.value?.length ?? 0, judge: 0 };
  const tabs = [
    { is: "articles" },
    { is: "gaps", gap: null },
    { is: "judge" },
  ] as const satisfies readonly KnowledgePlace[];
  return (
    <nav class="under-tabs" aria-label={articleWords.sections}>
      {tabs.map((tab) => (
        <a
          key={tab.is}
          href={href({ at: "knowledge", place: tab })}
          class={tab.is === place.is ? "is-on" : ""}
          aria-current={tab.is === place.is ? "page" : undefined}
        >
          {articleWords.tabs[tab.is]}
          {counts[tab.is] > 0 && <span class="num"> {counts[tab.is]}</span>}
        </a>
      ))}
    </nav>
  );
}

/** Bringing in and taking out is for administrators. */
function Actions({ onImport }: { readonly onImport: () => void }) {
  const { account } = useDesk();
  const isAdmin = account.role === "admin";
  return (
    <>
      {isAdmin && !onPhone.value && (
        <button type="button" class="btn btn-line sm" onClick={onImport}>
          {articleWords.import}
        </button>
      )}
      {isAdmin && (
        <Menu
          label={onPhone.value ? articleWords.importOrExport : articleWords.exportAll}
          triggerClass="btn btn-line sm"
          worded
          trigger={
            <>
              {onPhone.value ? articleWords.more : articleWords.export}
              <DownIcon small />
            </>
          }
        >
          {onPhone.value && <MenuItem onChoose={onImport}>{articleWords.import}</MenuItem>}
          {(["jsonl", "csv"] as const).map((as) => (
            <MenuItem key={as} onChoose={() => download(exportPath(as))}>
              {articleWords.exportAs[as]}
            </MenuItem>
          ))}
        </Menu>
      )}
      <button type="button" class="btn btn-main sm" onClick={startArticle}>
        <PlusIcon small />
        {articleWords.newArticle}
      </button>
    </>
  );
}

function startArticle(): void {
  go({ at: "knowledge", place: { is: "new", key: newId() } });
}
