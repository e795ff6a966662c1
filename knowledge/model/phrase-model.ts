import { addMargins, type Classifiers, classesOf, trainClassifiers } from "./classifiers.ts";
import type { SparseVector, Postings } from "./sparse.ts";
import { products, toPostings, toRows } from "./sparse.ts";
import { createPhraseSpace, phraseVector } from "./phrase-space.ts";
import type { Asked, Phrase, PhraseSpace } from "./phrase-space.ts";

/** What is learned from titles and phrasings; plain data. */
export type PhraseModel = {
  readonly space: PhraseSpace;
  readonly nearest: Postings;
  /** Topic of each phrasing, in the order of `nearest`. */
  readonly owners: Int32Array;
  /** Each for other topics. */
  readonly classifiers: readonly Classifiers[];
};

/** What phrasings say about each topic. */
export type PhraseEvidence = {
  /** The classifier's margin, about -1 to 1; NaN where there is none. */
  readonly margins: Float64Array;
  /** Cosine (0..1) with the nearest phrasing. */
  readonly nearest: Float64Array;
};

/** What so many phrasings share makes none of them nearer, and costs the most time. */
const commonShare = 0.02;
const fewPhrases = 200;

export function trainPhraseModel(
  phrases: readonly Phrase[],
  counts: { readonly topics: number; readonly languages: number },
): PhraseModel {
  const space = createPhraseSpace(phrases, counts.languages);
  const rows = toRows(phrases.map(({ features }) => phraseVector(features, space)));
  const owners = Int32Array.from(phrases, ({ topic }) => topic);
  const classes = classesOf(owners, counts.topics);
  const width = space.idf.length;
  const meanings = phrases.map(({ meaning }) => meaning);
  return {
    space,
    nearest: toPostings(rows, width),
    owners,
    classifiers:
      classes.length === 0 ? [] : [trainClassifiers(rows, { owners, classes, width, meanings })],
  };
}

export function phraseEvidence(
  { features, meaning }: Asked,
  model: PhraseModel,
  topics: number,
): PhraseEvidence {
  const vector = phraseVector(features, model.space);
  const margins = new Float64Array(topics).fill(Number.NaN);
  for (const classifiers of model.classifiers)
    addMargins({ vector, meaning }, classifiers, margins);
  return { margins, nearest: nearestOf(vector, model, topics) };
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
