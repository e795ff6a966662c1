import { classesOf, keepClasses, trainClassifiers } from "./classifiers.ts";
import type { PhraseModel } from "./phrase-model.ts";
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
  const replaced = new Set(phrases.map(({ topic }) => topic));
  const classes = classesOf(owners, topics).filter((topic) => replaced.has(topic));
  const left = model.classifiers.map((classifiers) => keepClasses(classifiers, kept));
  const added =
    left.length === 0 || classes.length === 0
      ? []
      : [trainClassifiers(matrix, { owners, classes, width, meanings: [] })];
  const classifiers = [...left, ...added].filter((one) => one.classes.length > 0);
  return { space, nearest: postings, owners, classifiers };
}
