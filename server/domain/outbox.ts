import type { Logged, LostFile } from "../protocol/conversation.ts";
import type { TicketRecord } from "./ticket-record.ts";
import type { Letter, MailRules, OutboxRecord } from "./outbox-record.ts";

/** Somebody who gives one address after another has mail sent to no more than these. */
const MOST_ADDRESSES = 3;
/** Letters about lost files alone on one ticket; later ones are named on its page. */
const MOST_LOSSES = 3;
const MOST_NAMED = 20;
const LONGEST_PAUSE_MS = 3_600_000;

export type TicketStep = {
  readonly before: TicketRecord | null;
  readonly after: TicketRecord;
  readonly logged: readonly Logged[];
  readonly at: number;
};

/**
 * What a change of a ticket leaves to be mailed (SPEC E1). Part of the same commit as the change.
 * The same object (or null): nothing.
 */
export function outboxAfter(
  outbox: OutboxRecord | null,
  step: TicketStep,
  rules: MailRules,
): OutboxRecord | null {
  if (step.after.email === null) return outbox;
  const old = outbox ?? { id: step.after.id, letters: [], count: 0, addresses: [], sent: [] };
  const invited = step.logged.some(({ event }) => event.type === "visitor:invited");
  const begun = invited ? askedBack(old, step, rules) : addressGiven(old, step);
  const answering = step.logged.reduce(withTheirs, begun);
  const told = step.logged.reduce((box, logged) => withReply(box, logged, rules), answering);
  const asking = withVerdict(withReminder(told, step), step, rules);
  const after = step.logged.reduce((box, logged) => withLost(box, logged), asking);
  return after === old ? outbox : after;
}

/** Whoever only looks away, or loads the page anew, is back before it leaves. */
const AWAY_MS = 10_000;

/** Before all else: somebody waits for them (SPEC E8). */
function askedBack(box: OutboxRecord, { at }: TicketStep, { gatherMs }: MailRules): OutboxRecord {
  const dueAt = at + Math.min(gatherMs, AWAY_MS);
  return first(added(box, { about: "joined", from: null, to: null, at, dueAt }));
}

/** The letter added last, before the others. */
function first(box: OutboxRecord): OutboxRecord {
  return { ...box, letters: [...box.letters.slice(-1), ...box.letters.slice(0, -1)] };
}

function addressGiven(box: OutboxRecord, { before, after, logged, at }: TicketStep): OutboxRecord {
  const filed = logged.some(({ event }) => event.type === "ticket:filed");
  if (before !== null && before.email === after.email && !filed) return box;
  const address = after.email?.toLowerCase() ?? "";
  if (box.addresses.includes(address) || box.addresses.length >= MOST_ADDRESSES) return box;
  // Before what waits for the new address to be proved.
  const named = first(added(box, { about: "filed", from: null, to: null, at, dueAt: at }));
  return { ...named, addresses: [...box.addresses, address] };
}

/** Their mail is part of the thread: what we write next answers it. */
function withTheirs(box: OutboxRecord, { event }: Logged): OutboxRecord {
  const id = event.type === "message:posted" ? (event.message.mail?.messageId ?? "") : "";
  return id === "" || box.sent.includes(id) ? box : { ...box, sent: threaded(box.sent, id) };
}

function threaded([first]: readonly string[], id: string): readonly string[] {
  return first === undefined ? [id] : [first, id];
}

/** Written on the ticket by a person: told of, unless the visitor sees it before that (SPEC E4). */
function withReply(box: OutboxRecord, { event, at, seq }: Logged, rules: MailRules): OutboxRecord {
  if (event.type !== "message:posted" || event.message.author.kind !== "agent") return box;
  const open = stillOpen(box);
  if (open === undefined)
    return added(box, { about: "reply", from: seq, to: seq, at, dueAt: at + rules.gatherMs });
  return changedLetter(box, { ...open, from: open.from ?? seq, to: seq });
}

/** Asks whether it is solved, in one mail with what was written just before; taken back if it is not. */
function withVerdict(
  box: OutboxRecord,
  { before, after, at }: TicketStep,
  rules: MailRules,
): OutboxRecord {
  const solved = after.status === "solved" && !after.confirmed;
  const wasSolved = before?.status === "solved";
  if (solved === wasSolved) return box;
  const open = stillOpen(box);
  if (!solved) return open?.about === "solved" ? withdrawn(box, open) : box;
  if (open !== undefined) return changedLetter(box, { ...open, about: "solved" });
  return added(box, { about: "solved", from: null, to: null, at, dueAt: at + rules.gatherMs });
}

