import { z } from "zod";
import { ARTICLE_LIMITS, GAP_QUESTIONS } from "./article-limits.ts";
import { MAX_IMPORT_BYTES, MAX_IMPORT_FILES } from "./limits.ts";
import { language } from "./schemas.ts";

/*
 * The knowledge base over HTTP (`/api/articles…`, `/api/knowledge…`): JSON, for signed-in agents,
 * from our own pages only. An article is one language's text on one topic; its id is
 * `<language>/<topic>`, and translations share the topic.
 */

export const topic = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

export const articleFields = z.strictObject({
  title: z.string().trim().min(1).max(ARTICLE_LIMITS.title),
  /** Markdown. */
  body: z.string().max(ARTICLE_LIMITS.body),
  phrasings: z
    .array(z.string().trim().min(1).max(ARTICLE_LIMITS.phrasing))
    .max(ARTICLE_LIMITS.phrasings),
  category: z.string().trim().min(1).max(ARTICLE_LIMITS.category),
  popular: z.boolean(),
  status: z.enum(["draft", "published"]),
});
export type ArticleFields = z.infer<typeof articleFields>;

/** `expected`: the version it was edited from; 0: it is new. Another one there: `conflict`, nothing saved. */
export const articleSave = z.strictObject({ expected: z.int().min(0), fields: articleFields });
export const articleRestore = z.strictObject({
  expected: z.int().min(1),
  revision: z.int().min(1),
});
export const articleRemove = z.strictObject({ expected: z.int().min(1) });
export const articleSettle = z.strictObject({
  expected: z.int().min(1),
  take: z.enum(["ours", "file"]),
});

/** One line of the list. */
export type ArticleRow = {
  readonly id: string;
  readonly topic: string;
  readonly language: string;
  readonly title: string;
  readonly category: string;
  readonly status: ArticleFields["status"];
  readonly popular: boolean;
  /** Counts its texts, from 1; what `expected` names. Writing its file does not count. */
  readonly version: number;
  /** Epoch ms. */
  readonly updatedAt: number;
  /** An agent's name; empty: a change of the file. */
  readonly updatedBy: string;
  /** Since when it is gone (epoch ms), to be restored from its history; null: it is there. */
  readonly removedAt: number | null;
  readonly phrasings: number;
  /** Its file says something else than was written here, and both are newer than what they had in common. */
  readonly conflict: boolean;
  /** How often it was shown as an answer, and what people said of it. */
  readonly shown: number;
  readonly helped: number;
  readonly notHelped: number;
};

export type Revision = {
  readonly revision: number;
  readonly at: number;
  /** An agent's name, or null: a change of the file. */
  readonly by: string | null;
  readonly what: "created" | "edited" | "restored" | "imported" | "removed" | "settled";
};

export type ArticleDetail = ArticleRow & {
  readonly fields: ArticleFields;
  /** Newest first. */
  readonly revisions: readonly Revision[];
  /** What the file says, when both changed; null in `fields`: it cannot be read as an article. */
  readonly theirs: {
    readonly fields: ArticleFields | null;
    readonly text: string;
    /** The file is gone: taking it removes the article. */
    readonly deleted: boolean;
  } | null;
};

/** GET /api/articles/:language/:topic/answers: what it was shown for lately, newest first. */
export type ArticleAnswers = Pick<ArticleRow, "shown" | "helped" | "notHelped"> & {
  readonly lately: readonly {
    readonly id: string;
    readonly question: string;
    readonly language: string | null;
    readonly at: number;
    readonly conversationId: string;
    /** On its own, or among others to choose from. */
    readonly as: "answer" | "suggestion";
    /** 0..1, how near it was. */
    readonly score: number;
    /** What the visitor said of it; null: nothing. */
    readonly helped: boolean | null;
    /** People took it over from there. */
    readonly handedOff: boolean;
  }[];
};

export type KnowledgeOverview = {
  /** What is there, and what is gone but whose file says something else meanwhile. */
  readonly articles: readonly ArticleRow[];
  /** What is gone, latest first: each can be restored. */
  readonly removed: readonly ArticleRow[];
  /** Languages there are articles in, most first. */
  readonly languages: readonly string[];
  readonly categories: readonly string[];
  readonly settings: KnowledgeSettings;
  /** Where the Markdown files lie; `problem`: why edits cannot be written there, or null. */
  readonly folder: {
    readonly path: string;
    readonly problem: string | null;
    /** Files that could not be taken over, and what to do about each. */
    readonly problems: readonly { readonly file: string; readonly why: string }[];
  };
};

export const strictness = z.enum(["low", "medium", "high"]);
export type Strictness = z.infer<typeof strictness>;

export const knowledgeSettings = z.strictObject({
  strictness,
  /** What visitors get whose language an answer does not exist in. */
  fallbackLanguage: language,
});
export type KnowledgeSettings = z.infer<typeof knowledgeSettings>;

export const exportFormat = z.enum(["jsonl", "csv"]);
export type ExportFormat = z.infer<typeof exportFormat>;

