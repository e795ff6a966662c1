import { learn, type Calibrator, type Learned, type Sample } from "../domain/calibrator.ts";
import { topicOf } from "../domain/gap-joining.ts";
import type { QuestionRecord } from "../domain/question-record.ts";
import type { CalibratorState } from "../protocol/articles.ts";
import type { Deps } from "./deps.ts";
import type { LearningKnowledge } from "./learning-ports.ts";
import { tagged } from "./records.ts";
import { each, slowly } from "./slowly.ts";

/** Judged questions from which on one is learned, and after how many more it is learned anew. */
export const NEEDED = 100;
const AGAIN_AFTER = 20;
/** The newest; more would not change three numbers. */
const MOST = 5_000;

export interface Calibrating {
  state(): Promise<CalibratorState>;
  /** What decides now; null: the engine itself. Cheap: asked at every question. */
  current(): Calibrator | null;
  /** Something was judged, or the knowledge base has changed: learns if there is reason to. */
  look(): Promise<void>;
}

type Lesson = { readonly version: object; readonly judged: number; readonly learned: Learned };

type Parts = {
  readonly deps: Pick<Deps, "store">;
  /** Its own decisions: what was learned before has no say in what is learned now. */
  readonly knowledge: Pick<LearningKnowledge, "askEngine" | "version">;
  /** The probability from which on the bot answers, 0..1. */
  readonly answerAt: () => number;
  readonly failed: (error: unknown) => void;
};

/**
 * Keeps a calibrator learned from judged questions up to date (SPEC L9). It belongs to one version of
 * the knowledge base: when that changes the engine decides by itself until it is learned anew.
 */
export function createCalibrating({ deps, knowledge, answerAt, failed }: Parts): Calibrating {
  let lesson: Lesson | null = null;
  let running: Promise<void> | null = null;

  async function judgedQuestions(): Promise<readonly QuestionRecord[]> {
    const stored = await tagged(deps.store, "question", { label: "judged", limit: MOST });
    return stored.map(({ state }) => state);
  }

  function isDue(judged: number): boolean {
    if (judged < NEEDED) return false;
    return (
      lesson === null ||
      lesson.version !== knowledge.version() ||
      judged >= lesson.judged + AGAIN_AFTER
    );
  }

  async function relearn(): Promise<void> {
    for (;;) {
      const version = knowledge.version();
      const questions = await judgedQuestions();
      if (!isDue(questions.length)) return;
      const samples = await slowly(each(questions, (question) => sampleOf(question, knowledge)));
      // Learned of two versions at once it would fit neither.
      if (version !== knowledge.version() || samples === null) continue;
      lesson = { version, judged: questions.length, learned: learn(samples, answerAt()) };
    }
  }

  function look(): Promise<void> {
    running ??= relearn().finally(() => (running = null));
    return running;
  }

  return {
    async state() {
      const judged = (await judgedQuestions()).length;
      const now = lesson?.version === knowledge.version() ? lesson.learned : null;
      return {
        judged,
        needed: NEEDED,
        active: now?.better === true,
        heldBack: now?.heldBack ?? null,
      };
    },
    current() {
      if (lesson === null) return null;
      if (lesson.version !== knowledge.version()) {
        look().catch(failed);
        return null;
      }
      return lesson.learned.better ? lesson.learned.calibrator : null;
    },
    look,
  };
}

function sampleOf(question: QuestionRecord, { askEngine }: Parts["knowledge"]): Sample {
  const { decision, hits } = askEngine(question);
  const [best, second] = hits;
  const right = question.judged?.articleId ?? null;
  return {
    id: question.id,
    score: best?.score ?? 0,
    margin: (best?.score ?? 0) - (second?.score ?? 0),
    answers: decision === "answer",
    right: best !== undefined && right !== null && topicOf(best.articleId) === topicOf(right),
  };
}
