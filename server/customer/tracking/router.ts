import { MAX_COMMENT } from "../../protocol/conversation.ts";
import express, { type NextFunction, type Request, type Response, type Router } from "express";
import type { Fetched, Files } from "../../application/files.ts";
import { execute } from "../../application/execute.ts";
import { postByVisitor } from "../../application/follow-up.ts";
import { get } from "../../application/records.ts";
import { readConversation } from "../../application/read-conversation.ts";
import { judgeTicket } from "../../application/tickets.ts";
import { linkTo, proveAddress, tracked, type Tracked } from "../../application/tracking.ts";
import { wantedBy } from "../../domain/contact-language.ts";
import type { Offered } from "../../domain/file-content/inspect.ts";
import { ticketForVisitor } from "../../domain/project.ts";
import { assetsFolder, helpAssets } from "../../help/assets.ts";
import { fail, type ErrorCode, type Result } from "../../protocol/errors.ts";
import type { Attachment } from "../../protocol/files.ts";
import { id, textBesideFiles } from "../../protocol/schemas.ts";
import { trackingPath } from "../links.ts";
import type { CustomerSide, Verdict } from "../side.ts";
import { ASKED } from "../links.ts";
import { mayRate } from "./rate.ts";
import { codeIn, fieldIn, oneOf, typedIn, type Typed } from "./fields.ts";
import { enterPage, requestPage, type Problem, type Said, type Seen } from "./pages.ts";
import { secretCookie, secretIn, send, settingOf, type Setting } from "./respond.ts";

export type TrackingSide = CustomerSide & {
  /** Counts what is written. */
  readonly wrote: (request: Request, contactId: string) => Verdict;
  readonly files: Pick<Files, "keep" | "fetch">;
  readonly sendFile: (
    response: Response,
    file: Fetched,
    how: { readonly download: boolean },
  ) => Promise<void>;
  /** Reads a form with files, each handed to `keep`. */
  readonly readForm: (
    request: Request,
    to: {
      readonly contactId: string;
      readonly keep: (offered: Offered) => Promise<Result<Attachment>>;
    },
  ) => Promise<FormRead>;
};

/** A letter may be nine bytes of a form. What is far too long is shown again, too. */
const LARGEST_FORM = "1mb";

type FormRead = {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly Attachment[];
  readonly refused: ErrorCode | null;
};

type Exchange = { readonly request: Request; readonly response: Response };
type Open = Exchange & Tracked & { readonly reference: string };

