import express, { type NextFunction, type Request, type Response, type Router } from "express";
import type { Fetched } from "../../application/files.ts";
import { execute } from "../../application/execute.ts";
import { get } from "../../application/records.ts";
import { readConversation } from "../../application/read-conversation.ts";
import { judgeTicket } from "../../application/tickets.ts";
import { proveAddress, tracked } from "../../application/tracking.ts";
import { wantedBy } from "../../domain/contact-language.ts";
import { ticketForVisitor } from "../../domain/project.ts";
import { assetsFolder, helpAssets } from "../../help/assets.ts";
import { ASKED, trackingPath } from "../links.ts";
import { codeIn, fieldIn, oneOf, typedIn, type Typed } from "./fields.ts";
import { rate, refusal, refusalOf, reply, replyIn } from "./forms.ts";
import {
  isSecure,
  opened,
  referenceIn,
  type Exchange,
  type Open,
  type TrackingSide,
} from "./open.ts";
import { enterPage, requestPage, type Said, type Seen } from "./pages.ts";
import { mayRate } from "./rate.ts";
import { secretCookie, secretIn, send, settingOf, type Setting } from "./respond.ts";

/** A letter may be nine bytes of a form. What is far too long is shown again, too. */
const LARGEST_FORM = "1mb";

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

function saidPath(reference: string, said: Said): string {
  return `${trackingPath(reference)}?said=${said}#said`;
}
