import type { ArticleRow, Gap, GapQuestion } from "../../../server/protocol/articles.ts";

/** Which questions go into which article as phrasings, with the version each is at. */
export type PhrasingStep = {
  readonly articleId: string;
  readonly expected: number;
  readonly questionIds: readonly string[];
};

export type PhrasingPlan = {
  readonly steps: readonly PhrasingStep[];
  /** Questions in languages the topic has no article in. */
  readonly left: readonly GapQuestion[];
};

/**
 * Each question goes to the topic's article in its own language, and those of unknown language to
 * the chosen one. Questions that say the same word for word go once. Pure.
 */
export function phrasingPlan(
  gap: Gap,
  chosen: ArticleRow,
  rows: readonly ArticleRow[],
): PhrasingPlan {
  const translations = rows.filter((row) => row.topic === chosen.topic && row.id !== chosen.id);
  const targets = new Map<ArticleRow, GapQuestion[]>();
  const left: GapQuestion[] = [];
  for (const question of eachOnce(gap.questions)) {
    const row = targetOf(question, chosen, translations);
    if (row === null) left.push(question);
    else targets.set(row, [...(targets.get(row) ?? []), question]);
  }
  const steps = [...targets].map(([row, questions]) => ({
    articleId: row.id,
    expected: row.version,
    questionIds: questions.map(({ id }) => id),
  }));
  return { steps, left };
}

function targetOf(
  { language }: GapQuestion,
  chosen: ArticleRow,
  translations: readonly ArticleRow[],
): ArticleRow | null {
  if (language === null || language === chosen.language) return chosen;
  return translations.find((row) => row.language === language) ?? null;
}

function eachOnce(questions: readonly GapQuestion[]): readonly GapQuestion[] {
  const byText = new Map(
    questions.toReversed().map((question) => [question.text.trim().toLowerCase(), question]),
  );
  return [...byText.values()].toReversed();
}

/** Minutes as people say them. */
export function hoursAndMinutes(minutes: number): {
  readonly hours: number;
  readonly minutes: number;
} {
  const whole = Math.round(minutes);
  return { hours: Math.floor(whole / 60), minutes: whole % 60 };
}