/** They have not answered for long: asked once more whether there is something left (SPEC S11). */
function withReminder(box: OutboxRecord, { before, after, at }: TicketStep): OutboxRecord {
  const news = after.history.slice(before?.history.length ?? 0);
  return news.some(({ change }) => change.what === "reminded")
    ? added(box, { about: "reminder", from: null, to: null, at, dueAt: at })
    : box;
}

/**
 * Files of their mail were not kept: said in the letter that goes out anyhow, else in one of its own (SPEC
 * IM6). A program that answers every letter without saying that it is one must not keep us writing.
 */
function withLost(box: OutboxRecord, { event, at }: Logged): OutboxRecord {
  const lost = event.type === "message:posted" ? (event.message.mail?.lost ?? []) : [];
  if (lost.length === 0) return box;
  const open = box.letters.find(
    ({ about, attempts }) => attempts === 0 && about !== "joined" && about !== "reminder",
  );
  if (open !== undefined)
    return changedLetter(box, { ...open, lost: named([...(open.lost ?? []), ...lost]) });
  const { losses = 0 } = box;
  if (losses >= MOST_LOSSES) return box;
  const more = added(box, {
    about: "lost",
    from: null,
    to: null,
    at,
    dueAt: at,
    lost: named(lost),
  });
  return { ...more, losses: losses + 1 };
}

function named(lost: readonly LostFile[]): readonly LostFile[] {
  return lost.slice(0, MOST_NAMED);
}

/** The letter that what is written now still goes into. */
function stillOpen({ letters }: OutboxRecord): Letter | undefined {
  return letters.find(
    ({ about, attempts }) => (about === "reply" || about === "solved") && attempts === 0,
  );
}

function withdrawn(box: OutboxRecord, letter: Letter): OutboxRecord {
  const { from, lost } = letter;
  if (from === null && lost === undefined) return withoutLetter(box, letter.id);
  return changedLetter(box, { ...letter, about: from === null ? "lost" : "reply" });
}

function added(box: OutboxRecord, letter: Omit<Letter, "id" | "attempts">): OutboxRecord {
  const count = box.count + 1;
  return {
    ...box,
    count,
    letters: [...box.letters, { ...letter, id: `${box.id}.${count}`, attempts: 0 }],
  };
}

function changedLetter(box: OutboxRecord, letter: Letter): OutboxRecord {
  return { ...box, letters: box.letters.map((one) => (one.id === letter.id ? letter : one)) };
}

function withoutLetter(box: OutboxRecord, letterId: string): OutboxRecord {
  return { ...box, letters: box.letters.filter(({ id }) => id !== letterId) };
}

/** One at a time: the next of a ticket waits for the one before. */
export function nextLetter({ letters }: OutboxRecord): Letter | null {
  return letters[0] ?? null;
}

/** When it next wants attention (epoch ms), or null. */
export function outboxDueAt(box: OutboxRecord): number | null {
  return nextLetter(box)?.dueAt ?? null;
}

/** Somebody begins to send it: nobody else does until they are done, or gone for good. */
export function underway(box: OutboxRecord, letter: Letter, until: number): OutboxRecord {
  return changedLetter(box, { ...letter, attempts: letter.attempts + 1, dueAt: until });
}

/** `messageId`: null, if there was nothing to send after all. */
export function settledLetter(
  box: OutboxRecord,
  letter: Letter,
  messageId: string | null,
): OutboxRecord {
  const rest = withoutLetter(box, letter.id);
  if (messageId === null) return rest;
  return { ...rest, sent: threaded(box.sent, messageId) };
}

/** Not delivered: again later, after longer and longer pauses, or not at all any more (SPEC E3). */
export function afterFailure(
  box: OutboxRecord,
  letter: Letter,
  {
    now,
    rules,
    final,
  }: { readonly now: number; readonly rules: MailRules; readonly final: boolean },
): { readonly box: OutboxRecord; readonly givenUp: boolean } {
  const tried = box.letters.find(({ id }) => id === letter.id);
  if (tried === undefined) return { box, givenUp: false };
  const dueAt = final ? null : afterPause({ at: letter.at, now }, rules);
  if (dueAt === null) return { box: withoutLetter(box, letter.id), givenUp: true };
  return { box: changedLetter(box, { ...tried, dueAt }), givenUp: false };
}

/** When what has been tried since `at` is tried again: after as long as it took so far. Null: no more. */
export function afterPause(
  { at, now }: { readonly at: number; readonly now: number },
  { retryMs, giveUpMs }: MailRules,
): number | null {
  if (now - at >= giveUpMs) return null;
  return now + Math.min(Math.max(retryMs, now - at), LONGEST_PAUSE_MS);
}
