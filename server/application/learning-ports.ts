import type { ArticleFields, EffectAnswer } from "../protocol/articles.ts";

/** What the bot would do about a text. */
export type Found = {
  readonly decision: EffectAnswer["decision"];
  /** Best first. */
  readonly hits: readonly FoundArticle[];
};
export type FoundArticle = {
  readonly articleId: string;
  readonly title: string;
  /** 0..1 */
  readonly score: number;
};

/** A question to be asked anew. `language`: what is known of the visitor's. */
export type Ask = (question: { readonly text: string; readonly language: string | null }) => Found;

export type Edit = { readonly id: string; readonly fields: ArticleFields | null };

/** The answer engine, as learning from questions needs it. */
export interface LearningKnowledge {
  /** As visitors are answered now, a learned calibrator included. */
  readonly ask: Ask;
  /** As the engine decides by itself. */
  readonly askEngine: Ask;
  /** Null: there is none published. */
  title(articleId: string): string | null;
  /** Another object after every change of what is known. */
  version(): object;
  /**
   * What it would be with one article changed (null: gone); learned apart, not used by anybody else.
   * Rejects once the signal says that nobody waits any more.
   */
  withEdit(edit: Edit, signal: AbortSignal): Promise<Ask>;
}
