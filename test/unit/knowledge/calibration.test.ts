import { expect, test } from "vitest";
import { calibrate, probability } from "../../../knowledge/model/calibration.ts";
import type { Calibration, Trial } from "../../../knowledge/model/calibration.ts";

const prior: Calibration = { slope: 1, coverage: 0, ahead: 0, lack: 0, offset: -2 };

const right = (strength: number, covered: number, lead: number): Trial => ({
  strength,
  covered,
  lead,
  lacks: 0.5,
  answerable: true,
  right: true,
});
const wrong = (strength: number, covered: number, lead: number): Trial => ({
  ...right(strength, covered, lead),
  right: false,
});
const unanswerable = (strength: number, covered: number, lead: number): Trial => ({
  ...wrong(strength, covered, lead),
  answerable: false,
});

/** Some that overlap, so that the likeliest numbers are not endless. */
const told = [
  ...[1, 2, 3, 4, 5, 6].map((strength) => right(strength, 0.3, strength % 3)),
  ...[-2, -1, 0, 1, 2, 3].map((strength) => unanswerable(strength, 0.3, (strength + 3) % 3)),
];

test("without questions of both kinds there is nothing to learn", () => {
  expect(calibrate([], prior)).toBe(prior);
  expect(calibrate([right(1, 0.3, 1)], prior)).toBe(prior);
  expect(calibrate([wrong(1, 0.3, 1), unanswerable(0, 0.2, 1)], prior)).toBe(prior);
});

test("what stands between the two kinds is scored a half", () => {
  const by = calibrate(told, prior);
  expect(probability({ strength: 2, covered: 0.3, lacks: 0.5, lead: 1 }, by)).toBeCloseTo(0.5, 1);
  expect(probability({ strength: 6, covered: 0.3, lacks: 0.5, lead: 1 }, by)).toBeGreaterThan(0.8);
  expect(probability({ strength: -2, covered: 0.3, lacks: 0.5, lead: 1 }, by)).toBeLessThan(0.2);
});

test("a difference of hundredths in coverage counts where it is what tells", () => {
  const shares = [0.01, 0.02, 0.03, 0.04, 0.05, 0.06];
  const trials = shares.flatMap((share) => [
    right(1, 0.3 + share, 1),
    unanswerable(1, 0.26 + share, 1),
  ]);
  const by = calibrate(trials, prior);
  expect(probability({ strength: 1, covered: 0.38, lacks: 0.5, lead: 1 }, by)).toBeGreaterThan(
    0.75,
  );
  expect(probability({ strength: 1, covered: 0.26, lacks: 0.5, lead: 1 }, by)).toBeLessThan(0.25);
});

test("what a topic lacks of the question counts against it where it tells the two kinds apart", () => {
  const shares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
  const trials = shares.flatMap((share) => [
    { ...right(1, 0.3, 1), lacks: share },
    { ...unanswerable(1, 0.3, 1), lacks: share + 0.3 },
  ]);
  const by = calibrate(trials, prior);
  const standing = { strength: 1, covered: 0.3, lead: 1 };
  expect(probability({ ...standing, lacks: 0.1 }, by)).toBeGreaterThan(0.75);
  expect(probability({ ...standing, lacks: 0.9 }, by)).toBeLessThan(0.25);
});

test("wrong topics for answerable questions do not teach that only what stands out is answerable", () => {
  const mistakes = [1, 2, 3, 4].map((strength) => wrong(strength, 0.3, 0));
  const without = calibrate(told, prior);
  const by = calibrate([...told, ...mistakes], prior);
  expect(by.ahead / by.slope).toBeCloseTo(without.ahead / without.slope, 6);
});

test("they do make every first topic less likely right", () => {
  const mistakes = [1, 2, 3, 4].map((strength) => wrong(strength, 0.3, 0));
  const standing = { strength: 2, covered: 0.3, lacks: 0.5, lead: 1 };
  expect(probability(standing, calibrate([...told, ...mistakes], prior))).toBeLessThan(
    probability(standing, calibrate(told, prior)) - 0.1,
  );
});

test("more evidence never makes a topic less likely", () => {
  const by = calibrate(
    told.map((trial) => ({ ...trial, strength: -trial.strength })),
    prior,
  );
  expect(by.slope).toBeGreaterThan(0);
  expect(by.coverage).toBeGreaterThanOrEqual(0);
  expect(by.ahead).toBeGreaterThanOrEqual(0);
  expect(by.lack).toBeGreaterThanOrEqual(0);
});
