import express, { type Request, type Response, type Router } from "express";
import type { ZodType } from "zod";
import type { AnswerCounts } from "../application/answer-counts.ts";
import type { Calibrating } from "../application/calibrating.ts";
import type { EffectOf } from "../application/effect.ts";
import type { Gaps } from "../application/gaps.ts";
import { whoIs } from "../application/accounts.ts";
import type { Deps } from "../application/deps.ts";
import type { LearningKnowledge } from "../application/learning-ports.ts";
import { judgeQuestion, unjudged } from "../application/questions.ts";
import type { Account } from "../protocol/account.ts";
import { effectOf, gapDismiss, gapPhrasing, questionJudge } from "../protocol/articles.ts";
import type { Result } from "../protocol/errors.ts";
import { problem } from "./account-routes.ts";
import { parseCookie } from "./cookies.ts";
import type { RateLimits } from "./limits.ts";
import { fromOwnPage } from "./origin.ts";

export type LearningSide = {
  readonly deps: Deps;
  readonly limits: RateLimits;
  readonly publicUrl: string | null;
  readonly learning: {
    readonly asked: LearningKnowledge;
    readonly gaps: Gaps;
    readonly effectOf: EffectOf;
    readonly calibrating: Calibrating;
    readonly counts: AnswerCounts;
  };
  readonly failed: (error: unknown) => void;
};

/** An article with all its phrasings fits, and no more than that. */
const LARGEST = "256kb";

/** What people asked, for every agent (SPEC L10); mounted at /api/knowledge. Others are passed on. */
export function learningRoutes(side: LearningSide): Router {
  const router = express.Router();
  const { deps, learning } = side;
  const { asked, gaps, calibrating } = learning;

  router.get(
    "/gaps",
    read(side, () => gaps.list()),
  );
  router.get(
    "/questions",
    read(side, () => unjudged(deps, asked)),
  );
  router.get(
    "/calibrator",
    read(side, () => calibrating.state()),
  );

  router.post(
    "/gaps/dismiss",
    change(side, gapDismiss, ({ questionIds, undo }) => gaps.dismiss(questionIds, undo === true)),
  );
  router.post(
    "/gaps/phrasing",
    change(side, gapPhrasing, (body, { id, name }) =>
      gaps.addPhrasings({ name }, { ...body, agentId: id }),
    ),
  );
  router.post(
    "/effect",
    change(side, effectOf, (body, { id }) => learning.effectOf({ ...body, agentId: id })),
  );
  router.post(
    "/judge",
    change(side, questionJudge, async (body, { id }) => {
      const judged = await judgeQuestion(deps, asked, { ...body, agentId: id });
      // Nobody waits for it: it takes a moment, and decides on later questions only.
      if (judged.ok) calibrating.look().catch(side.failed);
      return judged;
    }),
  );
  return router;
}

function read<T>(side: LearningSide, work: () => Promise<T>): express.RequestHandler {
  return async (request, response) => {
    const account = await signedIn(side, request, response);
    if (account !== null) response.json(await work());
  };
}

const body = express.json({ limit: LARGEST, strict: true });

/** From our own pages only; what is not as agreed changes nothing, and is read only for who is signed in. */
function change<B, T>(
  side: LearningSide,
  schema: ZodType<B>,
  work: (body: B, account: Account) => Promise<Result<T>>,
): express.RequestHandler {
  return async (request, response, next) => {
    if (request.headers["x-cascade"] !== "1" || !fromOwnPage(request, side.publicUrl))
      return problem(response, "wrong_origin");
    const account = await signedIn(side, request, response);
    if (account === null) return;
    const answer = async () => {
      const parsed = schema.safeParse(request.body);
      if (!parsed.success) return problem(response, "bad_request");
      const result = await work(parsed.data, account);
      if (result.ok) response.json(result.value ?? {});
      else problem(response, result.code);
    };
    body(request, response, (error: unknown) => {
      if (error === undefined) answer().catch(next);
      else next(error);
    });
  };
}

/** Null: answered already, with why not. */
async function signedIn(
  { deps, limits }: LearningSide,
  request: Request,
  response: Response,
): Promise<Account | null> {
  response.set("Cache-Control", "no-store");
  const session = parseCookie(request.headers.cookie);
  const who = session === null ? null : await whoIs(deps, session);
  const code = who === null ? "signed_out" : await limits.agent(who.account.id);
  if (code === null) return who?.account ?? null;
  problem(response, code);
  return null;
}
