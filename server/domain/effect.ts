import type { Effect, EffectAnswer } from "../protocol/articles.ts";
import { topicOf } from "./gap-joining.ts";
import type { QuestionRecord } from "./question-record.ts";

export type AskedAnew = {
  readonly question: QuestionRecord;
  readonly before: EffectAnswer;
  readonly after: EffectAnswer;
};

/** Questions whose answer an edit changes, those it makes worse first: they want looking at (SPEC L8). */
export function effectIn(asked: readonly AskedAnew[]): Effect {
  const changed = asked
    .filter(({ before, after }) => !sameAnswer(before, after))
    .map(({ question, before, after }) => ({
      question: question.text,
      before,
      after,
      verdict: verdictOn(question, before, after),
    }));
  return {
    questions: asked.length,
    changed: VERDICTS.flatMap((verdict) => changed.filter((one) => one.verdict === verdict)),
  };
}

const VERDICTS = ["worse", "better", "unknown"] as const;

function sameAnswer(one: EffectAnswer, other: EffectAnswer): boolean {
  return (
    one.decision === other.decision &&
    (one.decision === "silent" || one.articleId === other.articleId)
  );
}

type Verdict = (typeof VERDICTS)[number];

/** By what is known of the question: which topic is right, that none is, or which one did not help. */
export function verdictOn(
  question: QuestionRecord,
  before: EffectAnswer,
  after: EffectAnswer,
): Verdict {
  const [was, is] = [worth(question, before), worth(question, after)];
  if (was === null || is === null || was === is) return "unknown";
  return is > was ? "better" : "worse";
}

/** How good an answer is; null: nobody said. A wrong answer is worse than none (SPEC L8). */
function worth(question: QuestionRecord, { decision, articleId }: EffectAnswer): number | null {
  const topic = decision === "silent" || articleId === null ? null : topicOf(articleId);
  const right = rightTopic(question);
  if (right !== undefined) {
    if (topic === null) return right === null ? WORTH.right : WORTH.nothing;
    if (topic === right) return decision === "answer" ? WORTH.right : WORTH.near;
    return decision === "answer" ? WORTH.wrong : WORTH.misleading;
  }
  const failed = question.helped === false ? question.shown.map(topicOf) : [];
  if (failed.length === 0) return null;
  if (topic === null) return WORTH.nothing;
  if (!failed.includes(topic)) return null;
  return decision === "answer" ? WORTH.wrong : WORTH.misleading;
}

const WORTH = { right: 2, near: 1, nothing: 0, misleading: -1, wrong: -2 } as const;

/** null: none of the articles is; undefined: not known. */
function rightTopic({ judged, helped, clicked, decision, shown }: QuestionRecord) {
  if (judged !== null) return judged.articleId === null ? null : topicOf(judged.articleId);
  if (helped !== true) return undefined;
  const was = clicked ?? (decision === "answer" || shown.length === 1 ? shown[0] : undefined);
  return was === undefined ? undefined : topicOf(was);
}
