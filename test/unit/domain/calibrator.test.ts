import { describe, expect, it } from "vitest";
import { learn, probability, type Sample } from "../../../server/domain/calibrator.ts";
import { randomFrom } from "../../support/random.ts";

type Judge = (score: number, margin: number, random: () => number) => boolean;

/** Questions an engine was sure of from .42 on, judged by somebody. */
function samples(count: number, seed: number, judge: Judge): readonly Sample[] {
  const numbers = randomFrom(seed);
  const random = () => numbers.between(0, 1_000_000) / 1_000_000;
  return Array.from({ length: count }, (_, at) => {
    const score = random();
    const margin = score * random();
    const right = judge(score, margin, random);
    return { id: `${seed}-${at}`, score, margin, answers: score >= 0.42, right };
  });
}

/** Right when clearly ahead of the next; the score by itself says little. */
const byMargin: Judge = (_score, margin, random) =>
  margin > 0.3 ? random() < 0.95 : random() < 0.08;
const coin: Judge = (_score, _margin, random) => random() < 0.5;
/** The engine's own scores are right on average. */
const calibrated: Judge = (score, _margin, random) => random() < score;

const takesOver = (judge: Judge, count: number) =>
  Array.from({ length: 40 }, (_, seed) => learn(samples(count, seed, judge), 0.5).better).filter(
    Boolean,
  ).length;

describe("a learned calibrator", () => {
  it("L9: takes over where it measures better on held-back questions", () => {
    expect(takesOver(byMargin, 100)).toBeGreaterThanOrEqual(15);
    expect(takesOver(byMargin, 300)).toBeGreaterThanOrEqual(38);
  });

  it("L9: does not on noise, nor where the engine is right already", () => {
    expect(takesOver(coin, 100)).toBeLessThanOrEqual(4);
    expect(takesOver(calibrated, 100)).toBeLessThanOrEqual(4);
  });

  it("L9: both are measured on the same questions, none of which it learned from", () => {
    const all = samples(200, 1, byMargin);
    const { heldBack, calibrator } = learn(all, 0.5);
    expect(heldBack.learned.logLoss).toBeLessThan(heldBack.ours.logLoss);
    // What it is does not change with the truth of half the questions: those are held back.
    const half = all.map((_one, at) => {
      const flipped = learn(
        all.map((sample, nth) => (nth === at ? { ...sample, right: !sample.right } : sample)),
        0.5,
      );
      return JSON.stringify(flipped.calibrator) === JSON.stringify(calibrator) ? 1 : 0;
    });
    const kept = half.filter((one) => one === 1).length;
    expect(kept).toBeGreaterThan(70);
    expect(kept).toBeLessThan(130);
  });

  it("L9: says the same of the same questions in any order, and always something from 0 to 1", () => {
    const all = samples(120, 3, byMargin);
    const { calibrator } = learn(all, 0.5);
    const again = learn([...all].reverse(), 0.5).calibrator;
    for (const [at, weight] of calibrator.weights.entries())
      expect(again.weights[at]).toBeCloseTo(weight, 8);
    for (const score of [0, 0.5, 1]) {
      const p = probability({ score, margin: score }, calibrator);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
    }
  });

  it("L9: with nothing or only one kind judged it stays sane and does not take over", () => {
    expect(learn([], 0.5).better).toBe(false);
    const all = samples(100, 5, () => true);
    const { calibrator } = learn(all, 0.5);
    expect(calibrator.weights.every(Number.isFinite)).toBe(true);
  });
});
