import type { Asked, Knowledge } from "../knowledge/knowledge.ts";
import { DEFAULT_STRICTNESS, type Decision, type Strictness } from "../knowledge/strictness.ts";
import { probability, type Calibrator } from "./domain/calibrator.ts";

/**
 * From which probability on a learned calibrator answers. Unlike the engine's own scores, which
 * weigh both kinds of mistake alike, it has seen how often people ask what no article answers.
 */
const ANSWER_AT: Readonly<Record<Strictness, number>> = { low: 0.35, medium: 0.5, high: 0.65 };
/** Of that, from which on the best articles are offered. */
const SUGGEST_SHARE = 0.5;
const SUGGESTIONS = 3;

export function answerAt(strictness: Strictness = DEFAULT_STRICTNESS): number {
  return ANSWER_AT[strictness];
}

/** The engine, but whether it answers is decided by what was learned from judged questions, if anything was. */
export function withCalibrator(knowledge: Knowledge, current: () => Calibrator | null): Knowledge {
  return {
    search: (text, options) => knowledge.search(text, options),
    get: (id) => knowledge.get(id),
    list: () => knowledge.list(),
    ask(text, options) {
      const asked = knowledge.ask(text, options);
      const calibrator = current();
      return calibrator === null
        ? asked
        : { ...asked, decision: decideLearned(asked, calibrator, options?.strictness) };
    },
  };
}

function decideLearned(
  { hits }: Asked,
  calibrator: Calibrator,
  strictness: Strictness | undefined,
): Decision {
  const [best, second] = hits;
  if (best === undefined) return { kind: "silent", shown: 0, score: 0, reason: "nothing_found" };
  const margin = best.score - (second?.score ?? 0);
  const score = probability({ score: best.score, margin }, calibrator);
  const least = answerAt(strictness);
  if (score >= least) return { kind: "answer", shown: 1, score, reason: "sure" };
  if (score < least * SUGGEST_SHARE) return { kind: "silent", shown: 0, score, reason: "unsure" };
  return { kind: "suggest", shown: Math.min(SUGGESTIONS, hits.length), score, reason: "likely" };
}
