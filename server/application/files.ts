import type { Readable } from "node:stream";
import { mayRead } from "../domain/access.ts";
import { inspect, type Offered } from "../domain/file-content/inspect.ts";
import type { FileOwner, FileRecord } from "../domain/file-record.ts";
import { attachmentOf, mayFetch, uploadsWith } from "../domain/files.ts";
import type { Actor } from "../domain/model.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Attachment } from "../protocol/files.ts";
import type { Deps } from "./deps.ts";
import { isOwn } from "./file-changes.ts";
import type { Change, FileBox, Stored } from "./ports.ts";
import { get, remove, write } from "./records.ts";

type FilesDeps = Pick<Deps, "store" | "clock" | "ids" | "timings" | "fileRules">;

/** What is to go with a message in this conversation, or a first one (null). */
export type Keeping = Offered & {
  readonly owner: FileOwner;
  readonly conversationId: string | null;
  /** Of the caller's making: kept once, however often it is brought. */
  readonly id?: string;
};

export type Fetched = { readonly file: Attachment; readonly content: Readable };

export interface Files {
  /**
   * Keeps a file that somebody may send from then on: its id goes with a message of its owner's.
   * For uploads, and for whatever else brings files, as mail. Refused by content, size and quota.
   */
  keep(keeping: Keeping): Promise<Result<Attachment>>;
  /** The content, for who may have it; `not_found` for everybody else. */
  fetch(actor: Actor, id: string): Promise<Result<Fetched>>;
  /** The deadline of one that was not sent has passed: it goes, record and content (SPEC AT8). */
  due(id: string): void;
  /** Ends what is due. */
  stop(): Promise<void>;
}

/** How long content may take to be put away, and to be tried again when taking it away failed (ms). */
const PUTTING_MS = 10 * 60_000;
const ATTEMPTS = 20;

/**
 * The record comes before the content and goes behind it, so that a crash anywhere leaves a record
 * whose deadline takes the content away, and never a message whose file is not there (SPEC AT2).
 */
export function createFiles(
  deps: FilesDeps,
  box: FileBox,
  failed: (error: unknown) => void,
): Files {
  const { store, clock, ids, fileRules: rules } = deps;
  const commit = async (changes: readonly Change<unknown>[]) =>
    (await store.commit(changes, clock.now())).ok;
  const saved = (expected: number, state: FileRecord) =>
    write({ kind: "file", expected, state }, deps.timings);

  const leaving = new Set<Promise<void>>();

  async function takeAway(id: string): Promise<void> {
    const stored = await get(store, "file", id);
    if (stored === undefined || stored.state.state.is === "sent") return;
    if (stored.state.state.until > clock.now()) return;
    // From here on nobody sends it; if taking it away fails, it is due again.
    const until = clock.now() + PUTTING_MS;
    const state = { ...stored.state, state: { is: "leaving", until } } as const;
    if (!(await commit([saved(stored.version, state)]))) return;
    await box.remove(stored.state.key);
    await commit([remove("file", { ...stored, version: stored.version + 1 })]);
  }

  /** Put down, and counted for its contact; or as it was put down by who died behind that. */
  async function announce(file: FileRecord): Promise<Result<Stored<FileRecord>>> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const known = await get(store, "file", file.id);
      if (known !== undefined) return known.state.state.is === "leaving" ? fail("busy") : ok(known);
      const counted = await quotaChange(deps, file);
      if (counted === null) return fail("file_quota");
      if (await commit([saved(0, file), ...counted]))
        return ok({ id: file.id, version: 1, state: file, heads: { public: 0, internal: 0 } });
    }
    return fail("busy");
  }

  return {
    async keep({ owner, conversationId, id = ids.id(), ...offered }) {
      if (offered.bytes.length > rules.largest) return fail("file_large");
      const found = inspect(offered, rules.types);
      if (!found.ok) return found;
      const { ok: _, bytes: content, ...known } = found;
      if (await isBlocked(deps, owner)) return fail("blocked");
      if (await isFull(deps, conversationId, content.length)) return fail("files_full");
      const at = clock.now();
      const file: FileRecord = {
        ...known,
        id,
        key: ids.secret(),
        bytes: content.length,
        owner,
        at,
        state: { is: "coming", until: at + PUTTING_MS },
      };
      const announced = await announce(file);
      if (!announced.ok) return announced;
      const { version, state: put } = announced.value;
      if (put.state.is !== "coming") return ok(attachmentOf(put));
      await box.put(put.key, content);
      const state = { is: "kept", until: clock.now() + rules.unsentMs } as const;
      // It took so long that it is being taken away again.
      if (!(await commit([saved(version, { ...put, state })]))) return fail("file_gone");
      return ok(attachmentOf(put));
    },
    async fetch(actor, id) {
      const stored = await get(store, "file", id);
      if (stored === undefined || !(await mayHave(deps, actor, stored.state)))
        return fail("not_found");
      await store.settled();
      const content = await box.read(stored.state.key);
      return content === null
        ? fail("not_found")
        : ok({ file: attachmentOf(stored.state), content });
    },
    // Other deadlines do not wait for a bucket that is slow.
    due(id) {
      const work = takeAway(id)
        .catch(failed)
        .finally(() => leaving.delete(work));
      leaving.add(work);
    },
    async stop() {
      await Promise.all(leaving);
    },
  };
}

/** Only contacts are counted: whoever is signed in is trusted with that much. */
async function quotaChange(
  { store, timings, fileRules, clock }: FilesDeps,
  { owner, bytes }: FileRecord,
): Promise<readonly Change<unknown>[] | null> {
  if (owner.kind === "agent") return [];
  const known = await get(store, "uploads", owner.id);
  const counted = { id: owner.id, bytes, now: clock.now(), perDay: fileRules.perDay };
  const state = uploadsWith(known?.state ?? null, counted);
  if (state === null) return null;
  return [write({ kind: "uploads", expected: known?.version ?? 0, state }, timings)];
}

/** Somebody who may not write brings nothing either (SPEC A10). */
async function isBlocked({ store }: FilesDeps, owner: FileOwner): Promise<boolean> {
  if (owner.kind !== "contact") return false;
  return (await get(store, "contact", owner.id))?.state.blocked !== undefined;
}

/** Said when it is brought already, not only when it is sent. */
async function isFull(
  { store, fileRules }: FilesDeps,
  conversationId: string | null,
  bytes: number,
): Promise<boolean> {
  const stored =
    conversationId === null ? undefined : await get(store, "conversation", conversationId);
  return stored !== undefined && (stored.state.fileBytes ?? 0) + bytes > fileRules.perConversation;
}

async function mayHave(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  file: FileRecord,
): Promise<boolean> {
  const { state } = file;
  const conversation =
    state.is === "sent" ? await get(store, "conversation", state.conversationId) : undefined;
  return mayFetch(actor, file, {
    mine: await isOwn({ store }, actor, file.owner),
    reads: conversation !== undefined && mayRead(actor, conversation.state),
  });
}
