/** One question the bot was asked, and all that came of it: what the knowledge base learns from. */
export type QuestionRecord = {
  /** The visitor's message id. */
  readonly id: string;
  readonly conversationId: string;
  readonly contactId: string;
  /** Epoch ms. */
  readonly at: number;
  /** First 500 characters; addresses and long numbers are masked before anything is kept. */
  readonly text: string;
  /** Of the visitor, as the browser says; null: not known. */
  readonly language: string | null;
  /** The bot's message, which verdicts and clicks name. */
  readonly answerId: string;
  readonly decision: QuestionDecision;
  /** 0..1, of the nearest article. */
  readonly score: number;
  /** Ids of what was shown, best first. */
  readonly shown: readonly string[];
  /** The nearest article, shown or not; null: none. */
  readonly nearest: string | null;
  /** The visitor's own word; null: none. */
  readonly helped: boolean | null;
  readonly clicked: string | null;
  /** The next question in the same conversation. */
  readonly next: string | null;
  /** That one was this one put in other words. */
  readonly askedAgain: boolean;
  readonly askedForPerson: boolean;
  /** People took it over, with this question open. */
  readonly handedOff: boolean;
  /** The first substantial message of an agent after that, masked, at most 2,000 characters. */
  readonly agentAnswer: string | null;
  /** Milliseconds people spent on its conversation; null: nobody did, or not over yet. */
  readonly handlingMs: number | null;
  /** What an agent said is the right answer; null: nobody judged it. */
  readonly judged: Judgement | null;
  /** An agent said that it is not for the knowledge base. */
  readonly dismissed: boolean;
  /** The article it was added to as a phrasing: no gap any more. */
  readonly taughtTo: string | null;
};

/** Of a question that was only just asked. */
export const NOTHING_KNOWN = {
  helped: null,
  clicked: null,
  next: null,
  askedAgain: false,
  askedForPerson: false,
  handedOff: false,
  agentAnswer: null,
  handlingMs: null,
  judged: null,
  dismissed: false,
  taughtTo: null,
} as const satisfies Partial<QuestionRecord>;

export type QuestionDecision = "answer" | "suggest" | "silent";

/** `articleId` null: none of the articles is right. */
export type Judgement = {
  readonly articleId: string | null;
  readonly by: string;
  readonly at: number;
};