/** A request's own page, for whoever has the secret that was mailed (SPEC X). */
export function trackingRouter(side: TrackingSide): Router {
  const router = express.Router();
  const assets = helpAssets(assetsFolder(side.assets));
  const form = express.urlencoded({ extended: false, limit: LARGEST_FORM, parameterLimit: 10 });
  const settingFor = (request: Request, wanted?: string): Promise<Setting> =>
    settingOf(side, { assets, wanted: wanted ?? request.headers["accept-language"] });

  router.get("/r/:reference", async (request, response) => {
    const limited = await side.looked(request);
    const open = limited === null ? await opened(side, { request, response }) : null;
    if (open !== null) return show(open, {});
    const tried = secretIn(request.headers.cookie) !== undefined;
    return shut({ request, response }, limited !== null ? "tooMany" : tried ? "wrong" : null);
  });

  // What answers a form has the form's address: gone to anew, it is the request's page.
  router.get("/r/:reference/:form", (request, response) =>
    response.redirect(303, trackingPath(referenceIn(request))),
  );

  router.post("/r/:reference/open", form, async (request, response) => {
    const limited = side.fromOwnPage(request) ? await side.opened(request) : "forbidden";
    if (limited === "too_many") return shut({ request, response }, "tooMany");
    const reference = referenceIn(request);
    const { secret, said } = codeIn(fieldIn(request, "code"));
    const found = limited === null ? await tracked(side.deps, { reference, secret }) : null;
    if (found === null) return shut({ request, response }, "wrong");
    const { contactId } = found.ticket.state;
    await proveAddress(side.deps, { addressId: found.link.addressId, contactId });
    response.append("Set-Cookie", secretCookie(secret, { reference, secure: isSecure(side) }));
    response.redirect(303, trackingPath(reference) + (said === null ? "" : `?asked=${said}`));
  });

  router.post("/r/:reference/reply", form, async (request, response) => {
    const open = await opened(side, { request, response });
    if (open === null) return shut({ request, response }, "wrong");
    const sent = await replyIn(side, open);
    const { text, comment } = sent;
    const problem = (await refusal(side, open, sent)) ?? sent.problem;
    if (problem !== null) return show(open, { problem, text, comment });
    const went = await reply(side, { ...open, sent });
    if (went === null) return show(open, { problem: "failed", text, comment });
    if (went === open.reference) return tell(open, "sent", { text: "", comment });
    response.redirect(303, saidPath(went, "sent"));
  });

  router.get("/r/:reference/files/:id", async (request, response) => {
    const limited = await side.looked(request);
    const open = limited === null ? await opened(side, { request, response }) : null;
    const file = open === null ? null : await fileOf(side, open);
    if (file === null) return shut({ request, response }, limited === null ? "wrong" : "tooMany");
    return side.sendFile(response, file, { download: request.query["download"] === "1" });
  });

  router.post("/r/:reference/judge", form, async (request, response) => {
    const open = await opened(side, { request, response });
    if (open === null) return shut({ request, response }, "wrong");
    const typed = typedIn(request);
    const said = oneOf(fieldIn(request, "solved"), ["yes", "no"]);
    const limited = await refusalOf(side, open, said);
    if (limited !== null || said === null)
      return show(open, { ...typed, problem: limited ?? "failed" });
    const { contactId } = open.ticket.state;
    const actor = { kind: "visitor", contactId } as const;
    const judgement = { ticketId: open.ticket.id, solved: said === "yes" };
    const done = await judgeTicket(side.deps, actor, judgement);
    return done.ok ? tell(open, said, typed) : show(open, { ...typed, problem: "failed" });
  });

  router.post("/r/:reference/rate", form, async (request, response) => {
    const open = await opened(side, { request, response });
    if (open === null) return shut({ request, response }, "wrong");
    const typed = typedIn(request);
    const said = oneOf(fieldIn(request, "rating"), ["good", "bad"]);
    const limited = await refusalOf(side, open, said);
    if (limited !== null) return show(open, { ...typed, problem: limited });
    const problem = await rate(side, open, { good: said === "good", comment: typed.comment });
    if (problem !== null) return show(open, { ...typed, problem });
    return tell(open, "rated", { text: typed.text, comment: null });
  });

  router.use("/r/:reference", refused);

  return router;

  /** A form too large to be read cannot be shown again: the page says so, and the browser goes back to it. */
  // Express knows an error handler by its four parameters.
  // oxlint-disable-next-line max-params
  async function refused(
    error: unknown,
    request: Request,
    response: Response,
    next: NextFunction,
  ): Promise<void> {
    const { status } = Object(error) as { readonly status?: unknown };
    const open = status === 413 ? await opened(side, { request, response }) : null;
    return open === null ? next(error) : show(open, { problem: "tooLong" });
  }

  async function shut(
    { request, response }: Exchange,
    problem: "wrong" | "tooMany" | null,
  ): Promise<void> {
    const setting = await settingFor(request);
    send(response, setting, enterPage(setting, { reference: referenceIn(request), problem }));
  }

  /** What a press does not send is shown again, in the answer itself: it has no place in an address. */
  async function tell(open: Open, said: Said, unsent: Typed): Promise<void> {
    if (unsent.text.trim() === "" && unsent.comment === null)
      return open.response.redirect(303, saidPath(open.reference, said));
    const after = await opened(side, open);
    return after === null ? shut(open, "wrong") : show(after, { said, ...unsent });
  }

  async function show(open: Open, patch: Partial<Seen>): Promise<void> {
    const { request, response, ticket } = open;
    const contact = await get(side.deps.store, "contact", ticket.state.contactId);
    const setting = await settingFor(request, wantedBy(contact?.state));
    const seen = await seenBy(side, open, contact?.state.timeZone ?? null);
    if (seen === null) return shut({ request, response }, "wrong");
    const { language } = setting.spoken;
    send(response, setting, requestPage(setting, { ...seen, language, ...patch }));
  }
}

/** What the page shows. Whoever is shown it has seen it: it is not mailed any more (SPEC E4). */
async function seenBy(
  { deps }: TrackingSide,
  { ticket, request }: Open,
  timeZone: string | null,
): Promise<Omit<Seen, "language"> | null> {
  const { contactId, conversationId } = ticket.state;
  const actor = { kind: "visitor", contactId } as const;
  const view = await readConversation(deps, actor, { conversationId });
  if (!view.ok) return null;
  const { seq, entries, phase } = view.value.public;
  await execute(deps, {
    actor,
    conversationId,
    command: { type: "receipt", delivered: seq, seen: seq },
  });
  return {
    ticket: ticketForVisitor(ticket),
    entries,
    timeZone,
    formId: deps.ids.id(),
    said: oneOf(request.query["said"], ["sent", "yes", "no", "rated"]),
    asked: oneOf(request.query["asked"], ASKED),
    problem: null,
    rating: mayRate(ticket.state.status, view.value.public) ? view.value.public.rating : "unasked",
    now: deps.clock.now(),
    liveWith: phase.is === "live" ? phase.agentName : null,
    text: "",
    comment: null,
    files: { largest: deps.fileRules.largest, types: deps.fileRules.types },
  };
}

type Sent = {
  readonly text: string;
  readonly form: string;
  /** Ids of those that were taken. */
  readonly files: readonly string[];
};

