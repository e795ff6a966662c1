import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ArticleAnswers } from "../../../server/protocol/articles.ts";
import { Bones } from "../../parts/empty.tsx";
import { HOME } from "../../route.ts";
import { href, say } from "../../state/here.ts";
import { troubleWords } from "../../state/trouble.ts";
import { answersWords } from "../../words/answers.ts";
import { quoted } from "../../words/common.ts";
import { fetchAnswers, type ArticleAt } from "../state/api.ts";

/** What the article answered lately, and what people said of it. */
export function AnswersPane({ at }: { readonly at: ArticleAt }) {
  const found = useSignal<ArticleAnswers | string | null>(null);
  useEffect(() => {
    let current = true;
    void fetchAnswers(at).then((answer) => {
      if (current) found.value = answer.ok ? answer.value : troubleWords(answer);
    });
    return () => {
      current = false;
    };
  }, []);
  const { value } = found;
  if (value === null) return <Bones rows={3} />;
  if (typeof value === "string") return <p class="trouble">{value}</p>;
  if (value.shown === 0) return <p class="soft">{answersWords.none}</p>;
  return <Answers answers={value} />;
}

function Answers({ answers: { shown, helped, notHelped, lately } }: { answers: ArticleAnswers }) {
  const figures = [
    ["better", helped, answersWords.helped],
    ["worse", notHelped, answersWords.notHelped],
    ["unknown", shown - helped - notHelped, answersWords.silent],
  ] as const;
  return (
    <div class="effect">
      <p class="strong">{answersWords.times(shown)}</p>
      <dl class="figures">
        {figures.map(([look, count, word]) => (
          <div key={look} class={look}>
            <dd class="num">{count}</dd>
            <dt>{word}</dt>
          </div>
        ))}
      </dl>
      <section>
        <h2 class="effect-head">{answersWords.lately(lately.length)}</h2>
        <ul class="changed">
          {lately.map((one) => (
            <Answered key={one.id} one={one} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Answered({ one }: { readonly one: ArticleAnswers["lately"][number] }) {
  const said = one.helped === null ? "none" : one.helped ? "yes" : "no";
  const tone = { yes: "chip good", no: "chip warn", none: "chip" }[said];
  const open = { is: "conversation", id: one.conversationId } as const;
  return (
    <li>
      <p dir="auto" lang={one.language ?? undefined}>
        {quoted(one.question)}
      </p>
      <p class="soft tiny num answered-facts">
        <span class={tone}>{answersWords.verdicts[said]}</span>
        <span>
          {[
            answersWords.as[one.as],
            answersWords.score(one.score),
            ...(one.handedOff ? [answersWords.handedOff] : []),
            say.day(one.at),
          ].join(" · ")}
        </span>
        <a
          href={href({ ...HOME, view: "all", open })}
          aria-label={`${answersWords.open}: ${one.question}`}
        >
          {answersWords.open}
        </a>
      </p>
    </li>
  );
}
