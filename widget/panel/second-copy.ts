/**
 * What is written to localStorage reaches the disk only seconds later: a browser that is killed
 * before takes it along. IndexedDB has it there when a transaction ends, so what must not be lost has
 * a second copy in it. It comes behind the first paint; without IndexedDB there is only the first.
 */
import { after, lasting, outboxKeys, reloadPage, siteKey, visitorKey } from "./browser.ts";

const STORE = "kept";
const LONGEST_MS = 300;

type SecondCopy = {
  readonly all: () => Promise<ReadonlyMap<string, string>>;
  /** Resolves when it is on disk, or cannot be; null removes it. */
  readonly write: (key: string, text: string | null) => Promise<void>;
};

/**
 * Resolves when what localStorage lost is back in it; from then on unsent items are written twice.
 * What was acknowledged in the very moment of a crash may come back too; sent again, it is known.
 */
export const restored: Promise<void> = keepSecondCopy().catch(() => {});

async function keepSecondCopy(): Promise<void> {
  const copy = await openCopy();
  const kept = await copy.all();
  for (const [key, text] of kept) {
    if (isCopied(key) && lasting.read(key) === null) lasting.write(key, text);
  }
  const { write } = lasting;
  lasting.write = (key, text) => {
    write(key, text);
    if (isCopied(key)) void copy.write(key, text);
  };
  lasting.keep = (key, text) => Promise.race([copy.write(key, text), patience()]);
  for (const key of lasting.keys().filter(isCopied)) void copy.write(key, lasting.read(key));
  await beSameVisitor(copy, kept);
}

function isCopied(key: string): boolean {
  return key.startsWith(outboxKeys(siteKey()));
}

/** A disk that takes longer must not keep anybody from writing. */
function patience(): Promise<void> {
  return new Promise((resolve) => after(LONGEST_MS, resolve));
}

/** Whoever localStorage forgot came as a stranger: once more, as themselves. */
async function beSameVisitor(copy: SecondCopy, kept: ReadonlyMap<string, string>): Promise<void> {
  const key = visitorKey(siteKey());
  const now = lasting.read(key);
  const known = kept.get(key);
  if (known === undefined) await copy.write(key, now);
  if (known === undefined || known === now) return;
  lasting.write(key, known);
  if (lasts(key, known)) reloadPage();
}

/** Where nothing lasts, a reload would change nothing, again and again. */
function lasts(key: string, text: string): boolean {
  try {
    return localStorage.getItem(key) === text;
  } catch {
    return false;
  }
}

async function openCopy(): Promise<SecondCopy> {
  const opening = indexedDB.open("cascade", 1);
  opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore(STORE));
  const database = await done(opening);
  const store = (mode: IDBTransactionMode) =>
    database.transaction(STORE, mode, { durability: "strict" }).objectStore(STORE);
  return {
    async all() {
      const kept = store("readonly");
      const [keys, texts] = await Promise.all([done(kept.getAllKeys()), done(kept.getAll())]);
      return new Map(keys.map((key, i) => [String(key), String(texts[i])]));
    },
    async write(key, text) {
      try {
        const kept = store("readwrite");
        if (text === null) kept.delete(key);
        else kept.put(text, key);
        await completed(kept.transaction);
      } catch {
        // The first copy is there.
      }
    },
  };
}

function completed(transaction: IDBTransaction): Promise<unknown> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", resolve);
    transaction.addEventListener("abort", reject);
  });
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () =>
      reject(request.error ?? new Error("IndexedDB refused.")),
    );
  });
}