/** What the reply form brought; with files it is another kind of form. */
async function replyIn(
  side: TrackingSide,
  { request, ticket }: Open,
): Promise<Sent & Typed & { readonly problem: Problem | null }> {
  if (request.is("multipart/form-data") === false)
    return {
      ...typedIn(request),
      form: fieldIn(request, "form"),
      files: [],
      problem: null,
    };
  const { contactId, conversationId } = ticket.state;
  const { fields, files, refused } = await side.readForm(request, {
    contactId,
    keep: async (offered) =>
      side.fromOwnPage(request)
        ? side.files.keep({ ...offered, conversationId, owner: { kind: "contact", id: contactId } })
        : fail("wrong_origin"),
  });
  return {
    ...typedIn({ body: fields }),
    form: fields["form"] ?? "",
    files: files.map((file) => file.id),
    problem: refused === null ? null : problemOf(refused),
  };
}

function problemOf(code: ErrorCode): Problem {
  if (code === "file_large" || code === "file_type") return code;
  return code === "files_full" || code === "file_quota" ? "files_full" : "failed";
}

/** A file of this request: a link opens no other (SPEC X1). */
async function fileOf(
  { deps, files }: TrackingSide,
  { ticket, request }: Open,
): Promise<Fetched | null> {
  const { contactId, conversationId } = ticket.state;
  const actor = { kind: "visitor", contactId } as const;
  const view = await readConversation(deps, actor, { conversationId });
  const asked = request.params["id"];
  const shown =
    view.ok &&
    view.value.public.entries.some(
      (entry) =>
        entry.is === "message" && entry.message.files?.some(({ id: its }) => its === asked),
    );
  const found = shown ? await files.fetch(actor, String(asked)) : null;
  return found?.ok === true ? found.value : null;
}

/** The press is kept, also while what goes with it has to be shortened. Null: all is well. */
async function rate(
  { deps }: TrackingSide,
  { ticket }: Open,
  { good, comment }: { readonly good: boolean; readonly comment: string | null },
): Promise<Problem | null> {
  const { contactId, conversationId } = ticket.state;
  const actor = { kind: "visitor", contactId } as const;
  const view = await readConversation(deps, actor, { conversationId });
  if (!view.ok) return "failed";
  const words = comment?.trim() || null;
  const fits = (words?.length ?? 0) <= MAX_COMMENT;
  const saying = fits ? words : (view.value.public.rating?.comment ?? null);
  const command = { type: "rate", good, comment: saying } as const;
  const done = await execute(deps, { actor, conversationId, command });
  if (!done.ok) return "failed";
  return fits ? null : "commentLong";
}

/**
 * The message takes the one path; its id is the form's, so that it is there once (SPEC X4). The
 * reference of the request it is on; null: it could not be taken.
 */
async function reply(
  { deps, publicUrl }: TrackingSide,
  open: Open & { readonly sent: Sent },
): Promise<string | null> {
  const { response, ticket, link, sent } = open;
  const { text, files } = sent;
  const message = { id: sent.form, text, ...(files.length === 0 ? {} : { files }) };
  const { contactId, conversationId } = ticket.state;
  const done = await postByVisitor(deps, { contactId, conversationId, message });
  if (!done.ok) return null;
  const went = done.value.conversation.ticket;
  if (went === null || went.id === ticket.id) return open.reference;
  // Closed meanwhile: it went on as another, which they are to see as well.
  const secret = await linkTo(deps, { ...link, ticketId: went.id });
  const { reference } = went;
  const secure = isSecure({ publicUrl });
  response.append("Set-Cookie", secretCookie(secret, { reference, secure }));
  return reference;
}

function saidPath(reference: string, said: Said): string {
  return `${trackingPath(reference)}?said=${said}#said`;
}

async function opened(side: TrackingSide, { request, response }: Exchange): Promise<Open | null> {
  const reference = referenceIn(request);
  const secret = secretIn(request.headers.cookie);
  const found = secret === undefined ? null : await tracked(side.deps, { reference, secret });
  return found === null ? null : { ...found, request, response, reference };
}

async function refusal(
  side: TrackingSide,
  { request, ticket }: Open,
  { text, form, files }: Sent,
): Promise<Problem | null> {
  if (!side.fromOwnPage(request)) return "failed";
  if ((await side.wrote(request, ticket.state.contactId)) !== null) return "tooMany";
  if (text.trim() === "" && files.length === 0) return "empty";
  if (!textBesideFiles.safeParse(text).success) return "tooLong";
  return id.safeParse(form).success ? null : "failed";
}

/** Of what a button says: its form may be sent as often as they like. */
function refusalOf(side: TrackingSide, open: Open, said: string | null): Promise<Problem | null> {
  return refusal(side, open, { text: said ?? "", form: side.deps.ids.id(), files: [] });
}

function isSecure({ publicUrl }: Pick<TrackingSide, "publicUrl">): boolean {
  return publicUrl?.startsWith("https:") === true;
}

function referenceIn({ params }: Request): string {
  return String(params["reference"]).slice(0, 40);
}
