import { readFile, stat } from "node:fs/promises";
import type { FileContent } from "../application/article-folder.ts";
import { readArticleFile, type ReadFile } from "../article-formats/article-file.ts";
import { textHash } from "../article-formats/hashes.ts";

/** Far above any article; a film that is called `.md` is not read. */
const LARGEST_FILE = 1_000_000;

type Raw = { readonly file: string; readonly bytes: Buffer | null };

/** A file's bytes with their hash; too large a file has none. Null: there is no such file. */
export async function readRaw(path: string): Promise<Raw | null> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) return { file: `large-${size}`, bytes: null };
    const bytes = await readFile(path);
    return { file: textHash(bytes), bytes };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
}

/** Its text, and the article in it or why there is none. */
export function contentOf({ file, bytes }: Raw): FileContent {
  if (bytes === null) return { file, text: "", read: unread("it is larger than 1 MB; split it") };
  const text = decoded(bytes);
  if (text === null) {
    const read = unread("it is not UTF-8 text; save it as UTF-8");
    return { file, text: bytes.toString("latin1"), read };
  }
  return { file, text, read: readArticleFile(text) };
}

function unread(why: string): ReadFile {
  return { ok: false, why };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    // A byte order mark stays, so that the text has the file's hash.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
