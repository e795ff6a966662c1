import { BUCKETS, languageFeatures } from "../features.ts";

/** Features of one span of text, and which of the languages it is in. */
export type Example = { readonly language: number; readonly features: readonly number[] };

type Setting = {
  readonly languages: number;
  readonly random: () => number;
};

const ROUNDS = 3;
const RATE = 0.3;
/** Keeps weights that little speaks for near zero. */
const DECAY = 1e-3;

/**
 * Multinomial logistic regression over hashed n-grams by AdaGrad: the weight of each bucket for
 * each language, at `bucket * languages + language`, each bucket's weights summing to zero.
 */
export function learn(examples: readonly Example[], { languages, random }: Setting): Float32Array {
  const weights = new Float32Array(BUCKETS * languages);
  const steps = new Float32Array(BUCKETS).fill(1e-3);
  const order = [...examples];
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    for (const example of order) step(example, { weights, steps, languages });
  }
  centre(weights, languages);
  return weights;
}

type State = {
  readonly weights: Float32Array;
  /** The sum of squared gradients of each bucket. */
  readonly steps: Float32Array;
  readonly languages: number;
};

function step({ language, features }: Example, { weights, steps, languages }: State): void {
  const scale = 1 / Math.sqrt(features.length);
  const errors = softmax(features, { weights, steps, languages });
  errors[language] = (errors[language] ?? 0) - 1;
  const squared = errors.reduce((sum, error) => sum + error * error, 0) * scale * scale;
  for (const bucket of features) {
    const seen = (steps[bucket] ?? 0) + squared;
    steps[bucket] = seen;
    const rate = RATE / Math.sqrt(seen);
    for (let other = 0; other < languages; other += 1) {
      const at = bucket * languages + other;
      const weight = weights[at] ?? 0;
      weights[at] = weight - rate * ((errors[other] ?? 0) * scale + DECAY * weight);
    }
  }
}

function softmax(features: readonly number[], { weights, languages }: State): Float64Array {
  const scale = 1 / Math.sqrt(features.length);
  const scores = new Float64Array(languages);
  for (const bucket of features) {
    for (let language = 0; language < languages; language += 1) {
      scores[language] =
        (scores[language] ?? 0) + (weights[bucket * languages + language] ?? 0) * scale;
    }
  }
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const sum = odds.reduce((before, odd) => before + odd, 0);
  return odds.map((odd) => odd / sum);
}

/** Only differences between languages count. */
function centre(weights: Float32Array, languages: number): void {
  for (let start = 0; start < weights.length; start += languages) {
    const row = weights.subarray(start, start + languages);
    const mean = row.reduce((sum, weight) => sum + weight, 0) / languages;
    for (let at = 0; at < languages; at += 1) row[at] = (row[at] ?? 0) - mean;
  }
}

function shuffle(list: Example[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [list[at], list[other]];
    if (one !== undefined && two !== undefined) [list[at], list[other]] = [two, one];
  }
}

/** An example from a span of words; null if no word is left. */
export function exampleOf(text: string, language: number): Example | null {
  const features = [...languageFeatures(text)];
  return features.length === 0 ? null : { language, features };
}
