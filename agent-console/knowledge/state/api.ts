import type {
  ArticleAnswers,
  ArticleDetail,
  ArticleFields,
  ArticleImport,
  CalibratorState,
  Effect,
  Gap,
  ImportReport,
  KnowledgeOverview,
  KnowledgeSettings,
  PastQuestion,
} from "../../../server/protocol/articles.ts";
import { askApi, type Answer } from "../../state/http.ts";

/** The knowledge base over HTTP; what each answers is in the server's `protocol/articles.ts`. */

/** Which article: one language's text on one topic. */
export type ArticleAt = { readonly language: string; readonly topic: string };

export const idOf = ({ language, topic }: ArticleAt): string => `${language}/${topic}`;

/** @param id `<language>/<topic>` */
export function atOf(id: string): ArticleAt {
  const cut = id.indexOf("/");
  return { language: id.slice(0, cut), topic: id.slice(cut + 1) };
}

export const fetchOverview = (): Promise<Answer<KnowledgeOverview>> =>
  askApi("GET", "/api/articles");

export const fetchArticle = (at: ArticleAt): Promise<Answer<ArticleDetail>> =>
  askApi("GET", pathOf(at));

export const fetchAnswers = (at: ArticleAt): Promise<Answer<ArticleAnswers>> =>
  askApi("GET", `${pathOf(at)}/answers`);

export type Save = { readonly expected: number; readonly fields: ArticleFields };

export const saveArticle = (at: ArticleAt, save: Save): Promise<Answer<ArticleDetail>> =>
  askApi("PUT", pathOf(at), save);

export const removeArticle = (at: ArticleAt, expected: number): Promise<Answer<ArticleDetail>> =>
  askApi("DELETE", pathOf(at), { expected });

export const fetchRevision = (at: ArticleAt, revision: number): Promise<Answer<ArticleFields>> =>
  askApi("GET", `${pathOf(at)}/revisions/${revision}`);

export const restoreRevision = (
  at: ArticleAt,
  body: { readonly expected: number; readonly revision: number },
): Promise<Answer<ArticleDetail>> => askApi("POST", `${pathOf(at)}/restore`, body);

export const settleArticle = (
  at: ArticleAt,
  body: { readonly expected: number; readonly take: "ours" | "file" },
): Promise<Answer<ArticleDetail>> => askApi("POST", `${pathOf(at)}/settle`, body);

export const importArticles = (body: ArticleImport): Promise<Answer<ImportReport>> =>
  askApi("POST", "/api/articles/import", body);

export const exportPath = (as: "jsonl" | "csv"): string => `/api/articles/export?as=${as}`;

export const saveSettings = (body: KnowledgeSettings): Promise<Answer<unknown>> =>
  askApi("PUT", "/api/knowledge/settings", body);

export const fetchGaps = (): Promise<Answer<readonly Gap[]>> =>
  askApi("GET", "/api/knowledge/gaps");

/** @param undo it is for us after all */
export const dismissGap = (
  questionIds: readonly string[],
  undo: boolean,
): Promise<Answer<unknown>> => askApi("POST", "/api/knowledge/gaps/dismiss", { questionIds, undo });

export const addPhrasings = (body: {
  readonly articleId: string;
  readonly expected: number;
  readonly questionIds: readonly string[];
}): Promise<Answer<unknown>> => askApi("POST", "/api/knowledge/gaps/phrasing", body);

export const fetchEffect = (id: string, fields: ArticleFields | null): Promise<Answer<Effect>> =>
  askApi("POST", "/api/knowledge/effect", { id, fields });

export const fetchUnjudged = (): Promise<Answer<readonly PastQuestion[]>> =>
  askApi("GET", "/api/knowledge/questions?state=unjudged");

export const judgeQuestion = (
  questionId: string,
  articleId: string | null,
): Promise<Answer<unknown>> => askApi("POST", "/api/knowledge/judge", { questionId, articleId });

export const fetchCalibrator = (): Promise<Answer<CalibratorState>> =>
  askApi("GET", "/api/knowledge/calibrator");

/** Its public help page; the server leads on where it has moved. */
export const helpPath = ({ language, topic }: ArticleAt): string =>
  `/help/${language}/article/${topic}`;

function pathOf({ language, topic }: ArticleAt): string {
  return `/api/articles/${encodeURIComponent(language)}/${encodeURIComponent(topic)}`;
}
