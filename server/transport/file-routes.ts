import { Router, type Request, type RequestHandler, type Response } from "express";
import { whoIs } from "../application/accounts.ts";
import { knownContact } from "../application/contacts.ts";
import type { Deps } from "../application/deps.ts";
import type { Files } from "../application/files.ts";
import type { FileOwner } from "../domain/file-record.ts";
import type { Actor } from "../domain/model.ts";
import { id } from "../protocol/schemas.ts";
import { problem } from "./account-routes.ts";
import { addressOf } from "./address.ts";
import { parseCookie } from "./cookies.ts";
import { sendFile } from "./file-response.ts";
import type { Incoming } from "./incoming.ts";
import type { RateLimits } from "./limits.ts";
import { fromOwnPage } from "./origin.ts";

export type FileSide = {
  readonly deps: Deps;
  readonly files: Files;
  readonly incoming: Incoming;
  readonly limits: Pick<RateLimits, "upload" | "agent" | "visitor">;
  readonly publicUrl: string | null;
  readonly trustProxy: boolean;
};

type Who = (request: Request) => Promise<Actor | null>;

/**
 * Bringing and fetching files (SPEC AT). A visitor is known by the token in a header, an agent by the
 * session's cookie: two doors, so that neither is taken for the other. Mounted at /api.
 */
export function fileRoutes(side: FileSide): Router {
  const router = Router();
  const visitor: Who = async ({ headers }) => {
    const token = /^Bearer ([A-Za-z0-9_-]{22,64})$/.exec(headers.authorization ?? "")?.[1];
    const contactId = token === undefined ? null : await knownContact(side.deps, token);
    return contactId === null ? null : { kind: "visitor", contactId };
  };
  const agent: Who = async ({ headers }) => {
    const session = parseCookie(headers.cookie);
    const who = session === null ? null : await whoIs(side.deps, session);
    if (who === null) return null;
    const { id: agentId, name, role } = who.account;
    return { kind: "agent", agentId, name, role };
  };
  router.post("/visitor/files", uploaded(side, visitor));
  router.get("/visitor/files/:id", fetched(side, visitor));
  router.post("/files", uploaded(side, agent));
  router.get("/files/:id", fetched(side, agent));
  return router;
}

/** The body is the file, the headers say what it is called: no form of another page can send that. */
function uploaded(side: FileSide, who: Who): RequestHandler {
  return async (request, response) => {
    response.set("Cache-Control", "no-store");
    if (request.headers["x-cascade"] !== "1" || !fromOwnPage(request, side.publicUrl))
      return refuse({ request, response }, "wrong_origin");
    const actor = await who(request);
    if (actor === null) return refuse({ request, response }, "signed_out");
    const owner = ownerOf(actor);
    const { largest } = side.deps.fileRules;
    const limited = await side.limits.upload(`${owner.kind} ${owner.id}`, addressIn(side, request));
    if (limited !== null) return refuse({ request, response }, limited);
    if (Number(request.headers["content-length"]) > largest)
      return refuse({ request, response }, "file_large");
    const content = await side.incoming.receive(request, { whose: owner.id, largest });
    if (!content.ok) return refuse({ request, response }, content.code);
    const kept = await side.files.keep({
      owner,
      bytes: content.value,
      name: nameIn(request),
      declared: request.headers["content-type"] ?? null,
      conversationId: conversationIn(request),
    });
    if (kept.ok) response.json(kept.value);
    else problem(response, kept.code);
  };
}

type Exchange = { readonly request: Request; readonly response: Response };

/** Answers, and reads no more of what somebody goes on sending than fits into a moment. */
function refuse({ request, response }: Exchange, code: Parameters<typeof problem>[1]): void {
  response.set("Connection", "close");
  response.once("finish", () => {
    if (!request.complete) setTimeout(() => request.destroy(), 1_000).unref();
  });
  problem(response, code);
}

function fetched(side: FileSide, who: Who): RequestHandler {
  return async (request, response) => {
    response.set("Cache-Control", "private, no-store");
    const actor = await who(request);
    if (actor === null) return problem(response, "signed_out");
    const limited = await (actor.kind === "visitor"
      ? side.limits.visitor(actor.contactId, addressIn(side, request))
      : actor.kind === "agent"
        ? side.limits.agent(actor.agentId)
        : null);
    if (limited !== null) return problem(response, limited);
    const asked = id.safeParse(request.params["id"]);
    const found = asked.success ? await side.files.fetch(actor, asked.data) : null;
    if (found?.ok !== true) return problem(response, "not_found");
    await sendFile(response, found.value, { download: request.query["download"] === "1" });
  };
}

function ownerOf(actor: Actor): FileOwner {
  return actor.kind === "agent"
    ? { kind: "agent", id: actor.agentId }
    : { kind: "contact", id: actor.kind === "visitor" ? actor.contactId : "" };
}

function addressIn({ trustProxy }: FileSide, { headers, socket }: Request): string {
  return addressOf(headers, socket.remoteAddress, trustProxy);
}

/** Percent-encoded, as headers have no other way for a name in any script. */
function nameIn({ headers }: Request): string {
  const said = headers["x-file-name"];
  try {
    return typeof said === "string" ? decodeURIComponent(said).slice(0, 500) : "";
  } catch {
    return "";
  }
}

function conversationIn({ headers }: Request): string | null {
  const said = id.safeParse(headers["x-conversation"]);
  return said.success ? said.data : null;
}
