/** One question whose answer is known, and what the engine made of it. */
export type Trial = {
  /** Strength of the topic it put first. */
  readonly strength: number;
  /** Whether the knowledge base answers the question at all. */
  readonly answerable: boolean;
  /** Whether the first topic is the right one. */
  readonly right: boolean;
};

/** The probability that a topic of strength s is right is 1 / (1 + exp(-(slope * s + offset))). */
export type Calibration = { readonly slope: number; readonly offset: number };

const steps = 60;
/** Keeps both numbers near the prior where trials are few or all alike. */
const hold = 0.001;
/** A stronger topic must never be less likely. */
const leastSlope = 0.05;

/**
 * Platt's scaling (J. Platt, "Probabilistic Outputs for Support Vector Machines", 1999) by Newton
 * steps. Answerable and unanswerable trials have the same weight in sum, so that a score of 0.5
 * balances both kinds of mistake whatever their numbers.
 *
 * @param prior where to stay near while trials are few
 */
export function calibrate(trials: readonly Trial[], prior: Calibration): Calibration {
  const answerable = trials.filter((trial) => trial.answerable).length;
  const unanswerable = trials.length - answerable;
  if (answerable === 0 || unanswerable === 0) return prior;
  const weighted = trials.map(({ strength, right, answerable: known }) => ({
    strength,
    right: right ? 1 : 0,
    weight: 0.5 / (known ? answerable : unanswerable),
  }));
  let { slope, offset } = prior;
  for (let step = 0; step < steps; step += 1) {
    let [gradientSlope, gradientOffset] = [
      hold * (prior.slope - slope),
      hold * (prior.offset - offset),
    ];
    let [a, b, c] = [hold, 0, hold];
    for (const { strength, right, weight } of weighted) {
      const p = probability(strength, { slope, offset });
      const error = weight * (right - p);
      const spread = weight * p * (1 - p);
      gradientSlope += error * strength;
      gradientOffset += error;
      a += spread * strength * strength;
      b += spread * strength;
      c += spread;
    }
    const determinant = a * c - b * b;
    // Far from the optimum a full Newton step overshoots.
    slope = Math.max(
      leastSlope,
      slope + bounded((c * gradientSlope - b * gradientOffset) / determinant),
    );
    offset += bounded((a * gradientOffset - b * gradientSlope) / determinant);
  }
  return Number.isFinite(offset) && Number.isFinite(slope) ? { slope, offset } : prior;
}

function bounded(change: number): number {
  return Math.max(-0.3, Math.min(0.3, change));
}

export function probability(strength: number, { slope, offset }: Calibration): number {
  return 1 / (1 + Math.exp(-(slope * strength + offset)));
}
