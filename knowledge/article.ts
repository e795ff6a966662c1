/** One entry of the knowledge base, as its author wrote it. */
export type Article = {
  /** `<language>/<topic>` for articles from files; any unique text elsewhere. */
  readonly id: string;
  /** What the article is about: its translations share it, and are one answer. */
  readonly topic: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Other ways in which visitors ask for this article. */
  readonly phrasings: readonly string[];
  /** BCP 47 tag, for example `en` or `zh-Hans`. */
  readonly language: string;
  readonly category: string;
  /** ISO date, for example `2026-10-02`. */
  readonly updatedAt: string;
  /** Whether the article is offered before the visitor has asked anything. */
  readonly popular: boolean;
};
