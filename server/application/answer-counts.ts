import type { QuestionRecord } from "../domain/question-record.ts";
import type { Deps } from "./deps.ts";
import type { News } from "./ports.ts";
import { get, tagged } from "./records.ts";

/** How often an article was shown as an answer, and what people said of it. */
export type AnswerCount = {
  readonly shown: number;
  readonly helped: number;
  readonly notHelped: number;
};

export interface AnswerCounts {
  /** By article id; what is not in it was never shown. */
  counts(): Promise<ReadonlyMap<string, AnswerCount>>;
  /** The latest questions it was shown for, newest first. */
  lately(articleId: string, most: number): Promise<readonly QuestionRecord[]>;
  /** To be told what was committed. */
  heard(news: readonly News[]): void;
}

const ALL = 10_000_000;

/**
 * Counts over all questions. They are read once, the first time somebody asks; from then on only
 * what changed is read again, so that a list of articles costs nothing however many questions there are.
 */
export function createAnswerCounts({ store }: Pick<Deps, "store">): AnswerCounts {
  const counts = new Map<string, AnswerCount>();
  /** Each question as it was counted: the store's own frozen objects, no copies. */
  const counted = new Map<string, QuestionRecord>();
  const changed = new Set<string>();
  let first: Promise<void> | null = null;

  function count(question: QuestionRecord): void {
    const old = counted.get(question.id);
    if (old === question) return;
    if (old !== undefined) add(old, -1);
    add(question, 1);
    counted.set(question.id, question);
  }

  function add(question: QuestionRecord, by: 1 | -1): void {
    const judged = spokenOf(question);
    for (const id of question.shown) {
      const { shown, helped, notHelped } = counts.get(id) ?? NONE;
      counts.set(id, {
        shown: shown + by,
        helped: helped + (id === judged && question.helped === true ? by : 0),
        notHelped: notHelped + (id === judged && question.helped === false ? by : 0),
      });
    }
  }

  async function countAll(): Promise<void> {
    for (const { state } of await tagged(store, "question", { label: "asked", limit: ALL }))
      count(state);
  }

  async function catchUp(): Promise<void> {
    first ??= countAll();
    await first;
    const ids = [...changed];
    changed.clear();
    for (const stored of await Promise.all(ids.map((id) => get(store, "question", id))))
      if (stored !== undefined) count(stored.state);
  }

  return {
    async counts() {
      await catchUp();
      return counts;
    },
    async lately(articleId, most) {
      await catchUp();
      return [...counted.values()]
        .filter(({ shown }) => shown.includes(articleId))
        .toSorted((a, b) => b.at - a.at)
        .slice(0, most);
    },
    heard(news) {
      if (first === null) return;
      for (const one of news)
        if (one.is === "changed" && one.kind === "question") changed.add(one.id);
    },
  };
}

const NONE: AnswerCount = { shown: 0, helped: 0, notHelped: 0 };

/** The article a verdict is about: the answer, or of suggestions the one that was opened. */
export function spokenOf({ decision, shown, clicked }: QuestionRecord): string | null {
  if (decision === "answer" || shown.length === 1) return shown[0] ?? null;
  return clicked;
}
