import {
  MAX_IMPORT_BYTES,
  MAX_IMPORT_FILES,
  MAX_IMPORT_JSON_BYTES,
} from "../../../server/protocol/limits.ts";
import { decodeText } from "./decode-text.ts";

/** Files somebody chose to import. */
export type ChosenFile = { readonly name: string; readonly text: string };

/** What is needed of the browser's own kind of file. */
export type Readable = {
  readonly name: string;
  readonly size: number;
  /** Where it lies in the chosen folder; empty for a file of its own. */
  readonly webkitRelativePath: string;
  arrayBuffer(): Promise<ArrayBuffer>;
};

const KINDS = /\.(md|markdown|csv|tsv|html?|jsonl|ndjson|json|txt)$/i;

export type Choice =
  | { readonly is: "fine"; readonly files: readonly ChosenFile[]; readonly left: readonly string[] }
  | { readonly is: "none" }
  | { readonly is: "too_many"; readonly count: number }
  | { readonly is: "too_large"; readonly bytes: number }
  /** They fit as they are, but not as JSON. */
  | { readonly is: "too_large_sent"; readonly bytes: number };

/** Reads what can be imported; says what was left aside. @param read how many are read so far */
export async function readChosen(
  files: readonly Readable[],
  read: (count: number) => void,
): Promise<Choice> {
  const fitting = files.filter(({ name }) => KINDS.test(name));
  if (fitting.length === 0) return { is: "none" };
  if (fitting.length > MAX_IMPORT_FILES) return { is: "too_many", count: fitting.length };
  const bytes = fitting.reduce((sum, { size }) => sum + size, 0);
  if (bytes > MAX_IMPORT_BYTES) return { is: "too_large", bytes };
  const texts: ChosenFile[] = [];
  for (const file of fitting) {
    texts.push({ name: nameOf(file), text: decodeText(await file.arrayBuffer()) });
    read(texts.length);
  }
  const sent = new TextEncoder().encode(JSON.stringify(texts)).length;
  if (sent > MAX_IMPORT_JSON_BYTES) return { is: "too_large_sent", bytes: sent };
  const left = files.filter(({ name }) => !KINDS.test(name)).map(nameOf);
  return { is: "fine", files: texts, left };
}

const LONGEST_NAME = 300;

function nameOf({ name, webkitRelativePath }: Readable): string {
  return (webkitRelativePath === "" ? name : webkitRelativePath).slice(-LONGEST_NAME);
}
