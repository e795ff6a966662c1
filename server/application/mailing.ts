import { wantedBy } from "../domain/contact-language.ts";
import type { Conversation } from "../domain/model.ts";
import type { TicketRecord } from "../domain/ticket-record.ts";
import { afterFailure, nextLetter, settledLetter, underway } from "../domain/outbox.ts";
import type { Letter, MailRules, OutboxRecord } from "../domain/outbox-record.ts";
import { changed } from "../domain/ticket.ts";
import type { Message } from "../protocol/conversation.ts";
import { addressChange, mayWriteTo, type MayWrite } from "./addresses.ts";
import type { Deps } from "./deps.ts";
import type { Change, Mail, Postman, Stored } from "./ports.ts";
import { inHand } from "./in-hand.ts";
import { inTime, LEASE_MS } from "./in-time.ts";
import { get, write } from "./records.ts";
import { newLink } from "./tracking.ts";
import { replyAddress } from "./reply-address.ts";
import { mailSecret, openWorkspace } from "./workspace.ts";

/** All that a letter is written from. */
export type LetterContent = {
  readonly letter: Letter;
  readonly ticket: TicketRecord;
  /** What agents wrote that the visitor has not seen, in order. */
  readonly messages: readonly Message[];
  /** Ask whether it is solved. */
  readonly asks: boolean;
  /** Ask how it was, too: people wrote, and nothing was said of it. */
  readonly rates: boolean;
  /** Who has time for them now; null: nobody in particular. */
  readonly agentName: string | null;
  /** Nobody has proved yet that the address is theirs. */
  readonly unproved: boolean;
  /** Largest file that is taken, in bytes. */
  readonly largestFile: number;
  /** What opens the ticket's page. */
  readonly secret: string;
  readonly shop: string;
  /** BCP 47; several, the best first, as an Accept-Language header has them. */
  readonly language: string;
  /** Message-IDs of the thread so far. */
  readonly references: readonly string[];
  /** What the thread is about, where the customer began it by mail. */
  readonly thread: string | null;
  /** Where an answer goes; null: nobody reads answers. */
  readonly replyTo: string | null;
};

export type MailParts = {
  readonly deps: Deps;
  readonly postman: Postman;
  readonly rules: MailRules;
  readonly compose: (content: LetterContent) => Mail;
  /** What answers go to, without a token; null: nobody reads them. */
  readonly replyBase: string | null;
  readonly failed: (error: unknown) => void;
};

export interface Mailing {
  /**
   * Something is to be mailed about this ticket: one letter at a time. Returns at once; false: it is in
   * hand already, and looked at again by itself.
   */
  due(ticketId: string): boolean;
  /** Begins no more, and waits a little for what is on its way. */
  stop(): Promise<void>;
}

/** Sends what is due, and notes what came of it. */
export function createMailing(parts: MailParts): Mailing {
  const letters = inHand((ticketId) => sendNext(parts, ticketId), parts.failed);
  return { due: letters.take, stop: letters.stop };
}

type Ready = {
  readonly box: Stored<OutboxRecord>;
  readonly letter: Letter;
  readonly ticket: Stored<TicketRecord>;
  readonly conversation: Stored<Conversation>;
};

async function sendNext(parts: MailParts, ticketId: string): Promise<void> {
  const ready = await readyLetter(parts.deps, ticketId);
  if (ready === null) return;
  const told = await toTell(parts.deps, ready);
  if (told === null) return settle(parts, ready, null);
  const { email, contactId } = ready.ticket.state;
  const writes = { email: email ?? "", contactId, letterId: ready.letter.id };
  const address = await mayWriteTo(parts.deps, writes);
  if (address === null) return failedTo(parts, ready, { final: false, why: "unconfirmed" });
  const secret = parts.deps.ids.secret();
  if (!(await takeOn(parts.deps, ready, { address, secret }))) return;
  const mail = parts.compose({
    ...told,
    letter: ready.letter,
    ticket: ready.ticket.state,
    rates: isToBeRated(ready.conversation.state),
    agentName: agentIn(ready.conversation.state),
    unproved: !address.after.confirmedBy.includes(ready.ticket.state.contactId),
    secret,
    largestFile: parts.deps.fileRules.largest,
    references: ready.box.state.sent,
    thread: ready.conversation.state.byMail === true ? ready.conversation.state.title : null,
    replyTo: await replyToFor(parts, ready.ticket),
    ...(await whom(parts.deps, ready)),
  });
  const delivery = await inTime(parts.postman.send(mail));
  if (delivery.ok) return settle(parts, ready, mail.messageId);
  parts.failed(new Error(`mail: ${delivery.why}`));
  return failedTo(parts, ready, { final: delivery.final, why: "undeliverable" });
}

async function replyToFor(
  { deps, replyBase }: MailParts,
  { id: ticketId, state }: Stored<TicketRecord>,
): Promise<string | null> {
  if (replyBase === null || state.email === null) return null;
  return replyAddress(replyBase, { ticketId, email: state.email }, await mailSecret(deps));
}

async function readyLetter(deps: Deps, ticketId: string): Promise<Ready | null> {
  const box = await get(deps.store, "outbox", ticketId);
  const letter = box === undefined ? null : nextLetter(box.state);
  const ticket = await get(deps.store, "ticket", ticketId);
  if (box === undefined || letter === null || ticket === undefined) return null;
  if (letter.dueAt > deps.clock.now()) return null;
  const conversation = await get(deps.store, "conversation", ticket.state.conversationId);
  return conversation === undefined ? null : { box, letter, ticket, conversation };
}

