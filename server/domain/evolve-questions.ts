import type { InternalEvent, Message } from "../protocol/conversation.ts";
import type { Conversation } from "./model.ts";

/** How many questions of one conversation are followed; what came before them has had its answer. */
const FOLLOWED = 20;

export const NO_QUESTIONS: Pick<Conversation, "pointedTo" | "asked" | "questions"> = {
  pointedTo: {},
  asked: null,
  questions: [],
};

/** Remembers what was asked of the bot, and what the bot pointed to. */
export function withAsked(conversation: Conversation, { id, author, body }: Message): Conversation {
  if (conversation.state.is !== "bot") return conversation;
  if (author.kind === "visitor") return { ...conversation, asked: id };
  const articles = body.type === "answer" ? [body.article] : articlesIn(body);
  if (articles.length === 0) return conversation;
  const ids = articles.map((article) => article.id);
  return { ...conversation, pointedTo: { ...conversation.pointedTo, [id]: ids } };
}

function articlesIn(body: Message["body"]): readonly { readonly id: string }[] {
  return body.type === "suggestions" ? body.articles : [];
}

/** The bot tried to answer the newest message: a question it is. */
export function withQuestion(
  conversation: Conversation,
  answered: string | null = null,
): Conversation {
  // Conversations stored by the first version have no questions yet.
  const { asked: newest = null, questions = [] } = conversation;
  const asked = answered ?? newest;
  return asked === null || questions.includes(asked)
    ? conversation
    : { ...conversation, questions: [...questions, asked].slice(-FOLLOWED) };
}

type Opened = Extract<InternalEvent, { readonly type: "article:opened" }>;

export function withOpened(
  conversation: Conversation,
  { messageId, articleId }: Opened,
): Conversation {
  const { [messageId]: articles = [], ...others } = conversation.pointedTo ?? {};
  const left = articles.filter((id) => id !== articleId);
  return {
    ...conversation,
    pointedTo: left.length === 0 ? others : { ...others, [messageId]: left },
  };
}
