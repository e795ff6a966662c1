import { useSignal } from "@preact/signals";
import type { PastQuestion } from "../../../server/protocol/articles.ts";
import { HOME } from "../../route.ts";
import { href, minute, times } from "../../state/here.ts";
import { gapWords } from "../../words/gaps.ts";
import { ArticlePick } from "../parts/article-pick.tsx";

type CardProps = {
  readonly question: PastQuestion;
  /** An article's id, or null: none of them answers it. */
  readonly onJudge: (articleId: string | null) => void;
};

export function QuestionCard({ question, onJudge }: CardProps) {
  const wrong = useSignal(false);
  const { shown, text, decision, language, at, conversationId, agentAnswer } = question;
  const nearby = question.candidates.filter(({ id }) => shown.every((other) => other.id !== id));
  return (
    <li class="box">
      <p class="judge-question strong" dir="auto">
        {text}
      </p>
      <p class="soft tiny">
        {language !== null && `${language} · `}
        <a href={href({ ...HOME, open: { is: "conversation", id: conversationId } })}>
          {times.day(at, minute.value)}
        </a>
        {" · "}
        {gapWords.outcomes[question.outcome]}
      </p>
      <p class="judge-answer">{gapWords.judge.did(decision, shown[0]?.title ?? null)}</p>
      {agentAnswer !== null && (
        <p class="soft">
          {gapWords.judge.agentSaid} <span dir="auto">{agentAnswer}</span>
        </p>
      )}
      <div class="judge-actions">
        {shown.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            class="btn btn-line sm"
            aria-label={gapWords.judge.rightIs(title)}
            onClick={() => onJudge(id)}
          >
            {shown.length === 1 ? gapWords.judge.right : gapWords.judge.rightIs(title)}
          </button>
        ))}
        {shown.length === 0 && (
          <button type="button" class="btn btn-line sm" onClick={() => onJudge(null)}>
            {gapWords.judge.rightSilent}
          </button>
        )}
        <button
          type="button"
          class="btn btn-line sm"
          aria-expanded={wrong.value}
          onClick={() => (wrong.value = !wrong.value)}
        >
          {gapWords.judge.wrong}
        </button>
      </div>
      {wrong.value && (
        <div class="judge-wrong">
          {nearby.map(({ id, title }) => (
            <button key={id} type="button" class="btn btn-line sm" onClick={() => onJudge(id)}>
              {gapWords.judge.rightIs(title)}
            </button>
          ))}
          <ArticlePick
            label={gapWords.judge.which}
            prefer={language}
            onChoose={(row) => onJudge(row.id)}
          />
          {shown.length > 0 && (
            <button type="button" class="btn btn-line sm" onClick={() => onJudge(null)}>
              {gapWords.judge.none}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
