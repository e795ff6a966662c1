import { effectIn, type AskedAnew } from "../domain/effect.ts";
import type { QuestionRecord } from "../domain/question-record.ts";
import type { ArticleFields, Effect, EffectAnswer } from "../protocol/articles.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import type { Ask, LearningKnowledge } from "./learning-ports.ts";
import { lateQuestions } from "./questions.ts";
import { each, slowly } from "./slowly.ts";

/** Distinct past questions that are asked anew. */
const ASKED = 500;

export type EffectRequest = {
  readonly agentId: string;
  /** `<language>/<topic>` */
  readonly id: string;
  /** null: the article were gone. */
  readonly fields: ArticleFields | null;
};

/** What an edit would change. `superseded`: this agent has asked for a newer one meanwhile. */
export type EffectOf = (request: EffectRequest) => Promise<Result<Effect>>;

/** One at a time for each agent: whoever types on wants to know of the newest text alone (SPEC L8). */
export function createEffectOf(
  deps: Pick<Deps, "store" | "clock">,
  knowledge: LearningKnowledge,
): EffectOf {
  const running = new Map<string, AbortController>();
  return async ({ agentId, id, fields }) => {
    running.get(agentId)?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    running.set(agentId, controller);
    try {
      const questions = distinct(await lateQuestions(deps));
      // While the edit is learned elsewhere, today's answers are looked up here.
      const [edited, before] = await Promise.all([
        knowledge.withEdit({ id, fields }, signal),
        answers(questions, knowledge.ask, signal),
      ]);
      const after = await answers(questions, edited, signal);
      await deps.store.settled();
      if (before === null || after === null || signal.aborted) return fail("superseded");
      return ok(
        effectIn(questions.flatMap((question, at) => pair(question, before[at], after[at]))),
      );
    } catch (error) {
      // Learning was broken off because there is something newer to learn.
      if (signal.aborted) return fail("superseded");
      throw error;
    } finally {
      if (running.get(agentId) === controller) running.delete(agentId);
    }
  };
}

/** Of each wording the question most is known of, else the newest. */
function distinct(questions: readonly QuestionRecord[]): readonly QuestionRecord[] {
  const best = new Map<string, QuestionRecord>();
  for (const question of [...questions].sort((a, b) => b.at - a.at)) {
    const key = question.text.toLowerCase().replace(/\s+/g, " ").trim();
    const there = best.get(key);
    if (there === undefined && best.size >= ASKED) continue;
    if (there === undefined || known(question) > known(there)) best.set(key, question);
  }
  return [...best.values()];
}

function known({ judged, helped }: QuestionRecord): number {
  if (judged !== null) return 2;
  return helped === null ? 0 : 1;
}

/** Null: given up. */
function answers(
  questions: readonly QuestionRecord[],
  ask: Ask,
  signal: AbortSignal,
): Promise<readonly EffectAnswer[] | null> {
  return slowly(
    each(questions, (question) => answerTo(question, ask)),
    signal,
  );
}

function pair(
  question: QuestionRecord,
  before: EffectAnswer | undefined,
  after: EffectAnswer | undefined,
): readonly AskedAnew[] {
  return before === undefined || after === undefined ? [] : [{ question, before, after }];
}

function answerTo(question: QuestionRecord, ask: Ask): EffectAnswer {
  const { decision, hits } = ask(question);
  const best = decision === "silent" ? undefined : hits[0];
  return { decision, articleId: best?.articleId ?? null, title: best?.title ?? null };
}