/** One line of GET /api/articles/export?as=jsonl, and one row of as=csv; the import takes it again. */
export type ArticleExport = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly questions: readonly string[];
  readonly language: string;
  readonly category: string;
  readonly popular: boolean;
  readonly status: ArticleFields["status"];
};

export const articleImport = z.strictObject({
  /** preview: nothing is changed. */
  mode: z.enum(["preview", "apply"]),
  /** For what does not say its own. */
  language,
  category: z.string().trim().min(1).max(ARTICLE_LIMITS.category),
  /** What an article that is there already becomes. */
  existing: z.enum(["keep", "replace"]),
  status: z.enum(["draft", "published"]),
  files: z
    .array(z.strictObject({ name: z.string().max(300), text: z.string().max(MAX_IMPORT_BYTES) }))
    .min(1)
    .max(MAX_IMPORT_FILES),
});
export type ArticleImport = z.infer<typeof articleImport>;

export type ImportReport = {
  readonly applied: boolean;
  readonly items: readonly {
    readonly file: string;
    readonly id: string;
    readonly title: string;
    readonly phrasings: number;
    readonly what: "new" | "replaces" | "kept" | "same";
  }[];
  /** What was not taken. */
  readonly skipped: readonly ImportRemark[];
  /** What was not understood, of what is taken all the same. */
  readonly notes: readonly ImportRemark[];
};

/** Where (`line` counts from 1; null: the whole file), and what to do. */
export type ImportRemark = {
  readonly file: string;
  readonly line: number | null;
  readonly why: string;
};

/** A question people asked which the bot did not answer, or answered badly, with those like it. */
export type Gap = {
  /** Of its newest question; stable while that one belongs to it. */
  readonly id: string;
  /** As most people put it. */
  readonly question: string;
  readonly questions: readonly GapQuestion[];
  readonly times: number;
  readonly languages: readonly string[];
  /** Minutes of people's time it cost, from handling times where known; what gaps are ranked by. */
  readonly cost: number;
  readonly kind: "unanswered" | "badly_answered";
  /** The article nearest to it, if any: a phrasing may be all it lacks. */
  readonly nearest: {
    readonly id: string;
    readonly title: string;
    readonly score: number;
  } | null;
  /** What an agent answered to one of them, the newest; a draft can begin with it. */
  readonly agentAnswer: string | null;
};

export type GapQuestion = {
  readonly id: string;
  readonly text: string;
  readonly language: string | null;
  readonly at: number;
  readonly conversationId: string;
  /** What came of it. */
  readonly outcome:
    | "unanswered"
    | "said_no"
    | "asked_again"
    | "asked_for_person"
    | "answered"
    | "helped";
};

export const gapDismiss = z.strictObject({
  questionIds: z.array(z.string().max(64)).min(1).max(500),
  /** true: it is for us after all. */
  undo: z.boolean().optional(),
});
export const gapPhrasing = z.strictObject({
  articleId: z.string().max(120),
  expected: z.int().min(1),
  questionIds: z.array(z.string().max(64)).min(1).max(GAP_QUESTIONS),
});
/** The right answer to a past question, as an agent judged: an article's id, or none of them. */
export const questionJudge = z.strictObject({
  questionId: z.string().max(64),
  articleId: z.string().max(120).nullable(),
});

/** What an edit would change, had past questions been asked after it. */
export const effectOf = z.strictObject({
  id: z.string().max(120),
  /** null: the article were gone. */
  fields: articleFields.nullable(),
});
export type Effect = {
  readonly questions: number;
  readonly changed: readonly {
    readonly question: string;
    readonly before: EffectAnswer;
    readonly after: EffectAnswer;
    /** By what people said of the answer they got, or how an agent judged; `unknown`: nobody said. */
    readonly verdict: "better" | "worse" | "unknown";
  }[];
};
export type EffectAnswer = {
  readonly decision: "answer" | "suggest" | "silent";
  readonly articleId: string | null;
  readonly title: string | null;
};

/** A question people asked lately, for judging: GET /api/knowledge/questions?state=unjudged, newest first. */
export type PastQuestion = GapQuestion & {
  readonly decision: EffectAnswer["decision"];
  /** What the bot showed, the best first; none when it was silent. */
  readonly shown: readonly { readonly id: string; readonly title: string }[];
  /** 0..1, of the nearest article at the time. */
  readonly score: number;
  /** Nearest by what the knowledge base says today, the best first, to choose the right one from: at most three. */
  readonly candidates: readonly { readonly id: string; readonly title: string }[];
  /** What an agent then answered. */
  readonly agentAnswer: string | null;
};

/** GET /api/knowledge/calibrator. */
export type CalibratorState = {
  readonly judged: number;
  /** So many judged questions are needed before anything is learned from them. */
  readonly needed: number;
  /** What was learned decides now. */
  readonly active: boolean;
  /** Both measured on judged questions kept back from learning; null: not measured yet. */
  readonly heldBack: { readonly ours: Measured; readonly learned: Measured } | null;
};
/** `accuracy`: share, 0 to 1; `logLoss`: the smaller the better. */
export type Measured = { readonly accuracy: number; readonly logLoss: number };
