/** How far a box of mail on another server has been read. */
export type MailboxRecord = {
  readonly id: string;
  /** UIDVALIDITY: numbers of mails hold while it is the same. Null: it was never looked into. */
  readonly validity: string | null;
  /** Every mail up to this number has been taken, waits below, or was left. */
  readonly last: number;
  /** Mails that have to be tried again. */
  readonly later: readonly LaterMail[];
  /** When it was first looked into, and last (epoch ms). */
  readonly since: number;
  readonly at: number;
  /** The process that reads it, and until when the others leave it to that (epoch ms). */
  readonly reader: string | null;
  readonly until: number;
};

export type LaterMail = {
  readonly uid: number;
  readonly since: number;
  readonly dueAt: number;
};

const SHORTEST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;
const GIVE_UP_MS = 2 * 86_400_000;
/** More do not wait: somebody floods the box, and the rest of it goes on. */
const MOST_LATER = 500;

/** Tried again after as long as it has taken so far; null: given up. */
export function triedAgain(
  record: MailboxRecord,
  { uid, now }: { readonly uid: number; readonly now: number },
): MailboxRecord | null {
  const since = record.later.find((one) => one.uid === uid)?.since ?? now;
  const others = record.later.filter((one) => one.uid !== uid);
  if (now - since >= GIVE_UP_MS || others.length >= MOST_LATER) return null;
  const pause = Math.min(Math.max(now - since, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
  return { ...record, later: [...others, { uid, since, dueAt: now + pause }] };
}

/** This one needs no more looking at. */
export function settled(record: MailboxRecord, uid: number): MailboxRecord {
  return { ...record, later: record.later.filter((one) => one.uid !== uid) };
}

/** May this process read it now? Who reads goes on until it has said nothing for so long. */
export function mayReadBox(
  { reader, until }: Pick<MailboxRecord, "reader" | "until">,
  me: string,
  now: number,
): boolean {
  return reader === null || reader === me || until <= now;
}
