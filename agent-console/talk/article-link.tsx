import type { ArticleRef } from "../../server/protocol/conversation.ts";
import { href, writingAt } from "../state/here.ts";
import { besideWords } from "../words/answers.ts";

/** An article the bot showed; it opens for writing, beside the chat. */
export function ArticleLink({ article }: { readonly article: Pick<ArticleRef, "id" | "title"> }) {
  const [language = "", ...topic] = article.id.split("/");
  const place = { is: "article", language, topic: topic.join("/") } as const;
  return (
    <a href={href(writingAt(place))} title={besideWords.edit(article.title)}>
      {article.title}
    </a>
  );
}
