import type { BotTurn, HandoffReason, Logged, Message } from "../protocol/conversation.ts";
import type { Step } from "./consequences.ts";
import { likeness } from "./likeness.ts";
import { mask } from "./mask.ts";
import type { Conversation } from "./model.ts";
import { NOTHING_KNOWN, type QuestionDecision, type QuestionRecord } from "./question-record.ts";
import { isSubstantial } from "./substantial.ts";
import { answers } from "./writing.ts";

const LONGEST_TEXT = 500;
const LONGEST_ANSWER = 2_000;
/** From this likeness on (0..1, character n-grams) the next question is the same one in other words. */
const SAME_QUESTION = 0.7;
/** What lies further behind the last word of a chat is waiting, not work (ms). */
const WRAP_UP_MS = 5 * 60_000;

/** Which questions a step may concern, by id. */
export function questionsTouched({ before, after, logged }: Step): readonly string[] {
  const teaches = logged.some(({ event }) => TEACHES.has(event.type));
  const worked = before !== null && before.state.is === "live" && after.state.is !== "live";
  return teaches || worked
    ? [...new Set([...(before?.questions ?? []), ...(after.questions ?? [])])]
    : [];
}

const TEACHES: ReadonlySet<Logged["event"]["type"]> = new Set([
  "message:posted",
  "bot:turned",
  "answer:judged",
  "article:opened",
  "handoff:made",
  "ticket:filed",
]);

/** The questions of a conversation after a step; those it does not concern are the same objects (SPEC L1). */
export function questionsAfter(
  questions: readonly QuestionRecord[],
  step: Step,
  { languageOf }: { readonly languageOf: (text: string) => string | null },
): readonly QuestionRecord[] {
  const asker = { ...step.after, languageOf };
  let asked: string | null = null;
  let current = questions;
  for (const { event, at } of step.logged) {
    if (event.type === "message:posted" && event.message.author.kind === "visitor")
      asked = event.message.id;
    const answered = event.type === "bot:turned" ? (askedBefore(step, event.turn) ?? asked) : null;
    current =
      event.type === "bot:turned" && answered !== null
        ? afterTurn(current, event.turn, { asker, asked: answered, at })
        : current.map((question) => afterEvent(question, event, question === current.at(-1)));
  }
  return withWork(current, step);
}

/** An answer that was put in other words comes in a step of its own, after its question. */
function askedBefore({ before }: Step, turn: BotTurn): string | null {
  return before?.state.is === "bot" ? answers(before.state, turn) : null;
}

type Asking = {
  readonly asker: Pick<Conversation, "id" | "contactId"> & {
    readonly languageOf: (text: string) => string | null;
  };
  /** The visitor's message. */
  readonly asked: string;
  readonly at: number;
};

const DECISIONS: Readonly<Record<BotTurn["kind"], QuestionDecision | null>> = {
  answer: "answer",
  suggest: "suggest",
  miss: "silent",
  smalltalk: null,
  handoff: null,
};

/** A turn that tried to answer makes its message a question, and tells something of the one before. */
function afterTurn(
  questions: readonly QuestionRecord[],
  turn: BotTurn,
  asking: Asking,
): readonly QuestionRecord[] {
  const decision = DECISIONS[turn.kind];
  if (decision === null || questions.some(({ id }) => id === asking.asked)) return questions;
  const fresh = newQuestion(turn, decision, asking);
  const last = questions.at(-1);
  return last === undefined ? [fresh] : [...questions.slice(0, -1), followed(last, fresh), fresh];
}

function newQuestion(
  turn: BotTurn,
  decision: QuestionDecision,
  { asker, asked, at }: Asking,
): QuestionRecord {
  return {
    id: asked,
    conversationId: asker.id,
    contactId: asker.contactId,
    at,
    text: mask(turn.question).slice(0, LONGEST_TEXT),
    language: asker.languageOf(turn.question),
    answerId: turn.messageId,
    decision,
    score: turn.score,
    shown: turn.articles.map(({ id }) => id),
    nearest: turn.articles[0]?.id ?? turn.nearest ?? null,
    ...NOTHING_KNOWN,
  };
}

/**
 * Left without an answer, what they ask next is the same question (SPEC L2). After an answer, or a
 * suggestion they opened, it is only if it is put alike or nearest to the same article.
 */
function followed(last: QuestionRecord, fresh: QuestionRecord): QuestionRecord {
  const leftAlone = last.decision !== "answer" && last.clicked === null;
  const again =
    leftAlone ||
    likeness(last.text, fresh.text) >= SAME_QUESTION ||
    (last.nearest !== null && last.nearest === fresh.nearest);
  return { ...last, next: fresh.id, askedAgain: again && last.helped !== true };
}

/** Handed off without the visitor having wished for a person. */
const OF_ITSELF: ReadonlySet<HandoffReason> = new Set([
  "frustrated",
  "said_no",
  "two_misses",
  "agent_left",
]);

function afterEvent(
  question: QuestionRecord,
  event: Logged["event"],
  isLast: boolean,
): QuestionRecord {
  switch (event.type) {
    case "answer:judged":
      return event.messageId === question.answerId
        ? { ...question, helped: event.helped }
        : question;
    case "article:opened":
      return event.messageId === question.answerId
        ? { ...question, clicked: question.clicked ?? event.articleId }
        : question;
    case "handoff:made":
      if (event.reason === "agent_left" || !(isLast || failed(question))) return question;
      return {
        ...question,
        handedOff: true,
        askedForPerson:
          question.askedForPerson ||
          (isLast && !OF_ITSELF.has(event.reason) && question.helped !== false),
      };
    case "ticket:filed":
      return event.reason === "left_unanswered" && failed(question)
        ? { ...question, handedOff: true }
        : question;
    case "message:posted":
      return answeredBy(question, event.message);
    default:
      return question;
  }
}

function failed(question: QuestionRecord): boolean {
  return (
    question.helped === false ||
    question.askedAgain ||
    (question.decision !== "answer" && question.helped !== true)
  );
}

function answeredBy(question: QuestionRecord, { author, body }: Message): QuestionRecord {
  if (!question.handedOff || question.agentAnswer !== null) return question;
  if (author.kind !== "agent" || body.type !== "text" || !isSubstantial(body.text)) return question;
  return { ...question, agentAnswer: mask(body.text).slice(0, LONGEST_ANSWER) };
}

/** The people's part counts from when somebody joined to when they were done, each time they did. */
function withWork(
  questions: readonly QuestionRecord[],
  { before, after, logged }: Step,
): readonly QuestionRecord[] {
  const end = logged.at(-1)?.at;
  if (before?.state.is !== "live" || after.state.is === "live" || end === undefined)
    return questions;
  const { since } = before.state;
  const lastWord = Math.max(since, before.last?.at ?? since);
  const ms = Math.max(0, Math.min(end, lastWord + WRAP_UP_MS) - since);
  return questions.map((question) =>
    question.handedOff ? { ...question, handlingMs: (question.handlingMs ?? 0) + ms } : question,
  );
}
