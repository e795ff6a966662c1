import type { Asked, Hit } from "../../knowledge/knowledge.ts";
import type { Intent } from "../../knowledge/intents.ts";
import type {
  ArticleRef,
  BotPhrase,
  BotReason,
  BotTurn,
  ConversationEvent,
  HandoffReason,
  MessageBody,
} from "../protocol/conversation.ts";
import type { PendingEvent } from "./pending.ts";
import { internal, open } from "./pending.ts";
import type { BotState } from "./model.ts";
import { answerWith, subjectIn, type MayWrite } from "./writing.ts";

/** Two turns that did not help are enough; nobody is asked to rephrase for ever. */
export const MISSES_BEFORE_HANDOFF = 2;
const SUGGESTIONS = 3;

/** What a text is written in, of the languages offered; `known`: what its writer is taken to write in. */
export type IdentifyWritten = (
  text: string,
  known: string | null,
) => { readonly language: string; readonly confidence: number } | null;

export type BotKnowledge = {
  /** What the articles say to a text, given the question before it. */
  readonly ask: (text: string, previous: string | null) => Asked;
  readonly article: (id: string) => ArticleRef | null;
  readonly intentOf: (text: string) => Intent | null;
  /** The language a text is in, if it can be told; `prior`: the visitor's own, for close calls. */
  readonly languageOf?: (text: string, prior: string | null) => string | null;
  /** What somebody writes in, whom the bot need not understand for it. Missing: nobody can tell. */
  readonly writtenIn?: IdentifyWritten;
};

type Question = {
  readonly text: string;
  readonly messageId: string;
  readonly state: BotState;
  readonly knowledge: BotKnowledge;
  /** Whether an answer may be put in other words first, and what is being put so. */
  readonly writing: MayWrite;
  /** What it goes on from, with it. */
  readonly subject?: string;
};

/**
 * The bot's one turn on one visitor message (SPEC B1 to B10): answer, suggest, say it is not sure,
 * make small talk, or stand aside. Everything it shows is an article's own words.
 */
export function botTurn(question: Question): readonly PendingEvent[] {
  // A file and no words: a person has to look at it (SPEC AT7).
  if (question.text.trim() === "") return handOff(question, "file_sent");
  const intent = question.knowledge.intentOf(question.text);
  const { awaiting } = question.state;
  if (intent === "person") return handOff(question, "asked");
  if (intent === "frustration") return calm(question);
  if (awaiting !== null && intent === "no")
    return [judge(awaiting, false), ...handOff(question, "said_no")];
  // What is thanked for is not there yet, while it is being written.
  if (
    awaiting !== null &&
    question.writing.pending === null &&
    (intent === "yes" || intent === "thanks")
  )
    return deflect(awaiting, question.messageId);
  if (intent === "no") return smallTalk(question, PHRASES.no);
  if (intent !== null) return [...smallTalk(question, PHRASES[intent]), ...goingOn(question)];
  return retrieve(question);
}

/** Nobody who is upset talks to a machine any longer (SPEC B10): a kind word, and a person. */
function calm(question: Question): readonly PendingEvent[] {
  const { awaiting } = question.state;
  return [
    ...(awaiting === null ? [] : [judge(awaiting, false)]),
    say(question.messageId, { type: "phrase", phrase: "sorry" }),
    ...handOff(question, "frustrated"),
  ];
}

/** The contact said that the answer helped: the conversation ends, kindly (SPEC B6). */
export function deflect(answerId: string, messageId: string): readonly PendingEvent[] {
  return [
    judge(answerId, true),
    say(messageId, { type: "phrase", phrase: "glad" }),
    open({ type: "conversation:resolved", outcome: "deflected" }),
  ];
}

export function judge(messageId: string, helped: boolean): PendingEvent {
  return open({ type: "answer:judged", messageId, helped });
}

const PHRASES: Readonly<Record<Exclude<Intent, "person" | "frustration">, BotPhrase>> = {
  yes: "ask_again",
  no: "ask_again",
  greeting: "greeting",
  thanks: "welcome",
  goodbye: "goodbye",
  laughter: "ask_again",
};

