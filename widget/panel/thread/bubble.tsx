import type { ArticleRef, MessageBody } from "../../../server/protocol/conversation.ts";
import { DocIcon, NextIcon } from "../../ui/icons-home.tsx";
import { SafeMarkdown, TypedText } from "../../ui/safe-markdown.tsx";
import { useApp } from "../app.ts";
import { clock } from "../browser.ts";
import { times } from "../reading.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";

export type BubbleProps = {
  /** The message's. */
  readonly id: string;
  readonly body: MessageBody;
  /** Classes for how it stands. */
  readonly look: string;
};

/** One message. */
export function Bubble({ id, body, look }: BubbleProps) {
  switch (body.type) {
    case "text":
      return (
        <div class={`bubble typed ${look}`} dir="auto">
          <TypedText text={body.text} />
        </div>
      );
    case "phrase":
      return <div class={`bubble ${look}`}>{laterWords().phrases[body.phrase]}</div>;
    case "answer":
      return (
        <div class={`bubble answer ${look}`}>
          {body.rephrased !== undefined && <InOtherWords text={body.rephrased.text} />}
          <blockquote class="text" dir="auto">
            <SafeMarkdown text={body.passage} />
          </blockquote>
          <Source article={body.article} passage={body.passage} by={id} dated />
        </div>
      );
    case "suggestions":
      return (
        <>
          <div class={`bubble ${look}`}>{laterWords().thread.closest}</div>
          <ul class={`bubble answer suggest ${look}`}>
            {body.articles.map((article) => (
              <li key={article.id}>
                <Source article={article} passage={null} by={id} />
              </li>
            ))}
          </ul>
        </>
      );
  }
}

/** Said to be so: nobody shall take it for the article's own text, which stands below. */
function InOtherWords({ text }: { readonly text: string }) {
  return (
    <div class="reworded">
      <p dir="auto">{text}</p>
      <p class="small soft">{laterWords().thread.inOtherWords}</p>
    </div>
  );
}

type SourceProps = {
  readonly article: ArticleRef;
  readonly passage: string | null;
  /** The message it is in. */
  readonly by: string;
  readonly dated?: boolean;
};

/** Which article it is from; opens it, with the quoted passage marked. */
function Source({ article, passage, by, dated }: SourceProps) {
  const { route } = useApp();
  const open = () =>
    route.go({ is: "article", id: article.id, passage, by, from: route.screen.value });
  return (
    <button type="button" class="source" onClick={open}>
      <DocIcon />
      {dated === true ? (
        <span>
          <b>
            <bdi>{article.title}</bdi>
          </b>
          <span class="soft">
            {say(laterWords().thread.article, {
              day: times().dayWithin(Date.parse(article.updatedAt), clock()),
            })}
          </span>
        </span>
      ) : (
        <span>
          <bdi>{article.title}</bdi>
        </span>
      )}
      <NextIcon small turn />
    </button>
  );
}
