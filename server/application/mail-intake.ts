import { newConversation } from "../domain/evolve.ts";
import type { ContactRecord } from "../domain/contact-record.ts";
import { changed } from "../domain/ticket.ts";
import type { Written } from "../domain/commands.ts";
import { MOST_FILES } from "../protocol/files.ts";
import { MAX_TEXT } from "../protocol/limits.ts";
import { ok } from "../protocol/errors.ts";
import { email as emailSchema } from "../protocol/schemas.ts";
import type { TicketChange } from "../protocol/ticket.ts";
import { fingerprint, mergedInto } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import { commitDecision } from "./execute.ts";
import type { Files } from "./files.ts";
import { postByVisitor } from "./follow-up.ts";
import { keepMailFiles } from "./mail-files.ts";
import type { InboundMail } from "./ports.ts";
import { get, write } from "./records.ts";
import { claimedBy, isOurs, type Claimed } from "./reply-address.ts";
import { proveAddress } from "./tracking.ts";
import { changeTicket } from "./tickets.ts";

export type IntakeParts = {
  readonly deps: Deps;
  /** Our own addresses, in small letters: what answers go to, and what letters are from. */
  readonly replyTo: string;
  readonly from: string;
  /** Whether this address may open one more request now. */
  readonly mayOpen: (email: string) => Promise<boolean>;
  /** Keeps what came along. */
  readonly keepFile: Files["keep"];
  /** Of those that letters are written in, whatever articles there are; `prior`: what the mail says. */
  readonly languageOf: (text: string, prior: string | null) => string | null;
};

/**
 * kept: it is a message now, durably. noted: it stands in a ticket's history. ignored: nobody wrote it
 * to us. later: too much at once, it has to come again.
 */
export type Taken = "kept" | "noted" | "ignored" | "later";

/** What becomes of a mail. Rejects if it could not be kept: whoever sent it has to send it again. */
export async function takeIn(parts: IntakeParts, mail: InboundMail): Promise<Taken> {
  const { deps, replyTo } = parts;
  const from = mail.from?.address ?? "";
  // A letter of our own that came back is no answer, whatever it says.
  if (isOurs(from, replyTo) || from === parts.from) return "ignored";
  const claimed = await firstClaim(deps, mail.to, replyTo);
  if (mail.kind !== "written") return claimed === null ? "ignored" : note(deps, claimed, mail);
  if (!emailSchema.safeParse(from).success) return "ignored";
  if ((await get(deps.store, "mail", messageId(mail, 0))) !== undefined) return "kept";
  if (claimed !== null && claimed.email === from) return answer(parts, claimed, mail);
  if (!(await parts.mayOpen(from))) return "later";
  return openRequest(parts, { mail, elsewhere: claimed });
}

async function firstClaim(
  deps: Deps,
  to: readonly string[],
  base: string,
): Promise<Claimed | null> {
  for (const address of to) {
    const claimed = await claimedBy(deps, address, base);
    if (claimed !== null) return claimed;
  }
  return null;
}

/** What a program sent is told to agents, and does nothing (SPEC E12). */
async function note(deps: Deps, { ticket, email }: Claimed, mail: InboundMail): Promise<Taken> {
  const { kind, bounce, subject } = mail;
  if (kind === "bounce" && bounce?.isFinal !== true) return "ignored";
  const change: TicketChange =
    kind === "bounce"
      ? { what: "mail_failed", email, why: "returned" }
      : { what: "mail_automatic", email, text: subject };
  await addToHistory(deps, ticket.id, change);
  return "noted";
}

const MOST_NOTES = 20;

/** The same once in a row, and no more than a few: programs may answer for ever. */
async function addToHistory(deps: Deps, ticketId: string, change: TicketChange): Promise<void> {
  const same = (one: TicketChange) => JSON.stringify(one) === JSON.stringify(change);
  await changeTicket(deps, { actor: { kind: "system" }, ticketId }, (ticket, stamp) => {
    const last = ticket.history.at(-1);
    const notes = ticket.history.filter((one) => one.change.what === change.what);
    const enough = notes.length >= MOST_NOTES || (last !== undefined && same(last.change));
    return ok(enough ? ticket : changed(ticket, change, stamp));
  });
}

