import type { Conversation } from "../../server/domain/model.ts";
import { questionsAfter, questionsTouched } from "../../server/domain/question-after.ts";
import { NOTHING_KNOWN, type QuestionRecord } from "../../server/domain/question-record.ts";
import type { Logged } from "../../server/protocol/conversation.ts";
import type { ConversationCommand } from "../../server/domain/commands.ts";
import type { Actor } from "../../server/domain/model.ts";
import { Play, VISITOR } from "./domain.ts";

export const NOW = Date.UTC(2026, 5, 1);

/** A question of which nothing is known but what a test says. */
export function question(id: string, patch: Partial<QuestionRecord> = {}): QuestionRecord {
  return {
    id,
    conversationId: `conversation ${id}`,
    contactId: "contact",
    at: NOW,
    text: id,
    language: "en",
    answerId: `answer ${id}`,
    decision: "silent",
    score: 0,
    shown: [],
    nearest: null,
    ...NOTHING_KNOWN,
    ...patch,
  };
}

/** A conversation played step by step with what is kept of its questions. */
export class Learning {
  readonly play = new Play();
  questions: readonly QuestionRecord[] = [];

  do(actor: Actor, command: ConversationCommand): this {
    const before = this.play.logged.length === 0 ? null : this.play.conversation;
    const from = this.play.logged.length;
    const decision = this.play.do(actor, command);
    if (!decision.ok) throw new Error(decision.code);
    this.#take(before, this.play.logged.slice(from));
    return this;
  }

  start(text: string): this {
    return this.do(VISITOR, { type: "start", message: { id: text, text }, person: false });
  }

  say(text: string): this {
    const id = this.questions.some((one) => one.id === text) ? `${text} again` : text;
    return this.do(VISITOR, { type: "post", id, text });
  }

  get last(): QuestionRecord {
    const last = this.questions.at(-1);
    if (last === undefined) throw new Error("no question yet");
    return last;
  }

  #take(before: Conversation | null, logged: readonly Logged[]): void {
    const step = { before, after: this.play.conversation, logged };
    const touched = questionsTouched(step);
    const after = questionsAfter(
      this.questions.filter(({ id }) => touched.includes(id)),
      step,
      { languageOf: () => "en" },
    );
    if (touched.length > 0) this.questions = after;
  }
}
