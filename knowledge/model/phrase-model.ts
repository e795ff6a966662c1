import { DIMENSIONS } from "../meaning/vectors.ts";
import type { Meaning } from "../meaning/vectors.ts";
import type { SparseRows, SparseVector, Postings } from "./sparse.ts";
import { products, toPostings, toRows } from "./sparse.ts";
import { createPhraseSpace, phraseVector } from "./phrase-space.ts";
import type { Asked, Phrase, PhraseSpace } from "./phrase-space.ts";
import { trainSvm } from "./svm.ts";

/** What is learned from titles and phrasings; plain data. */
export type PhraseModel = {
  readonly space: PhraseSpace;
  readonly nearest: Postings;
  /** Topic of each phrasing, in the order of `nearest`. */
  readonly owners: Int32Array;
  readonly classifiers: Classifiers | null;
};

/** One for each of some topics. They are most of a model, so their weights are bytes. */
export type Classifiers = {
  /** The topics that have one. */
  readonly classes: Int32Array;
  /** `classes.length` for each feature and each dimension of meaning, in units of `scales`. */
  readonly weights: Int8Array;
  /** For each class what a weight of 1 is worth. */
  readonly scales: Float32Array;
  readonly biases: Float32Array;
  /** How many dimensions of meaning they look at. */
  readonly dimensions: number;
};

/** What phrasings say about each topic. */
export type PhraseEvidence = {
  /** The classifier's margin, about -1 to 1; NaN where there is none. */
  readonly margins: Float64Array;
  /** Cosine (0..1) with the nearest phrasing. */
  readonly nearest: Float64Array;
};

/** Squared length of what a phrasing is about beside that of its words and n-grams, which is 1. */
const meaningShare = 0.5;

const svmSettings = { cost: 1, positiveFactor: 4, passes: 8 };

/**
 * Classifiers take topics times phrasings of time, and telling apart thousands of topics by a
 * phrasing or two is what nearest neighbours do as well.
 */
const mostClassifierWork = 3_000_000;
const leastPhrases = 2;
const MOST_IN_A_BYTE = 127;

/** What so many phrasings share makes none of them nearer, and costs the most time. */
const commonShare = 0.02;
const fewPhrases = 200;

export function trainPhraseModel(
  phrases: readonly Phrase[],
  counts: { readonly topics: number; readonly languages: number },
): PhraseModel {
  const space = createPhraseSpace(phrases, counts.languages);
  const vectors = phrases.map(({ features }) => phraseVector(features, space));
  const owners = Int32Array.from(phrases, ({ topic }) => topic);
  const classes = classesOf(owners, counts.topics);
  const width = space.idf.length;
  return {
    space,
    nearest: toPostings(toRows(vectors), width),
    owners,
    classifiers:
      classes.length === 0
        ? null
        : trainClassifiers(
            toRows(
              vectors.map((vector, at) => withMeaning(vector, phrases[at]?.meaning ?? null, width)),
            ),
            {
              owners,
              classes,
              width,
              dimensions: phrases.some(({ meaning }) => meaning !== null) ? DIMENSIONS : 0,
            },
          ),
  };
}

/** The topics to tell apart by classifiers; none if that would not pay. */
export function classesOf(owners: Int32Array, topics: number): Int32Array {
  const sizes = new Int32Array(topics);
  for (const owner of owners) sizes[owner] = (sizes[owner] ?? 0) + 1;
  const classes = Int32Array.from(sizes.keys()).filter(
    (topic) => (sizes[topic] ?? 0) >= leastPhrases,
  );
  const others = owners.length > (sizes[classes[0] ?? 0] ?? 0);
  return others && classes.length * owners.length <= mostClassifierWork
    ? classes
    : new Int32Array();
}

type Task = {
  readonly owners: Int32Array;
  readonly classes: Int32Array;
  /** How many features there are. */
  readonly width: number;
  readonly dimensions: number;
};

export function trainClassifiers(
  rows: SparseRows,
  { owners, classes, width, dimensions }: Task,
): Classifiers {
  const numbers = new Map(Array.from(classes, (topic, at) => [topic, at]));
  const labels = owners.map((owner) => numbers.get(owner) ?? -1);
  const count = classes.length;
  const columns = width + dimensions;
  const exact = trainSvm({ rows, labels, classes: count, width: columns }, svmSettings);
  return { classes, ...inBytes(exact, columns, count), dimensions };
}

/** As whole multiples of a scale for each class, small enough for bytes. */
function inBytes(
  exact: Float32Array,
  columns: number,
  count: number,
): Pick<Classifiers, "weights" | "scales" | "biases"> {
  const end = columns * count;
  const scales = new Float32Array(count);
  for (let row = 0; row < end; row += count) {
    for (let one = 0; one < count; one += 1) {
      scales[one] = Math.max(scales[one] ?? 0, Math.abs(exact[row + one] ?? 0) / MOST_IN_A_BYTE);
    }
  }
  const weights = new Int8Array(end);
  for (let row = 0; row < end; row += count) {
    for (let one = 0; one < count; one += 1) {
      weights[row + one] = Math.round((exact[row + one] ?? 0) / (scales[one] || 1));
    }
  }
  return { weights, scales, biases: exact.slice(end) };
}

export function phraseEvidence(
  { features, meaning }: Asked,
  model: PhraseModel,
  topics: number,
): PhraseEvidence {
  const vector = phraseVector(features, model.space);
  const known = model.classifiers?.dimensions === DIMENSIONS ? meaning : null;
  return {
    margins: marginsOf(withMeaning(vector, known, model.space.idf.length), model, topics),
    nearest: nearestOf(vector, model, topics),
  };
}

/** The dimensions of meaning as columns behind those of the features. */
function withMeaning(vector: SparseVector, meaning: Meaning | null, width: number): SparseVector {
  if (meaning === null) return vector;
  const factor = Math.sqrt(meaningShare);
  return {
    columns: [...vector.columns, ...Array.from(meaning.keys(), (at) => width + at)],
    values: [...vector.values, ...Array.from(meaning, (value) => value * factor)],
  };
}

function marginsOf(
  { columns, values }: SparseVector,
  { classifiers }: PhraseModel,
  topics: number,
): Float64Array {
  const margins = new Float64Array(topics).fill(Number.NaN);
  if (classifiers === null) return margins;
  const { weights, classes, scales, biases } = classifiers;
  const { length } = classes;
  const sums = new Float64Array(length);
  columns.forEach((column, index) => {
    const value = values[index] ?? 0;
    const start = column * length;
    for (let at = 0; at < length; at += 1) {
      sums[at] = (sums[at] as number) + value * (weights[start + at] as number);
    }
  });
  classes.forEach((topic, at) => {
    margins[topic] = (scales[at] ?? 0) * (sums[at] ?? 0) + (biases[at] ?? 0);
  });
  return margins;
}

function nearestOf(vector: SparseVector, model: PhraseModel, topics: number): Float64Array {
  const nearest = new Float64Array(topics);
  const count = model.owners.length;
  const mostRows = Math.max(fewPhrases, commonShare * count);
  const similarities = products(vector, model.nearest, { count, mostRows });
  for (let phrase = 0; phrase < similarities.length; phrase += 1) {
    const owner = model.owners[phrase] ?? 0;
    const similarity = similarities[phrase] ?? 0;
    if (similarity > (nearest[owner] ?? 0)) nearest[owner] = similarity;
  }
  return nearest;
}