/** The customer's own word: whoever answers a letter has read it, and the address is theirs. */
async function answer(
  parts: IntakeParts,
  { ticket, addressId }: Claimed,
  mail: InboundMail,
): Promise<Taken> {
  const { deps } = parts;
  const { contactId, conversationId } = ticket.state;
  const contact = await get(deps.store, "contact", contactId);
  if (contact?.state.blocked !== undefined) return "ignored";
  await proveAddress(deps, { addressId, contactId });
  const messages = await messagesOf(parts, { mail, contactId, conversationId });
  return keep(deps, { mail, messages, contactId, conversationId });
}

/** Nobody vouches for who wrote it: a request of its own, with a contact that this address alone has. */
async function openRequest(
  parts: IntakeParts,
  { mail, elsewhere }: { readonly mail: InboundMail; readonly elsewhere: Claimed | null },
): Promise<Taken> {
  const { deps } = parts;
  const contact = await contactAt(parts, mail);
  // Taken and let go: whoever is blocked is not told so, and does not send it again (SPEC E9).
  if (contact.blocked !== undefined) return "ignored";
  const conversationId = messageId(mail, 0);
  const messages = await messagesOf(parts, { mail, contactId: contact.id, conversationId });
  const [first, ...rest] = messages;
  if (first === undefined) return "ignored";
  if ((await get(deps.store, "conversation", conversationId)) === undefined)
    await begin(deps, { contact, subject: mail.subject, message: first });
  if (elsewhere !== null)
    await noteElsewhere(deps, conversationId, elsewhere.ticket.state.reference);
  return keep(deps, { mail, messages: rest, contactId: contact.id, conversationId });
}

type Begun = {
  readonly contact: ContactRecord;
  readonly subject: string;
  readonly message: Written;
};

async function begin(deps: Deps, { contact, subject, message }: Begun): Promise<void> {
  for (;;) {
    const at = deps.clock.now();
    const state = newConversation({
      id: message.id,
      contactId: contact.id,
      at,
      page: null,
      subject,
    });
    const done = await commitDecision(deps, {
      actor: { kind: "visitor", contactId: contact.id },
      command: { type: "start", message, person: false },
      stored: { id: state.id, version: 0, state, heads: { public: 0, internal: 0 } },
      existed: false,
    });
    if (done === "conflict") {
      if ((await get(deps.store, "conversation", state.id)) !== undefined) return;
      continue;
    }
    if (!done.ok) throw new Error(`a mail could not open a request: ${done.code}`);
    return;
  }
}

async function noteElsewhere(deps: Deps, conversationId: string, reference: string): Promise<void> {
  const begun = await get(deps.store, "conversation", conversationId);
  const ticketId = begun?.state.ticket?.id;
  if (ticketId !== undefined)
    await addToHistory(deps, ticketId, { what: "mail_elsewhere", reference });
}

type Kept = {
  readonly mail: InboundMail;
  readonly messages: readonly Written[];
  readonly contactId: string;
  readonly conversationId: string;
};

/** Each under an id made of the mail: however often it comes, it is there once. */
async function keep(
  deps: Deps,
  { mail, messages, contactId, conversationId }: Kept,
): Promise<Taken> {
  let at = conversationId;
  for (const message of messages) {
    const done = await postByVisitor(deps, { contactId, conversationId: at, message });
    if (!done.ok) throw new Error(`a mail could not be kept: ${done.code}`);
    at = done.value.conversation.id;
  }
  const { subject } = mail;
  const whole = mail.whole ?? (mail.said.length > MAX_TEXT ? mail.said : null);
  const state = {
    id: messageId(mail, 0),
    conversationId: at,
    from: mail.from?.address ?? "",
    subject,
    whole,
    at: deps.clock.now(),
  };
  // Lost to another delivery of the same mail: that one is as good.
  await deps.store.commit(
    [write({ kind: "mail", expected: 0, state }, deps.timings)],
    deps.clock.now(),
  );
  await deps.store.settled();
  return "kept";
}

