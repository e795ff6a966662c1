import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Article } from "./article.ts";
import { type Model, MODEL_VERSION } from "./model/model.ts";
import type { ModelCache } from "./open-knowledge.ts";

const HASH_BYTES = 32;

/**
 * One model in one file: the hash of what it was learned from, the hash of its bytes, its bytes.
 * A file that is not exactly that is nobody's model; it is learned anew and replaced. Written
 * beside and renamed, so that there is never half a file.
 */
export function modelCache(file: string): ModelCache {
  return {
    read: async (articles) => {
      const bytes = await readFile(file).catch(() => null);
      return bytes === null ? null : unpack(bytes, contentHash(articles));
    },
    write: async (articles, model) => {
      const beside = `${file}.${process.pid}.tmp`;
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(beside, pack(model, contentHash(articles)));
        await rename(beside, file);
      } finally {
        await rm(beside, { force: true });
      }
    },
  };
}

/** Reads from the first that has the model, and writes to the first alone. */
export function firstOf(own: ModelCache, ...others: readonly ModelCache[]): ModelCache {
  return {
    read: async (articles) => {
      for (const cache of [own, ...others]) {
        const model = await cache.read(articles);
        if (model !== null) return model;
      }
      return null;
    },
    write: own.write,
  };
}

function pack(model: Model, content: Buffer): Buffer {
  const bytes = serialize(model);
  return Buffer.concat([content, hashOf(bytes), bytes]);
}

function unpack(bytes: Buffer, content: Buffer): Model | null {
  const model = bytes.subarray(2 * HASH_BYTES);
  if (!bytes.subarray(0, HASH_BYTES).equals(content)) return null;
  if (!bytes.subarray(HASH_BYTES, 2 * HASH_BYTES).equals(hashOf(model))) return null;
  try {
    const value: Model = deserialize(model);
    return value.version === MODEL_VERSION ? value : null;
  } catch {
    return null;
  }
}

/** What a model depends on: the articles' texts, this code, and the dictionaries of ICU. */
function contentHash(articles: readonly Article[]): Buffer {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([MODEL_VERSION, process.versions.icu, process.versions.v8]));
  for (const { id, topic, language, title, phrasings, body } of sorted(articles)) {
    hash.update(JSON.stringify([id, topic, language, title, phrasings, body]));
  }
  return hash.digest();
}

function sorted(articles: readonly Article[]): readonly Article[] {
  return articles.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function hashOf(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}
