import type { Article } from "../knowledge/article.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Strictness } from "../knowledge/strictness.ts";
import { createAnswerCounts, type AnswerCounts } from "./application/answer-counts.ts";
import type { ArticleDeps } from "./application/article-store.ts";
import { createCalibrating, type Calibrating } from "./application/calibrating.ts";
import { createEffectOf, type EffectOf } from "./application/effect.ts";
import { createGaps, type Gaps } from "./application/gaps.ts";
import type { Ask, LearningKnowledge } from "./application/learning-ports.ts";
import type { ArticleFields } from "./protocol/articles.ts";
import { answerAt, withCalibrator } from "./learned-knowledge.ts";

export type LearningParts = {
  readonly deps: ArticleDeps;
  readonly knowledge: Knowledge;
  readonly strictness: () => Strictness;
  /** Learns articles off the main thread, for asking what an edit would change. */
  readonly learnFrom: (articles: readonly Article[], signal: AbortSignal) => Promise<Knowledge>;
  readonly failed: (error: unknown) => void;
};

/** Everything by which the knowledge base gets better from what people ask. */
export type Learning = {
  /** What the bot is to ask: the engine, with the calibrator where it measured better. */
  readonly knowledge: Knowledge;
  readonly asked: LearningKnowledge;
  readonly gaps: Gaps;
  readonly effectOf: EffectOf;
  readonly calibrating: Calibrating;
  readonly counts: AnswerCounts;
};

export function createLearning(parts: LearningParts): Learning {
  const { deps, knowledge, strictness } = parts;
  const version = versionOf(knowledge, strictness);
  const askWith = (one: Knowledge) => asker(one, strictness);
  const calibrating = createCalibrating({
    deps,
    knowledge: { version, askEngine: askWith(knowledge) },
    answerAt: () => answerAt(strictness()),
    failed: parts.failed,
  });
  const learned = withCalibrator(knowledge, calibrating.current);
  const asked: LearningKnowledge = {
    version,
    ask: askWith(learned),
    askEngine: askWith(knowledge),
    title: (id) => knowledge.get(id)?.title ?? null,
    async withEdit({ id, fields }, signal) {
      const edited = await parts.learnFrom(withArticle(knowledge.list(), id, fields), signal);
      return askWith(withCalibrator(edited, calibrating.current));
    },
  };
  return {
    knowledge: learned,
    asked,
    calibrating,
    gaps: createGaps(deps, asked),
    effectOf: createEffectOf(deps, asked),
    counts: createAnswerCounts(deps),
  };
}

/** A new object whenever articles or strictness are others than before. */
function versionOf(knowledge: Knowledge, strictness: () => Strictness): () => object {
  let current: { readonly articles: unknown; readonly strictness: Strictness } | null = null;
  return () => {
    const now = { articles: knowledge.list(), strictness: strictness() };
    if (now.articles !== current?.articles || now.strictness !== current.strictness) current = now;
    return current;
  };
}

/** The visitor's own strictness and language, and titles to show. */
function asker(knowledge: Knowledge, strictness: () => Strictness): Ask {
  return ({ text, language }) => {
    const options = language === null ? {} : { language };
    const { decision, hits } = knowledge.ask(text, { ...options, strictness: strictness() });
    return {
      decision: decision.kind,
      hits: hits.map(({ articleId, score }) => ({
        articleId,
        score,
        title: knowledge.get(articleId)?.title ?? articleId,
      })),
    };
  };
}

/** The published articles as they would be. A draft is none of them. */
function withArticle(
  articles: readonly Article[],
  id: string,
  fields: ArticleFields | null,
): readonly Article[] {
  const at = articles.findIndex((article) => article.id === id);
  const others = articles.filter((article) => article.id !== id);
  if (fields === null || fields.status === "draft") return others;
  const slash = id.indexOf("/");
  const { title, body, phrasings, category, popular } = fields;
  const edited: Article = {
    id,
    language: id.slice(0, slash),
    topic: id.slice(slash + 1),
    title,
    body,
    phrasings,
    category,
    popular,
    updatedAt: articles[at]?.updatedAt ?? "",
  };
  return [...others, edited];
}