/** What there still is to tell when it leaves: seen in the chat or solved meanwhile, nothing (null). */
async function toTell(
  { store }: Deps,
  { letter, ticket, conversation }: Ready,
): Promise<Pick<LetterContent, "messages" | "asks"> | null> {
  const { status, confirmed } = ticket.state;
  if (letter.about === "joined")
    return isAwaited(conversation.state) ? { messages: [], asks: false } : null;
  if (letter.about === "reminder")
    return status === "pending" ? { messages: [], asks: false } : null;
  const asks = letter.about === "solved" && status === "solved" && !confirmed;
  const messages = await unseen(store, { letter, conversation });
  const tells = letter.about === "filed" || letter.lost !== undefined;
  return tells || asks || messages.length > 0 ? { messages, asks } : null;
}

function isToBeRated({ wrote, rated }: Conversation): boolean {
  return Object.keys(wrote).length > 0 && rated === undefined;
}

/** An agent has time for them, and they are not there. */
function isAwaited({ state, visitorGoneAt }: Conversation): boolean {
  return state.is === "live" && visitorGoneAt !== null;
}

function agentIn({ state }: Conversation): string | null {
  return state.is === "live" ? state.agentName : null;
}

async function unseen(
  store: Deps["store"],
  { letter: { from, to }, conversation }: Pick<Ready, "letter" | "conversation">,
): Promise<readonly Message[]> {
  if (from === null || to === null) return [];
  const { seen } = conversation.state.receipts.visitor;
  const after = { public: Math.max(from - 1, seen), internal: conversation.heads.internal };
  const logged = await store.events(conversation.id, after);
  return logged.flatMap(({ seq, event }) =>
    event.type === "message:posted" && event.message.author.kind === "agent" && seq <= to
      ? [event.message]
      : [],
  );
}

/** From here on it is ours to send, and the link in it opens. False: somebody was faster. */
async function takeOn(
  { store, clock, timings }: Deps,
  { box, letter, ticket }: Ready,
  { address, secret }: { readonly address: MayWrite; readonly secret: string },
): Promise<boolean> {
  const now = clock.now();
  const state = underway(box.state, letter, now + LEASE_MS);
  const changes: readonly Change<unknown>[] = [
    write({ kind: "outbox", expected: box.version, state }, timings),
    ...addressChange({ timings }, address),
    newLink({ timings }, { secret, now, ticketId: ticket.id, addressId: address.after.id }),
  ];
  return (await store.commit(changes, now)).ok;
}

async function whom(
  deps: Deps,
  { ticket }: Ready,
): Promise<Pick<LetterContent, "shop" | "language">> {
  const { state } = await openWorkspace(deps);
  const contact = await get(deps.store, "contact", ticket.state.contactId);
  return { shop: state.name, language: wantedBy(contact?.state) ?? "en" };
}

/** Sent (or, with no Message-ID, not needed any more). */
function settle(parts: MailParts, { box, letter }: Ready, messageId: string | null): Promise<void> {
  return note(parts, box.id, (state) => ({
    box: settledLetter(state, letter, messageId),
    why: null,
  }));
}

type Failure = { readonly final: boolean; readonly why: "undeliverable" | "unconfirmed" };

function failedTo(
  parts: MailParts,
  { box, letter }: Ready,
  { final, why }: Failure,
): Promise<void> {
  const { deps, rules } = parts;
  return note(parts, box.id, (state) => {
    const after = afterFailure(state, letter, { now: deps.clock.now(), rules, final });
    return { box: after.box, why: after.givenUp ? why : null };
  });
}

/** What was given up stands in the ticket's history (SPEC E3), in the same commit. */
async function note(
  { deps }: MailParts,
  ticketId: string,
  edit: (box: OutboxRecord) => { readonly box: OutboxRecord; readonly why: Failure["why"] | null },
): Promise<void> {
  const { store, timings, publisher } = deps;
  for (;;) {
    const stored = await get(store, "outbox", ticketId);
    if (stored === undefined) return;
    const { box, why } = edit(stored.state);
    const now = deps.clock.now();
    const ticket = why === null ? undefined : await get(store, "ticket", ticketId);
    const changes = [write({ kind: "outbox", expected: stored.version, state: box }, timings)];
    const toldOf = ticket === undefined ? [] : [historyOf(deps, ticket, { why, now })];
    if (!(await store.commit([...changes, ...toldOf], now)).ok) continue;
    if (ticket === undefined) return;
    const { contactId } = ticket.state;
    publisher.publish([{ is: "changed", kind: "ticket", id: ticketId, contactId, urgent: false }]);
    return;
  }
}

function historyOf(
  { timings }: Deps,
  { version, state }: Stored<TicketRecord>,
  { why, now }: { readonly why: Failure["why"] | null; readonly now: number },
): Change<TicketRecord> {
  const stamp = {
    at: now,
    actor: { kind: "system" },
    closeAfterMs: timings.solvedCloseMs,
  } as const;
  const change = {
    what: "mail_failed",
    email: state.email ?? "",
    why: why ?? "undeliverable",
  } as const;
  return write(
    { kind: "ticket", expected: version, state: changed(state, change, stamp) },
    timings,
  );
}
