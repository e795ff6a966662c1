import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { deserialize, serialize } from "node:v8";
import { isOf, type Model, MODEL_VERSION, nearestTo } from "./model/model.ts";
import type { ModelCache } from "./open-knowledge.ts";

const HASH_BYTES = 32;
/** What a model depends on beside the articles: this code, and the dictionaries of ICU. */
const ENGINE = hashOf(JSON.stringify([MODEL_VERSION, process.versions.icu, process.versions.v8]));

/**
 * One model in one file: a hash of this code, the hash of the model's bytes, its bytes. A file that is not
 * exactly that is nobody's model; it is learned anew and replaced. Written beside and renamed, so that there
 * is never half a file.
 */
export function modelCache(file: string): ModelCache {
  return {
    read: async () => {
      const bytes = await readFile(file).catch(() => null);
      return bytes === null ? null : unpack(bytes);
    },
    write: async (model) => {
      const beside = `${file}.${process.pid}.tmp`;
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(beside, pack(model));
        await rename(beside, file);
      } finally {
        await rm(beside, { force: true });
      }
    },
  };
}

/** Reads from the first that has exactly what is wanted, else what is nearest, and writes to the first alone. */
export function firstOf(own: ModelCache, ...others: readonly ModelCache[]): ModelCache {
  return {
    read: async (written) => {
      let nearest: Model | null = null;
      for (const cache of [own, ...others]) {
        const model = await cache.read(written);
        if (model !== null)
          nearest = nearest === null ? model : nearestTo(written, [nearest, model]);
        if (nearest !== null && isOf(written, nearest)) break;
      }
      return nearest;
    },
    write: own.write,
  };
}

function pack(model: Model): Buffer {
  const bytes = serialize(model);
  return Buffer.concat([ENGINE, hashOf(bytes), bytes]);
}

function unpack(bytes: Buffer): Model | null {
  const model = bytes.subarray(2 * HASH_BYTES);
  if (!bytes.subarray(0, HASH_BYTES).equals(ENGINE)) return null;
  if (!bytes.subarray(HASH_BYTES, 2 * HASH_BYTES).equals(hashOf(model))) return null;
  try {
    return deserialize(model) as Model;
  } catch {
    return null;
  }
}

function hashOf(bytes: Buffer | string): Buffer {
  return createHash("sha256").update(bytes).digest();
}
