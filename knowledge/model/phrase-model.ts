import { DIMENSIONS } from "../meaning/vectors.ts";
import type { Meaning } from "../meaning/vectors.ts";
import type { SparseVector, Postings, SparseRows } from "./sparse.ts";
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
  /**
   * Weights of the classifiers, `classes.length` for each feature and each dimension of meaning, the
   * biases last; or null.
   */
  readonly weights: Float32Array | null;
  /** The topics that have a classifier. */
  readonly classes: Int32Array;
  /** How many dimensions of meaning the classifiers look at. */
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
  const dimensions = phrases.some(({ meaning }) => meaning !== null) ? DIMENSIONS : 0;
  const learnClassifiers = (): Float32Array =>
    trainClassifiers(
      toRows(vectors.map((vector, at) => withMeaning(vector, phrases[at]?.meaning ?? null, width))),
      { owners, classes, width: width + dimensions },
    );
  return {
    space,
    nearest: toPostings(toRows(vectors), width),
    owners,
    weights: classes.length === 0 ? null : learnClassifiers(),
    classes,
    dimensions,
  };
}

/** The topics to tell apart by classifiers; none if that would not pay. */
function classesOf(owners: Int32Array, topics: number): Int32Array {
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

type Task = { readonly owners: Int32Array; readonly classes: Int32Array; readonly width: number };

function trainClassifiers(rows: SparseRows, { owners, classes, width }: Task): Float32Array {
  const numbers = new Map(Array.from(classes, (topic, at) => [topic, at]));
  const labels = owners.map((owner) => numbers.get(owner) ?? -1);
  return trainSvm({ rows, labels, classes: classes.length, width }, svmSettings);
}

export function phraseEvidence(
  { features, meaning }: Asked,
  model: PhraseModel,
  topics: number,
): PhraseEvidence {
  const vector = phraseVector(features, model.space);
  const known = model.dimensions === 0 ? null : meaning;
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

function marginsOf(vector: SparseVector, model: PhraseModel, topics: number): Float64Array {
  const { weights, classes } = model;
  const margins = new Float64Array(topics).fill(Number.NaN);
  if (weights === null) return margins;
  const { length } = classes;
  const bias = weights.length - length;
  const sums = Float64Array.from(weights.subarray(bias));
  vector.columns.forEach((column, index) => {
    const value = vector.values[index] ?? 0;
    const start = column * length;
    for (let at = 0; at < length; at += 1) {
      sums[at] = (sums[at] as number) + value * (weights[start + at] as number);
    }
  });
  classes.forEach((topic, at) => {
    margins[topic] = sums[at] ?? 0;
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
