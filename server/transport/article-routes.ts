import express, { type Request, type RequestHandler, type Response, type Router } from "express";
import type { z } from "zod";
import { whoIs } from "../application/accounts.ts";
import { exportArticles } from "../application/article-export.ts";
import { importArticles } from "../application/article-import.ts";
import {
  articleAnswers,
  knowledgeOverview,
  readArticle,
  type AnswerCounts,
  type AnsweredLately,
} from "../application/article-views.ts";
import type { FolderState } from "../application/article-sync.ts";
import {
  readRevision,
  removeArticle,
  restoreArticle,
  saveArticle,
  settleArticle,
  type ArticleKey,
  type Editor,
} from "../application/articles.ts";
import type { Deps } from "../application/deps.ts";
import { setKnowledgeSettings } from "../application/knowledge-settings.ts";
import {
  articleImport,
  articleRemove,
  articleRestore,
  articleSave,
  articleSettle,
  exportFormat,
  knowledgeSettings,
  topic as topicSchema,
} from "../protocol/articles.ts";
import { MAX_IMPORT_JSON_BYTES } from "../protocol/limits.ts";
import { language as languageSchema } from "../protocol/schemas.ts";
import type { Account } from "../protocol/account.ts";
import { ERRORS, type ErrorCode, type Result } from "../protocol/errors.ts";
import { languageOf } from "../article-formats/article-file.ts";
import { problem } from "./account-routes.ts";
import { parseCookie } from "./cookies.ts";
import type { RateLimits } from "./limits.ts";
import { fromOwnPage } from "./origin.ts";

export type ArticleSide = {
  readonly deps: Deps;
  readonly limits: RateLimits;
  readonly publicUrl: string | null;
  /** What the folder of files is like. */
  readonly folder: () => FolderState;
  readonly counts: AnswerCounts;
  readonly lately: AnsweredLately;
};

/** A text of 50,000 characters may take four times as many bytes, and more when escaped. */
const SAVE_BYTES = 1024 * 1024;

/** What goes with the files of an import takes a few hundred bytes. */
const IMPORT_BYTES = MAX_IMPORT_JSON_BYTES + 1024;

/** The knowledge base for signed-in agents. Changes are accepted from our own pages only. */
export function articleRoutes(side: ArticleSide): Router {
  const router = express.Router();
  const { deps, counts } = side;
  const signedIn = whoAsks(side);
  const json = [fromConsole(side), express.json({ limit: SAVE_BYTES, strict: true })];
  router.use(["/articles", "/knowledge/settings"], noStore, signedIn);
  router.get("/articles", async (_request, response) => {
    response.json(await knowledgeOverview(deps, { folder: side.folder(), counts }));
  });
  router.get("/articles/export", adminsOnly, (request, response) =>
    sendExport(deps, request, response),
  );
  router.post(
    "/articles/import",
    adminsOnly,
    fromConsole(side),
    express.json({ limit: IMPORT_BYTES, strict: true }),
    async (request, response) => {
      const body = bodyOf(articleImport, request, response);
      if (body !== null) response.json(await importArticles(deps, editor(response), body));
    },
  );
  router.put("/knowledge/settings", adminsOnly, ...json, async (request, response) => {
    const body = bodyOf(knowledgeSettings, request, response);
    if (body !== null) response.json(await setKnowledgeSettings(deps, body));
  });
  oneArticle(router, side, json);
  return router;
}

