import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Bones } from "../parts/empty.tsx";
import { NotFetched } from "../parts/not-fetched.tsx";
import type { KnowledgePlace } from "../route.ts";
import type { Desk } from "../state/desk.ts";
import { writesBeside } from "../state/here.ts";
import { commonWords } from "../words/common.ts";
import { navWords } from "../words/nav.ts";
import type { ArticleInsertProps } from "./from-chat/article-insert.tsx";
import type { AnswerGiven } from "./from-chat/draft-article.ts";
import type * as PagesModule from "./pages.tsx";

type Pages = typeof PagesModule;

/** The knowledge screens are a part of their own, fetched when somebody first goes there. */
const pages = signal<Pages | "failed" | null>(null);

async function fetchPages(): Promise<void> {
  if (pages.value !== null && pages.value !== "failed") return;
  pages.value = await import("./pages.tsx").catch(() => "failed" as const);
}

export function KnowledgeDoor({ place }: { readonly place: KnowledgePlace }) {
  const { value } = usePages();
  if (value !== null && value !== "failed") return <value.KnowledgePages place={place} />;
  const awaited = value === null ? <Bones rows={4} /> : <NotFetched />;
  if (writesBeside.value) return <div class="page">{awaited}</div>;
  return (
    <main class="page">
      <header class="top-bar">
        <h1>{navWords.knowledge}</h1>
      </header>
      <div class="body">{awaited}</div>
    </main>
  );
}

/** The bot's settings, on the settings page. */
export function KnowledgeSettingsDoor() {
  const { value } = usePages();
  if (value === null) return <Bones rows={1} />;
  return value === "failed" ? <NotFetched /> : <value.KnowledgeSettingsBox />;
}

/** Finding an article for a reply. */
export function ArticleInsertDoor(props: ArticleInsertProps) {
  const { value } = usePages();
  if (value === null) return <Bones rows={1} />;
  return value === "failed" ? <NotFetched /> : <value.ArticleInsert {...props} />;
}

/** An article begun from a chat; says so when the part that does it cannot be fetched. */
export async function draftFromChat(desk: Desk, given: AnswerGiven): Promise<void> {
  await fetchPages();
  const { value } = pages;
  if (value === null || value === "failed") desk.toasts.say(commonWords.notFetched.title);
  else value.draftArticle(desk, given);
}

function usePages() {
  useEffect(() => void fetchPages(), []);
  return pages;
}
