import type { QuestionRecord } from "./question-record.ts";

/** What a question costs people while nothing is known of it. */
const UNKNOWN_MINUTES = 5;
const MINUTE_MS = 60_000;

/**
 * Minutes of people's time that each question cost (SPEC L5): how long its conversation was handled,
 * where that is not known the median of those that are, shared among the open questions of the
 * conversation, so that no minute is counted twice.
 */
export function costs(questions: readonly QuestionRecord[]): ReadonlyMap<string, number> {
  const conversations = new Map<string, QuestionRecord[]>();
  for (const question of questions) {
    const list = conversations.get(question.conversationId);
    if (list === undefined) conversations.set(question.conversationId, [question]);
    else list.push(question);
  }
  const handled = new Map<string, number | null>();
  for (const [id, list] of conversations) handled.set(id, longest(list));
  const usual =
    median([...handled.values()].filter((ms) => ms !== null)) ?? UNKNOWN_MINUTES * MINUTE_MS;
  const minutes = new Map<string, number>();
  for (const [id, list] of conversations) {
    const each = (handled.get(id) ?? usual) / MINUTE_MS / list.length;
    for (const question of list) minutes.set(question.id, each);
  }
  return minutes;
}

function longest(questions: readonly QuestionRecord[]): number | null {
  return questions.reduce<number | null>(
    (most, { handlingMs }) => (handlingMs === null ? most : Math.max(most ?? 0, handlingMs)),
    null,
  );
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
