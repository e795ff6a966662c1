import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fail, ok, type ErrorCode, type Result } from "../protocol/errors.ts";

/** Uploads of one person under way at once, and of all. */
const MOST_EACH = 4;
const MOST = 64;
/** Without a byte for so long (ms), nobody is sending any more. */
const STALLED_MS = 30_000;
/** What a process that died left behind is that old (ms): no upload takes as long. */
const LEFT_BEHIND_MS = 3_600_000;

/** Takes in what is uploaded, on disk: many who are slow must not fill the memory. */
export interface Incoming {
  /** All of it; `file_large` as soon as it is too much, `busy` when no more comes. Nothing stays on disk either way. */
  receive(
    content: Readable,
    from: { readonly whose: string; readonly largest: number },
  ): Promise<Result<Uint8Array>>;
}

export function createIncoming(folder: string): Incoming {
  const underWay = new Map<string, number>();
  let total = 0;
  let swept: Promise<unknown> | null = null;

  const count = (whose: string, by: 1 | -1) => {
    const left = (underWay.get(whose) ?? 0) + by;
    if (left === 0) underWay.delete(whose);
    else underWay.set(whose, left);
    total += by;
  };

  return {
    async receive(content, { whose, largest }) {
      if (total >= MOST || (underWay.get(whose) ?? 0) >= MOST_EACH) return fail("too_many");
      count(whose, 1);
      const path = join(folder, randomBytes(16).toString("hex"));
      try {
        // Each time: somebody may have taken it away, or made room for it, while this process runs.
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await (swept ??= sweep(folder));
        const refused = await written(content, path, largest);
        return refused === null ? ok(await readFile(path)) : fail(refused);
      } finally {
        count(whose, -1);
        await rm(path, { force: true });
      }
    },
  };
}

class TooLarge extends Error {}
class Stalled extends Error {}

async function written(
  content: Readable,
  path: string,
  largest: number,
): Promise<ErrorCode | null> {
  const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
  const patience = setTimeout(() => limit.destroy(new Stalled()), STALLED_MS).unref();
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      patience.refresh();
      bytes += chunk.length;
      done(bytes > largest ? new TooLarge() : null, chunk);
    },
  });
  try {
    await pipeline(content, limit, file);
    return null;
  } catch (error) {
    if (error instanceof TooLarge) return "file_large";
    // Through a hole in the network: they may still be there, and can send it again.
    if (error instanceof Stalled) return "busy";
    // Whoever sent it went away in the middle of it.
    if (content.errored !== null || content.destroyed) return "bad_request";
    throw error;
  } finally {
    clearTimeout(patience);
  }
}

/** Takes away what a process that died has left; what cannot be read stays. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > LEFT_BEHIND_MS) await rm(path, { force: true }).catch(() => {});
  }
}
