import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { CalibratorState, PastQuestion } from "../../../server/protocol/articles.ts";
import { Bones, Empty } from "../../parts/empty.tsx";
import { useDesk } from "../../state/use-desk.ts";
import { gapWords } from "../../words/gaps.ts";
import { fetchCalibrator, fetchUnjudged, judgeQuestion } from "../state/api.ts";
import { troubleWords } from "../../state/trouble.ts";
import { QuestionCard } from "./question-card.tsx";

/** Past questions, for somebody to say what the right answer would have been. */
export function JudgeView() {
  const { toasts } = useDesk();
  const questions = useSignal<readonly PastQuestion[] | string | null>(null);
  const learned = useSignal<CalibratorState | null>(null);
  const askLearned = async () => {
    const answer = await fetchCalibrator();
    if (answer.ok) learned.value = answer.value;
  };
  useEffect(() => {
    void askLearned();
    void fetchUnjudged().then((answer) => {
      questions.value = answer.ok ? answer.value : troubleWords(answer);
    });
  }, []);
  const { value } = questions;
  const judge = async (question: PastQuestion, articleId: string | null) => {
    if (value === null || typeof value === "string") return;
    const answer = await judgeQuestion(question.id, articleId);
    if (!answer.ok) return toasts.say(troubleWords(answer));
    questions.value = value.filter(({ id }) => id !== question.id);
    await askLearned();
  };
  return (
    <div class="judge">
      {learned.value !== null && <Progress state={learned.value} />}
      {value === null && <Bones rows={3} />}
      {typeof value === "string" && <p class="trouble">{value}</p>}
      {value !== null && typeof value !== "string" && value.length === 0 && (
        <Empty {...gapWords.judge.empty} />
      )}
      {value !== null && typeof value !== "string" && value.length > 0 && (
        <ul class="judge-list">
          {value.map((question) => (
            <QuestionCard
              key={question.id}
              question={question}
              onJudge={(articleId) => void judge(question, articleId)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function Progress({ state }: { readonly state: CalibratorState }) {
  const { judged, needed, active, heldBack } = state;
  return (
    <section class="box judge-progress" aria-labelledby="judge-title">
      <h2 id="judge-title">{gapWords.judge.title}</h2>
      <p class="soft">{gapWords.judge.what(needed)}</p>
      <progress max={needed} value={Math.min(judged, needed)} aria-label={gapWords.judge.title} />
      <p class="num" role="status">
        {gapWords.judge.progress(judged, needed)}
      </p>
      {heldBack !== null && (
        <p class="soft">
          {gapWords.judge.measured(heldBack.ours.accuracy, heldBack.learned.accuracy)}{" "}
          {active ? gapWords.judge.active : gapWords.judge.notActive}
        </p>
      )}
    </section>
  );
}
