import { execute } from "../../application/execute.ts";
import { postByVisitor } from "../../application/follow-up.ts";
import { readConversation } from "../../application/read-conversation.ts";
import { linkTo } from "../../application/tracking.ts";
import { MAX_COMMENT } from "../../protocol/conversation.ts";
import { fail, type ErrorCode } from "../../protocol/errors.ts";
import { id, textBesideFiles } from "../../protocol/schemas.ts";
import { fieldIn, typedIn, type Typed } from "./fields.ts";
import { isSecure, type Open, type TrackingSide } from "./open.ts";
import type { Problem } from "./pages.ts";
import { secretCookie } from "./respond.ts";

type Sent = {
  readonly text: string;
  readonly form: string;
  /** Ids of those that were taken. */
  readonly files: readonly string[];
};

/** What the reply form brought; with files it is another kind of form. */
export async function replyIn(
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

export async function refusal(
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
export function refusalOf(
  side: TrackingSide,
  open: Open,
  said: string | null,
): Promise<Problem | null> {
  return refusal(side, open, { text: said ?? "", form: side.deps.ids.id(), files: [] });
}

/** The press is kept, also while what goes with it has to be shortened. Null: all is well. */
export async function rate(
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
export async function reply(
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