function retrieve(alone: Question): readonly PendingEvent[] {
  const { state, knowledge } = alone;
  const asked = knowledge.ask(alone.text, state.question ?? null);
  const question = asked.followsUp ? { ...alone, subject: asked.subject } : alone;
  const best = asked.hits[0];
  const { kind, reason } = asked.decision;
  if (best === undefined || kind === "silent") return miss(question, best, reason);
  // The best answer was shown already and they still ask: it did not help, unless they ask for more of it.
  if (!asked.followsUp && state.shown.includes(best.articleId))
    return miss(question, best, "shown_before");
  return kind === "answer" ? answer(question, best, asked.language) : suggest(question, asked);
}

function answer(question: Question, hit: Hit, language: string | null): readonly PendingEvent[] {
  const { text, messageId, writing, subject } = question;
  const article = question.knowledge.article(hit.articleId);
  if (article === null) return miss(question, hit, "nothing_found");
  return answerWith({ messageId, question: text, subject, hit, article }, writing, language);
}

/** Small talk is no other question: what is being written for the last one goes on (SPEC W5). */
function goingOn({ writing: { pending } }: Question): readonly PendingEvent[] {
  return pending === null ? [] : [internal({ type: "bot:writing", writing: pending })];
}

function suggest(question: Question, { hits, decision }: Asked): readonly PendingEvent[] {
  const best = hits[0];
  if (lastChance(question)) return handOff(question, "two_misses", best);
  const articles = hits
    .slice(0, decision.shown)
    .filter((hit) => !question.state.shown.includes(hit.articleId))
    .slice(0, SUGGESTIONS)
    .flatMap((hit) => question.knowledge.article(hit.articleId) ?? []);
  if (articles.length === 0) return miss(question, best, "shown_before");
  return [
    say(question.messageId, { type: "suggestions", articles }),
    turned(question, {
      kind: "suggest",
      articles,
      score: best?.score ?? 0,
      reason: decision.reason,
    }),
  ];
}

function miss(
  question: Question,
  best: Hit | undefined,
  reason: BotReason,
): readonly PendingEvent[] {
  if (lastChance(question)) return handOff(question, "two_misses", best);
  return [
    say(question.messageId, { type: "phrase", phrase: "not_sure" }),
    turned(question, { kind: "miss", articles: [], ...nearestIn(best), reason }),
  ];
}

function lastChance({ state }: Question): boolean {
  return state.misses + 1 >= MISSES_BEFORE_HANDOFF;
}

function smallTalk(question: Question, phrase: BotPhrase): readonly PendingEvent[] {
  return [
    say(question.messageId, { type: "phrase", phrase }),
    turned(question, { kind: "smalltalk", articles: [], score: 0 }),
  ];
}

function handOff(question: Question, reason: HandoffReason, best?: Hit): readonly PendingEvent[] {
  const kind = reason === "two_misses" ? "miss" : "handoff";
  return [
    turned(question, { kind, articles: [], ...nearestIn(best) }),
    open({ type: "handoff:made", reason }),
  ];
}

/** What came nearest is kept though nobody is shown it: the owner may find that a phrasing is all it lacks. */
function nearestIn(best: Hit | undefined): Pick<BotTurn, "score" | "nearest"> {
  return { score: best?.score ?? 0, nearest: best?.articleId ?? null };
}

function turned(
  { text, messageId, subject }: Question,
  turn: Omit<BotTurn, "messageId" | "question" | "subject">,
): PendingEvent {
  return internal({
    type: "bot:turned",
    turn: { ...turn, messageId, question: text.slice(0, 500), ...subjectIn(subject) },
  });
}

function say(id: string, body: MessageBody): PendingEvent {
  const event: ConversationEvent = {
    type: "message:posted",
    message: { id, author: { kind: "bot" }, body },
  };
  return open(event);
}
