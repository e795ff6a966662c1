import { outcomeOf } from "../domain/outcome.ts";
import type { QuestionRecord } from "../domain/question-record.ts";
import type { GapQuestion, PastQuestion } from "../protocol/articles.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import type { LearningKnowledge } from "./learning-ports.ts";
import { get, tagged, write } from "./records.ts";
import { each, slowly } from "./slowly.ts";

export type QuestionDeps = Pick<Deps, "store" | "clock" | "timings" | "publisher">;

/** What is older is no measure of what the knowledge base lacks today. */
const LOOK_BACK_MS = 90 * 24 * 3_600_000;
const MOST = 20_000;
const JUDGING = 50;
const CANDIDATES = 3;

/** The questions of the last 90 days, at most 20,000, the latest changed first. */
export async function lateQuestions({
  store,
  clock,
}: Pick<Deps, "store" | "clock">): Promise<readonly QuestionRecord[]> {
  const since = clock.now() - LOOK_BACK_MS;
  const stored = await tagged(store, "question", { label: "asked", limit: MOST });
  return stored.map(({ state }) => state).filter(({ at }) => at >= since);
}

/** Changes questions in one commit; those that are gone, or need no change, are left out. */
export async function changeQuestions(
  deps: QuestionDeps,
  ids: readonly string[],
  edit: (question: QuestionRecord) => QuestionRecord,
): Promise<number> {
  for (;;) {
    const stored = await Promise.all(
      [...new Set(ids)].map((id) => get(deps.store, "question", id)),
    );
    const changed = stored.flatMap((one) => {
      if (one === undefined) return [];
      const state = edit(one.state);
      return state === one.state ? [] : [{ expected: one.version, state }];
    });
    if (changed.length > 0) {
      const changes = changed.map((one) => write({ kind: "question", ...one }, deps.timings));
      // Somebody in its conversation was faster: read again.
      if (!(await deps.store.commit(changes, deps.clock.now())).ok) continue;
      deps.publisher.publish(
        changed.map(({ state: { id } }) => ({
          is: "changed",
          kind: "question",
          id,
          contactId: null,
          urgent: false,
        })),
      );
    }
    await deps.store.settled();
    return stored.filter((one) => one !== undefined).length;
  }
}

export type Judging = {
  readonly agentId: string;
  readonly questionId: string;
  /** null: none of the articles is right. */
  readonly articleId: string | null;
};

/** An agent says what would have been right; saying it again replaces it. */
export async function judgeQuestion(
  deps: QuestionDeps,
  knowledge: LearningKnowledge,
  { agentId, questionId, articleId }: Judging,
): Promise<Result<null>> {
  if (articleId !== null && knowledge.title(articleId) === null) return fail("not_found");
  const judged = { articleId, by: agentId, at: deps.clock.now() };
  const found = await changeQuestions(deps, [questionId], (question) => ({ ...question, judged }));
  return found === 0 ? fail("not_found") : ok(null);
}

/** The latest questions nobody judged, with what the bot did, newest first. */
export async function unjudged(
  deps: Pick<Deps, "store">,
  knowledge: LearningKnowledge,
): Promise<readonly PastQuestion[]> {
  const stored = await tagged(deps.store, "question", { label: "unjudged", limit: JUDGING });
  const questions = stored.map(({ state }) => state).sort((a, b) => b.at - a.at);
  const past = await slowly(each(questions, (question) => pastQuestion(question, knowledge)));
  await deps.store.settled();
  return past ?? [];
}

function pastQuestion(question: QuestionRecord, knowledge: LearningKnowledge): PastQuestion {
  const { hits } = knowledge.ask(question);
  return {
    ...inGap(question),
    decision: question.decision,
    shown: question.shown.flatMap((id) => {
      const title = knowledge.title(id);
      return title === null ? [] : [{ id, title }];
    }),
    score: question.score,
    candidates: hits.slice(0, CANDIDATES).map(({ articleId, title }) => ({ id: articleId, title })),
    agentAnswer: question.agentAnswer,
  };
}

/** A question as agents see it. */
export function inGap(question: QuestionRecord): GapQuestion {
  const { id, text, language, at, conversationId } = question;
  return { id, text, language, at, conversationId, outcome: outcomeOf(question) };
}
