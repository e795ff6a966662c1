import {
  MAX_IMPORT_BYTES,
  MAX_IMPORT_FILES,
  MAX_IMPORT_JSON_BYTES,
} from "../../../server/protocol/limits.ts";
import { decodeText } from "./decode-text.ts";

/** Files somebody chose to import. */
export type ChosenFile = { readonly name: string; readonly text: string };

/** What is needed of a file and its place in the browser. */
export type Readable = {
  readonly file: Pick<File, "size" | "arrayBuffer">;
  /** In the chosen folder; its name, if it is by itself. */
  readonly path: string;
};

const KINDS = /\.(md|markdown|csv|tsv|html?|jsonl|ndjson|json|txt)$/i;

export type Choice =
  | { readonly is: "fine"; readonly files: readonly ChosenFile[]; readonly left: readonly string[] }
  | { readonly is: "none" }
  | { readonly is: "unreadable" }
  | { readonly is: "too_many"; readonly count: number }
  | { readonly is: "too_large"; readonly bytes: number }
  /** They fit as they are, but not as JSON. */
  | { readonly is: "too_large_sent"; readonly bytes: number };

/** Reads what can be imported; says what was left aside. @param read how many of them are read so far */
export async function readChosen(
  chosen: readonly Readable[] | Promise<readonly Readable[]>,
  read: (count: number, of: number) => void,
): Promise<Choice> {
  try {
    return await readFitting(await chosen, read);
  } catch {
    // Files may have gone since they were chosen, or be closed to whoever chose them.
    return { is: "unreadable" };
  }
}

async function readFitting(
  files: readonly Readable[],
  read: (count: number, of: number) => void,
): Promise<Choice> {
  const fitting = files.filter(isOfOurKind);
  if (fitting.length === 0) return { is: "none" };
  if (fitting.length > MAX_IMPORT_FILES) return { is: "too_many", count: fitting.length };
  const bytes = fitting.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes > MAX_IMPORT_BYTES) return { is: "too_large", bytes };
  const texts: ChosenFile[] = [];
  for (const one of fitting) {
    texts.push({ name: nameOf(one), text: decodeText(await one.file.arrayBuffer()) });
    read(texts.length, fitting.length);
  }
  const sent = new TextEncoder().encode(JSON.stringify(texts)).length;
  if (sent > MAX_IMPORT_JSON_BYTES) return { is: "too_large_sent", bytes: sent };
  const left = files.filter((one) => !isOfOurKind(one)).map(nameOf);
  return { is: "fine", files: texts, left };
}

const LONGEST_NAME = 300;

const nameOf = ({ path }: Readable): string => path.slice(-LONGEST_NAME);

const isOfOurKind = ({ path }: Readable): boolean => KINDS.test(path);
