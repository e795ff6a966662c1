import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ArticleView, VisitorCommands } from "../../../server/protocol/visitor.ts";
import { SafeMarkdown } from "../../ui/safe-markdown.tsx";
import { useApp } from "../app.ts";
import { clock } from "../browser.ts";
import { Bar } from "../parts/bar.tsx";
import { Strip } from "../parts/strip.tsx";
import { ToPerson } from "../parts/to-person.tsx";
import { times } from "../reading.ts";
import type { Screen } from "../route.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";

type AtArticle = Extract<Screen, { is: "article" }>;

/** Opened out of a conversation, it is told from which message: what people open is learned from. */
function requestOf({ id, by, from }: AtArticle): VisitorCommands["article:get"] {
  return from.is === "thread" && by !== undefined
    ? { id, from: { conversationId: from.id, messageId: by } }
    : { id };
}

type Loaded =
  | { readonly is: "loading" }
  | { readonly is: "here"; readonly article: ArticleView }
  | { readonly is: "gone" }
  | { readonly is: "failed" };

/** A help article, read inside the panel; what the bot quoted from it is marked. */
export function ArticleScreen({ screen }: { readonly screen: AtArticle }) {
  const { session, route } = useApp();
  const loaded = useSignal<Loaded>({ is: "loading" });
  const online = session.status.value === "online";

  const load = async () => {
    loaded.value = { is: "loading" };
    const reply = await session.request("article:get", requestOf(screen));
    if (reply.ok) loaded.value = { is: "here", article: reply.value };
    else loaded.value = { is: reply.code === "not_found" ? "gone" : "failed" };
  };
  useEffect(() => {
    if (online && loaded.value.is !== "here") void load();
  }, [online, screen.id]);

  const category = loaded.value.is === "here" ? loaded.value.article.category : "";
  return (
    <>
      <Bar
        title={laterWords().article.help}
        subtitle={category}
        back={{ label: laterWords().back, go: () => route.go(screen.from) }}
      />
      <Strip />
      <main class="scroll article" tabIndex={0} aria-busy={loaded.value.is === "loading"}>
        <Content loaded={loaded.value} passage={screen.passage} again={() => void load()} />
      </main>
      <footer class="foot">
        <ToPerson />
      </footer>
    </>
  );
}

type ContentProps = {
  readonly loaded: Loaded;
  readonly passage: string | null;
  readonly again: () => void;
};

function Content({ loaded, passage, again }: ContentProps) {
  switch (loaded.is) {
    case "loading":
      return (
        <div class="bones" role="status">
          <span class="sr">{laterWords().article.loading}</span>
          <i class="bone" />
          <i class="bone" />
          <i class="bone" />
          <i class="bone" />
        </div>
      );
    case "gone":
      return <p class="soft">{laterWords().article.gone}</p>;
    case "failed":
      return (
        <div class="failed" role="status">
          <p class="soft">{laterWords().article.failed}</p>
          <button type="button" class="btn btn-line" onClick={again}>
            {laterWords().tryAgain}
          </button>
        </div>
      );
    case "here":
      return <Article article={loaded.article} passage={passage} />;
  }
}

function Article({
  article,
  passage,
}: {
  readonly article: ArticleView;
  readonly passage: string | null;
}) {
  const quoted = passage === null ? null : plain(passage);
  const marked = (source: string) =>
    quoted !== null && (quoted.includes(plain(source)) || plain(source).includes(quoted));
  return (
    <>
      <p class="tiny soft">
        {say(laterWords().article.updated, {
          day: times().dayWithin(Date.parse(article.updatedAt), clock()),
        })}
      </p>
      <article lang={article.language} dir="auto">
        <h3>{article.title}</h3>
        <SafeMarkdown text={article.body} marked={marked} />
      </article>
    </>
  );
}

/** Words alone: line ends and marks may differ between the article and what was quoted. */
function plain(text: string): string {
  return text.replace(/[*_#`\s]+/g, " ").trim();
}
