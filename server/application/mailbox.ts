import { mayReadBox, settled, triedAgain, type MailboxRecord } from "../domain/mailbox-record.ts";
import type { Deps } from "./deps.ts";
import type { OpenBox, RawMail } from "./ports.ts";
import { get, write } from "./records.ts";

/** Who reads says so this often, and who has not for so long reads no more (ms). */
export const RENEW_MS = 3_000;
const LEASE_MS = 10_000;
/** Mails of a box that was made anew are looked at from so long before it was last looked into. */
const OVERLAP_MS = 86_400_000;

/** taken: it is kept, or nothing is to be kept of it. later: it has to come again. unreadable: never. */
export type Taking = "taken" | "later" | "unreadable";

export type MailboxOptions = {
  readonly deps: Pick<Deps, "store" | "clock" | "timings">;
  /** Which box: of its address. */
  readonly id: string;
  /** This process; null: there is no other, and it need not say that it reads. */
  readonly me: string | null;
  /** Never rejects. */
  readonly take: (raw: RawMail) => Promise<Taking>;
  /** A mail was left where it is, with why. */
  readonly left: (why: string) => void;
};

/** Somebody else reads it by now. */
export class NotOurs extends Error {}

/** Reads a box on another server: each mail once, whatever breaks off when (SPEC IM3, IM4). */
export interface Mailbox {
  /** false: another process reads it. */
  hold(): Promise<boolean>;
  /** Takes what is new, and what has to be tried again. Gives when to come back (epoch ms), or null. */
  pass(box: OpenBox): Promise<number | null>;
  /** Another process may read it. */
  leave(): Promise<void>;
}

export function createMailbox({ deps, id, me, take, left }: MailboxOptions): Mailbox {
  const { store, clock } = deps;

  async function read(): Promise<{ readonly version: number; readonly state: MailboxRecord }> {
    const stored = await get(store, "mailbox", id);
    const none = {
      id,
      validity: null,
      last: 0,
      later: [],
      since: 0,
      at: 0,
      reader: null,
      until: 0,
    };
    return { version: stored?.version ?? 0, state: stored?.state ?? none };
  }

  async function change(edit: (record: MailboxRecord) => MailboxRecord): Promise<MailboxRecord> {
    for (;;) {
      const { version, state } = await read();
      if (me !== null && !mayReadBox(state, me, clock.now())) throw new NotOurs();
      const edited = edit(state);
      const changes = [write({ kind: "mailbox", expected: version, state: edited }, deps.timings)];
      if ((await store.commit(changes, clock.now())).ok) return edited;
    }
  }

  /** Mails that are there at first are the owner's own: nothing is made of them. */
  async function begin(box: OpenBox): Promise<MailboxRecord> {
    const { state } = await read();
    if (state.validity === box.validity) return state;
    const isFirst = state.validity === null;
    const from = Math.max(state.since, state.at - OVERLAP_MS);
    const again = isFirst ? [] : await box.since(from);
    const last = again.length === 0 ? await box.newest() : Math.min(...again) - 1;
    const at = clock.now();
    const begun = {
      validity: box.validity,
      last,
      later: [],
      since: isFirst ? at : state.since,
      at,
    };
    return change((one) => ({ ...one, ...begun }));
  }

  async function takeOne(box: OpenBox, uid: number): Promise<void> {
    const raw = await box.read(uid);
    const taking = raw === null ? "taken" : await take(raw);
    const tried = (record: MailboxRecord) =>
      taking === "later" ? triedAgain(record, { uid, now: clock.now() }) : null;
    const waits = tried((await read()).state) !== null;
    // Marked before it is noted: what breaks off in between is done again, and makes no difference.
    if (taking === "taken" && raw !== null) await box.mark(uid, "seen");
    if (taking !== "taken" && !waits) {
      await box.mark(uid, "flagged");
      left("it could not be read or kept");
    }
    await change((record) => ({
      ...((waits ? tried(record) : null) ?? settled(record, uid)),
      last: Math.max(record.last, uid),
      at: clock.now(),
    }));
  }

  return {
    async hold() {
      if (me === null) return true;
      const { state } = await read();
      if (!mayReadBox(state, me, clock.now())) return false;
      try {
        await change((record) => ({ ...record, reader: me, until: clock.now() + LEASE_MS }));
        return true;
      } catch (error) {
        if (error instanceof NotOurs) return false;
        throw error;
      }
    },
    async pass(box) {
      const begun = await begin(box);
      for (const { uid, dueAt } of begun.later) if (dueAt <= clock.now()) await takeOne(box, uid);
      for (const uid of await box.newer(begun.last)) await takeOne(box, uid);
      const { later } = (await read()).state;
      return later.length === 0 ? null : Math.min(...later.map(({ dueAt }) => dueAt));
    },
    async leave() {
      if (me === null) return;
      const { state } = await read();
      if (state.reader === me) await change((record) => ({ ...record, reader: null, until: 0 }));
    },
  };
}
