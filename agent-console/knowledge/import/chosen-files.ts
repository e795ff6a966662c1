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

/** The server takes so much at once. */
export const MOST_BYTES = 25_000_000;
export const MOST_FILES = 5_000;

const KINDS = /\.(md|markdown|csv|tsv|html?|jsonl|ndjson|json|txt)$/i;

export type Choice =
  | { readonly is: "fine"; readonly files: readonly ChosenFile[]; readonly left: readonly string[] }
  | { readonly is: "none" }
  | { readonly is: "too_many"; readonly count: number }
  | { readonly is: "too_large"; readonly bytes: number };

/** Reads what can be imported; says what was left aside. @param read how many are read so far */
export async function readChosen(
  files: readonly Readable[],
  read: (count: number) => void,
): Promise<Choice> {
  const fitting = files.filter(({ name }) => KINDS.test(name));
  if (fitting.length === 0) return { is: "none" };
  if (fitting.length > MOST_FILES) return { is: "too_many", count: fitting.length };
  const bytes = fitting.reduce((sum, { size }) => sum + size, 0);
  if (bytes > MOST_BYTES) return { is: "too_large", bytes };
  const texts: ChosenFile[] = [];
  for (const file of fitting) {
    texts.push({ name: nameOf(file), text: decodeText(await file.arrayBuffer()) });
    read(texts.length);
  }
  const left = files.filter(({ name }) => !KINDS.test(name)).map(nameOf);
  return { is: "fine", files: texts, left };
}

const LONGEST_NAME = 300;

function nameOf({ name, webkitRelativePath }: Readable): string {
  return (webkitRelativePath === "" ? name : webkitRelativePath).slice(-LONGEST_NAME);
}