/** Who what comes from an address is said to be by, the first time somebody new. */
async function contactAt(parts: IntakeParts, mail: InboundMail): Promise<ContactRecord> {
  const { deps } = parts;
  const address = mail.from?.address ?? "";
  const id = fingerprint(address);
  for (;;) {
    const known = await get(deps.store, "address", id);
    if (known?.state.writesAs !== undefined) {
      const contactId = await mergedInto(deps, known.state.writesAs);
      const contact = await get(deps.store, "contact", contactId);
      if (contact !== undefined) return contact.state;
    }
    const contact = newWriter(parts, mail);
    const state = { ...(known?.state ?? { id, asked: {}, confirmedBy: [] }), writesAs: contact.id };
    const done = await deps.store.commit(
      [
        write({ kind: "contact", expected: 0, state: contact }, deps.timings),
        write({ kind: "address", expected: known?.version ?? 0, state }, deps.timings),
      ],
      deps.clock.now(),
    );
    if (done.ok) return contact;
  }
}

function newWriter(
  { deps: { ids, clock }, languageOf }: Pick<IntakeParts, "deps" | "languageOf">,
  mail: InboundMail,
): ContactRecord {
  const { address = "", name = "" } = mail.from ?? {};
  return {
    id: ids.id(),
    name: name === "" ? (address.split("@")[0] ?? address) : name,
    email: address,
    language: languageOf(mail.said, mail.language) ?? mail.language,
    timeZone: null,
    firstSeenAt: clock.now(),
    activeId: null,
    story: [],
  };
}

/** More than so many are not shown; all of it is in the mail's own record. */
const MOST_MESSAGES = 10;

type Where = Pick<Kept, "mail" | "contactId" | "conversationId">;

/** Each file goes with the same message however often the mail comes, whatever becomes of the others. */
async function messagesOf(
  { deps, keepFile }: IntakeParts,
  { mail, ...where }: Where,
): Promise<readonly Written[]> {
  const { ids, lost } = await keepMailFiles(mail.files, {
    deps,
    keep: keepFile,
    ...where,
    idOf: (nth) => idIn(mail, `file.${nth}`),
  });
  const inWords = mail.said === "" ? mail.subject : mail.said;
  const parts = inParts(inWords === "" ? lost.map(({ name }) => name).join(", ") : inWords);
  const more = mail.whole !== null || parts.length > MOST_MESSAGES;
  const texts = parts.slice(0, MOST_MESSAGES);
  const count = Math.max(texts.length, Math.ceil(ids.length / MOST_FILES));
  return Array.from({ length: count }, (_, nth): Written => {
    const files = ids.slice(nth * MOST_FILES, (nth + 1) * MOST_FILES).filter((id) => id !== null);
    const isFirst = nth === 0;
    return {
      id: messageId(mail, nth),
      text: texts[nth] ?? "",
      ...(files.length === 0 ? {} : { files }),
      mail: {
        messageId: mail.messageId,
        more: more && isFirst,
        ...(isFirst && lost.length > 0 ? { lost } : {}),
      },
    };
  }).filter(({ text, files = [] }) => text !== "" || files.length > 0);
}

/** A long mail as several messages, cut at the ends of lines where there are any. */
function inParts(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > MAX_TEXT) {
    const line = rest.lastIndexOf("\n", MAX_TEXT);
    const at = line > MAX_TEXT / 2 ? line : betweenLetters(rest, MAX_TEXT - 1);
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...parts, rest].filter((part) => part !== "");
}

/** Not in the middle of an emoji. */
function betweenLetters(text: string, at: number): number {
  return (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
}

function messageId(mail: InboundMail, nth: number): string {
  return idIn(mail, String(nth));
}

/** Of what is made of a mail: the same whenever that comes. */
function idIn({ key }: InboundMail, part: string): string {
  return Buffer.from(fingerprint(`${key}.${part}`), "hex")
    .toString("base64url")
    .slice(0, 22);
}
