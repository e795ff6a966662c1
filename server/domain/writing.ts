/** An answer in other words: begun, given, or given up for the article's own (SPEC W1 to W5). */
import type { Hit } from "../../knowledge/knowledge.ts";
import type { ArticleRef, BotTurn, Writing } from "../protocol/conversation.ts";
import type { BotState, Conversation } from "./model.ts";
import { internal, open, type PendingEvent } from "./pending.ts";
import { isRephrasable, primary } from "./rephrase/telling.ts";

/** What the bot's turn has to know to begin one. */
export type MayWrite = {
  /** The visitor's message to be answered. */
  readonly asked: string;
  /** Epoch ms; null: answers are given at once. */
  readonly until: number | null;
  /** What was being written when this message came, which it drops unless it is small talk. */
  readonly pending: Writing | null;
};

type Answer = {
  readonly messageId: string;
  readonly question: string;
  readonly subject: string | undefined;
  readonly hit: Hit;
  readonly article: ArticleRef;
};

/** Gives the answer, or begins to put it in other words where that may be done. */
export function answerWith(
  { messageId, question, subject, hit, article }: Answer,
  { asked, until }: MayWrite,
  questionLanguage: string | null,
): readonly PendingEvent[] {
  const writing: Writing = {
    messageId,
    asked,
    until: until ?? 0,
    question: question.slice(0, 500),
    ...subjectIn(subject),
    article,
    passage: hit.passage,
    language: hit.language,
    score: hit.score,
  };
  const sameLanguage =
    questionLanguage === null || primary(questionLanguage) === primary(hit.language);
  return until !== null && sameLanguage && isRephrasable(hit.passage, hit.language)
    ? [internal({ type: "bot:writing", writing })]
    : giveAnswer(writing, null);
}

/** The bot's turn with an answer: in other words as well where `text` has them. */
export function giveAnswer(writing: Writing, text: string | null): readonly PendingEvent[] {
  const { messageId, question, subject, article, passage, score } = writing;
  const turn = { messageId, question, ...subjectIn(subject), articles: [article], score };
  const rephrased = text === null ? {} : { rephrased: { text } };
  return [
    open({
      type: "message:posted",
      message: {
        id: messageId,
        author: { kind: "bot" },
        body: { type: "answer", article, passage, ...rephrased },
      },
    }),
    internal({ type: "bot:turned", turn: { ...turn, kind: "answer", reason: "sure" } }),
  ];
}

/** Kept where a question goes on from another; two of the longest there are. */
export function subjectIn(subject: string | undefined): Pick<BotTurn, "subject"> {
  return subject === undefined ? {} : { subject: subject.slice(0, 1_000) };
}

export function writingIn(state: Conversation["state"]): Writing | null {
  return state.is === "bot" ? (state.writing ?? null) : null;
}

/** What the visitor writes drops what was being written; only a later question is answered. */
export function dropped(state: BotState): BotState {
  return state.writing == null ? state : { ...state, writing: null };
}

/** A question that is asked is what the next may go on from, answered or not. */
export function begun(state: BotState, writing: Writing): BotState {
  return { ...state, writing, question: goneOnFrom(writing) };
}

/** What the next question may go on from. In a subject each line is a question; this one is of one line. */
export function goneOnFrom({ subject, question }: Pick<BotTurn, "subject" | "question">): string {
  return subject ?? question.replace(/\s*\n\s*/g, " ");
}

/** The visitor's message a turn answers, if it is not their newest: written for, while they wrote on. */
export function answers(state: BotState, { messageId }: BotTurn): string | null {
  return state.writing?.messageId === messageId ? state.writing.asked : null;
}
