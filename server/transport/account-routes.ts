import express, { type Request, type Response, type Router } from "express";
import {
  checkInvite,
  register,
  signIn,
  signOut,
  whoIs,
  type SignedIn,
} from "../application/accounts.ts";
import { fingerprint } from "../application/contacts.ts";
import type { Deps } from "../application/deps.ts";
import { accountRequests, linkCheck } from "../protocol/account.ts";
import { ERRORS, type ErrorCode, type Result } from "../protocol/errors.ts";
import type { Role } from "../protocol/registers.ts";
import { addressOf } from "./address.ts";
import { noCookie, parseCookie, sessionCookie } from "./cookies.ts";
import type { RateLimits } from "./limits.ts";
import { fromOwnPage } from "./origin.ts";

export type AccountSide = {
  readonly deps: Deps;
  readonly limits: RateLimits;
  readonly publicUrl: string | null;
  readonly trustProxy: boolean;
  /** Closes every connection of a session that has ended. */
  readonly closeSession: (sessionId: string) => void;
};

/** Signing in and out, and the one-time links. Changes are accepted from our own pages only. */
export function accountRoutes(side: AccountSide): Router {
  const router = express.Router();
  const { deps } = side;
  router.use((_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });
  router.get("/account", async (request, response) => {
    const session = parseCookie(request.headers.cookie);
    const who = session === null ? null : await whoIs(deps, session);
    // "Nobody" is an answer: browsers tell of each refusal in their console.
    response.json(who?.account ?? null);
  });
  router.use(express.json({ limit: "8kb", strict: true }), fromConsole(side));
  router.post("/setup", (request, response) =>
    registered(side, { request, response, schema: accountRequests.setup, role: "admin" }),
  );
  router.post("/join", (request, response) =>
    registered(side, { request, response, schema: accountRequests.join, role: "agent" }),
  );
  router.post("/setup/check", (request, response) =>
    checked(side, { request, response, role: "admin" }),
  );
  router.post("/join/check", (request, response) =>
    checked(side, { request, response, role: "agent" }),
  );
  router.post("/sign-in", (request, response) => signedIn(side, request, response));
  router.post("/sign-out", (request, response) => signedOut(side, request, response));
  return router;
}

/** Same-site cookies keep other sites out; the header keeps out what a plain form could send. */
function fromConsole({ publicUrl }: AccountSide): express.RequestHandler {
  return (request, response, next) => {
    if (request.headers["x-cascade"] === "1" && fromOwnPage(request, publicUrl)) next();
    else problem(response, "wrong_origin");
  };
}

type Registering = {
  readonly request: Request;
  readonly response: Response;
  readonly schema: typeof accountRequests.setup;
  readonly role: Role;
};

async function registered(
  side: AccountSide,
  { request, response, schema, role }: Registering,
): Promise<void> {
  const body = schema.safeParse(request.body);
  if (!body.success) return problem(response, "bad_request");
  const address = clientAddress(side, request);
  const limited = await side.limits.join(address);
  if (limited !== null) return problem(response, limited);
  const result = await register(side.deps, body.data, role);
  if (result.ok) await side.limits.joined(address);
  welcome(side, { request, response }, result);
}

async function checked(
  { deps }: AccountSide,
  { request, response, role }: Omit<Registering, "schema">,
): Promise<void> {
  const body = linkCheck.safeParse(request.body);
  const usable = body.success ? await checkInvite(deps, body.data.token, role) : null;
  if (usable === null) problem(response, "link_used");
  else response.json(usable);
}

async function signedIn(side: AccountSide, request: Request, response: Response): Promise<void> {
  const body = accountRequests.signIn.safeParse(request.body);
  if (!body.success) return problem(response, "wrong_password");
  const address = clientAddress(side, request);
  const limited = await side.limits.signIn(address, body.data.email);
  if (limited !== null) return problem(response, limited);
  const result = await signIn(side.deps, body.data);
  if (result.ok) await side.limits.signedIn(address, body.data.email);
  welcome(side, { request, response }, result);
}

async function signedOut(side: AccountSide, request: Request, response: Response): Promise<void> {
  const session = parseCookie(request.headers.cookie);
  if (session !== null) {
    await signOut(side.deps, session);
    side.closeSession(fingerprint(session));
  }
  response.append("Set-Cookie", noCookie(isSecure(side, request))).json({});
}

type Exchange = { readonly request: Request; readonly response: Response };

function welcome(
  side: AccountSide,
  { request, response }: Exchange,
  result: Result<SignedIn>,
): void {
  if (!result.ok) return problem(response, result.code);
  const { account, session, expiresAt } = result.value;
  response
    .append("Set-Cookie", sessionCookie(session, { secure: isSecure(side, request), expiresAt }))
    .json(account);
}

function isSecure({ publicUrl }: AccountSide, request: Request): boolean {
  return request.secure || publicUrl?.startsWith("https:") === true;
}

function clientAddress({ trustProxy }: AccountSide, request: Request): string {
  return addressOf(request.headers, request.socket.remoteAddress, trustProxy);
}

/** Says what went wrong, from the one catalogue. */
export function problem(response: Response, code: ErrorCode): void {
  const { status, message } = ERRORS[code];
  response.status(status).json({ code, message });
}
