import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { MAX_QUESTION } from "../../../server/protocol/help.ts";
import type { FoundArticle } from "../../../server/protocol/visitor.ts";
import { DocIcon, NextIcon } from "../../ui/icons-home.tsx";
import { useApp } from "../app.ts";
import { after } from "../browser.ts";
import { counted } from "../words/counted.ts";
import { laterWords } from "../words/later-words.ts";
import { words } from "../words/words.ts";
import { moveAmong } from "./move-among.ts";

const WAIT_MS = 150;

type FoundProps = {
  readonly text: string;
  /** What stands here while nothing is found. */
  readonly otherwise: VNode;
};

/** Help articles on what is being typed, in the place of what is often asked. */
export function Found({ text, otherwise }: FoundProps) {
  const { session, route } = useApp();
  const part = useRef<HTMLElement>(null);
  const found = useSignal<readonly FoundArticle[] | null>(null);
  const question = text.trim().slice(0, MAX_QUESTION);
  const online = session.status.value === "online";

  useEffect(() => {
    if (!online) return;
    let overtaken = false;
    const stop = after(WAIT_MS, async () => {
      const reply = await session.request("article:search", {
        text: question,
        language: words().locale,
      });
      if (!overtaken && reply.ok) found.value = reply.value;
    });
    return () => {
      overtaken = true;
      stop();
    };
  }, [question, online]);
  useEffect(() => moveAmong(part.current), []);

  const articles = found.value ?? [];
  return (
    <>
      <section ref={part} class={articles.length === 0 ? "sr" : ""}>
        <h3 class="label">
          {laterWords().found.articles}{" "}
          <span class="num" role="status">
            {found.value === null ? "" : countOf(articles.length)}
          </span>
        </h3>
        <ul class="links">
          {articles.map(({ id, title, passage, language }) => (
            <li key={id} lang={language}>
              <button
                type="button"
                onClick={() => route.go({ is: "article", id, passage: null, from: { is: "home" } })}
              >
                <DocIcon />
                <span>
                  <bdi>{title}</bdi>
                  <small class="small soft few-lines" dir="auto">
                    {passage}
                  </small>
                </span>
                <NextIcon small turn />
              </button>
            </li>
          ))}
        </ul>
      </section>
      {articles.length === 0 && otherwise}
    </>
  );
}

function countOf(count: number): string {
  const { found } = laterWords();
  return count === 0 ? found.none : counted(found.count, count);
}
