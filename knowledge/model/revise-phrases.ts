import { type Classifiers, classesOf, type PhraseModel, trainClassifiers } from "./phrase-model.ts";
import { phraseVector, type Phrase } from "./phrase-space.ts";
import { replaceRows, withFeatures } from "./revise-rows.ts";

/**
 * The model with the phrasings of some topics replaced, their classifiers learned anew, without regard to
 * meaning, and all others as they are.
 *
 * @param kept the number each topic has now; -1 if its phrasings are replaced
 */
export function revisePhrases(
  model: PhraseModel,
  phrases: readonly Phrase[],
  { kept, topics }: { readonly kept: readonly number[]; readonly topics: number },
): PhraseModel {
  const features = phrases.flatMap((phrase) => [
    ...phrase.features.words,
    ...phrase.features.grams,
  ]);
  const space = withFeatures(model.space, features);
  const width = space.idf.length;
  const { matrix, postings, owners } = replaceRows(
    { postings: model.nearest, owners: model.owners },
    {
      kept,
      width,
      added: {
        vectors: phrases.map((phrase) => phraseVector(phrase.features, space)),
        owners: phrases.map(({ topic }) => topic),
      },
    },
  );
  const revised = { space, nearest: postings, owners };
  if (model.classifiers === null) return { ...revised, classifiers: null };
  const old = keep(model.classifiers, { kept, from: model.space.idf.length, to: width });
  const replaced = new Set(phrases.map(({ topic }) => topic));
  const classes = classesOf(owners, topics).filter((topic) => replaced.has(topic));
  if (classes.length === 0) return { ...revised, classifiers: old };
  const task = { owners, classes, width, dimensions: 0 };
  const learned = trainClassifiers(matrix, task);
  return { ...revised, classifiers: sideBySide(old, learned) };
}

type Width = { readonly kept: readonly number[]; readonly from: number; readonly to: number };

/** The classifiers of the topics that are kept; new features stand before the dimensions of meaning. */
function keep(classifiers: Classifiers, { kept, from, to }: Width): Classifiers {
  const { classes, weights, scales, biases, dimensions } = classifiers;
  const places = [...classes.keys()].filter((place) => (kept[classes[place] ?? 0] ?? -1) >= 0);
  const moved = new Int8Array((to + dimensions) * places.length);
  for (let row = 0; row < from + dimensions; row += 1) {
    const start = (row < from ? row : row - from + to) * places.length;
    places.forEach((place, at) => {
      moved[start + at] = weights[row * classes.length + place] ?? 0;
    });
  }
  return {
    classes: Int32Array.from(places, (place) => kept[classes[place] ?? 0] ?? -1),
    weights: moved,
    scales: Float32Array.from(places, (place) => scales[place] ?? 0),
    biases: Float32Array.from(places, (place) => biases[place] ?? 0),
    dimensions,
  };
}

/** Classifiers over the same features; `other` knows no meaning. */
function sideBySide(one: Classifiers, other: Classifiers): Classifiers {
  const [left, right] = [one.classes.length, other.classes.length];
  const count = left + right;
  const rows = other.weights.length / right + one.dimensions;
  const weights = new Int8Array(rows * count);
  for (let row = 0; row < rows; row += 1) {
    weights.set(one.weights.subarray(row * left, (row + 1) * left), row * count);
    weights.set(other.weights.subarray(row * right, (row + 1) * right), row * count + left);
  }
  return {
    classes: Int32Array.from([...one.classes, ...other.classes]),
    weights,
    scales: Float32Array.from([...one.scales, ...other.scales]),
    biases: Float32Array.from([...one.biases, ...other.biases]),
    dimensions: one.dimensions,
  };
}