/** One article: to read, save, remove, restore and settle. Each change answers with how it is now. */
function oneArticle(
  router: Router,
  { deps, counts, lately }: ArticleSide,
  json: RequestHandler[],
): void {
  const path = "/articles/:language/:topic";
  const act =
    <S extends z.ZodType>(
      schema: S,
      run: (who: Editor, asked: ArticleKey & z.infer<S>) => Promise<Result<null>>,
    ): RequestHandler =>
    async (request, response) => {
      const key = keyOf(request);
      if (key === null) return problem(response, "not_found");
      const body = bodyOf(schema, request, response);
      if (body === null) return;
      const done = await run(editor(response), { ...(body as z.infer<S> & object), ...key });
      if (!done.ok) return problem(response, done.code);
      answer(response, await readArticle(deps, key, counts));
    };
  router.get(path, async (request, response) => {
    const key = keyOf(request);
    if (key === null) problem(response, "not_found");
    else answer(response, await readArticle(deps, key, counts));
  });
  router.get(`${path}/answers`, async (request, response) => {
    const key = keyOf(request);
    if (key === null) problem(response, "not_found");
    else answer(response, await articleAnswers(deps, key, { counts, lately }));
  });
  router.get(`${path}/revisions/:n`, async (request, response) => {
    const key = keyOf(request);
    const { n } = request.params;
    if (key === null || typeof n !== "string" || !/^\d{1,9}$/.test(n))
      problem(response, "not_found");
    else answer(response, await readRevision(deps, key, Number(n)));
  });
  router.put(
    path,
    ...json,
    act(articleSave, (who, asked) => saveArticle(deps, who, asked)),
  );
  router.delete(
    path,
    adminsOnly,
    ...json,
    act(articleRemove, (who, asked) => removeArticle(deps, who, asked)),
  );
  router.post(
    `${path}/restore`,
    ...json,
    act(articleRestore, (who, asked) => restoreArticle(deps, who, asked)),
  );
  router.post(
    `${path}/settle`,
    ...json,
    act(articleSettle, (who, asked) => settleArticle(deps, who, asked)),
  );
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set("Cache-Control", "no-store");
  next();
};

/** Before anything is read of the body: who is nobody's colleague sends no 32 MB. */
function whoAsks({ deps, limits }: ArticleSide): RequestHandler {
  return async (request, response, next) => {
    const session = parseCookie(request.headers.cookie);
    const who = session === null ? null : await whoIs(deps, session);
    if (who === null) return problem(response, "signed_out");
    const limited = await limits.agent(who.account.id);
    if (limited !== null) return problem(response, limited);
    response.locals["account"] = who.account;
    next();
  };
}

const adminsOnly: RequestHandler = (_request, response, next) => {
  if (account(response).role === "admin") next();
  else problem(response, "forbidden");
};

/** Same-site cookies keep other sites out; the header keeps out what a plain form could send. */
function fromConsole({ publicUrl }: ArticleSide): RequestHandler {
  return (request, response, next) => {
    if (request.headers["x-cascade"] === "1" && fromOwnPage(request, publicUrl)) next();
    else problem(response, "wrong_origin");
  };
}

function account(response: Response): Account {
  return response.locals["account"] as Account;
}

function editor(response: Response): Editor {
  return { name: account(response).name };
}

function keyOf({ params }: Request): ArticleKey | null {
  const language = languageSchema.safeParse(params["language"]);
  const topic = topicSchema.safeParse(params["topic"]);
  const tag = language.success ? languageOf(language.data) : null;
  return tag === null || !topic.success ? null : { language: tag, topic: topic.data };
}

/** The parsed body; null: it was answered with what is wrong with it. */
function bodyOf<S extends z.ZodType>(
  schema: S,
  request: Request,
  response: Response,
): z.infer<S> | null {
  const body = schema.safeParse(request.body);
  if (body.success) return body.data;
  const issue = body.error.issues[0];
  const where = issue?.path.map(String).join(".") ?? "";
  const message = where === "" ? ERRORS.bad_request.message : `${where}: ${issue?.message ?? ""}`;
  refuse(response, "bad_request", message);
  return null;
}

function refuse(response: Response, code: ErrorCode, message: string): void {
  response.status(ERRORS[code].status).json({ code, message });
}

function answer<T>(response: Response, result: Result<T>): void {
  if (result.ok) response.json(result.value);
  else problem(response, result.code);
}

async function sendExport(deps: Deps, request: Request, response: Response): Promise<void> {
  const format = exportFormat.safeParse(request.query["as"]);
  if (!format.success)
    return refuse(response, "bad_request", "Say in which form: as=jsonl or as=csv.");
  const { type, name, text } = await exportArticles(deps, format.data);
  response.attachment(name).type(type).send(text);
}
