import express, { type Request, type RequestHandler, type Response } from "express";
import type { ZodType } from "zod";
import { whoIs } from "../application/accounts.ts";
import type { Deps } from "../application/deps.ts";
import { maySupervise } from "../domain/access.ts";
import type { Actor } from "../domain/model.ts";
import type { Result } from "../protocol/errors.ts";
import { problem } from "./account-routes.ts";
import { parseCookie } from "./cookies.ts";
import type { RateLimits } from "./limits.ts";
import { fromOwnPage } from "./origin.ts";

/** What the routes for supervisors alone have in common (SPEC A8). */
export type SupervisedSide = {
  readonly deps: Deps;
  readonly limits: RateLimits;
  readonly publicUrl: string | null;
};

/** Two hundred special days for each of many teams fit. */
const LARGEST = "4mb";

export function read<T>(side: SupervisedSide, work: () => Promise<T>): RequestHandler {
  return async (request, response) => {
    if ((await supervisor(side, request, response)) !== null) response.json(await work());
  };
}

const body = express.json({ limit: LARGEST, strict: true });

/** From our own pages only; the body is read for who may alone. */
export function change<B, T>(
  side: SupervisedSide,
  schema: ZodType<B>,
  work: (body: B, actor: Actor) => Promise<Result<T>>,
): RequestHandler {
  return async (request, response, next) => {
    if (request.headers["x-cascade"] !== "1" || !fromOwnPage(request, side.publicUrl))
      return problem(response, "wrong_origin");
    const actor = await supervisor(side, request, response);
    if (actor === null) return;
    const answer = async () => {
      const parsed = schema.safeParse(request.body);
      if (!parsed.success) {
        // What is wrong is said in the words of the schema, which are written for people.
        const issues = parsed.error.issues.map(({ path, message }) => ({ path, message }));
        response
          .status(400)
          .json({ code: "bad_request", message: issues[0]?.message ?? "", issues });
        return;
      }
      const result = await work(parsed.data, actor);
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
async function supervisor(
  { deps, limits }: SupervisedSide,
  request: Request,
  response: Response,
): Promise<Actor | null> {
  response.set("Cache-Control", "no-store");
  const session = parseCookie(request.headers.cookie);
  const who = session === null ? null : await whoIs(deps, session);
  if (who === null) {
    problem(response, "signed_out");
    return null;
  }
  const { id: agentId, name, role } = who.account;
  const actor: Actor = { kind: "agent", agentId, name, role };
  const code = maySupervise(actor) ? await limits.agent(agentId) : "forbidden";
  if (code === null) return actor;
  problem(response, code);
  return null;
}
