import { diffArrays } from "diff";
import type { ArticleFields } from "../../../server/protocol/articles.ts";
import { FIELD_NAMES, type FieldName } from "./edit.ts";

/** What became of one article on two sides, since they last agreed. */
export type Sides = {
  readonly base: ArticleFields;
  readonly mine: ArticleFields;
  readonly theirs: ArticleFields;
};

export type Merged = {
  readonly fields: ArticleFields;
  /** Changed on both sides in ways that do not go together; `fields` has mine of them. */
  readonly clashes: readonly FieldName[];
};

/**
 * Both sides' changes in one article. Phrasings of both are kept; the rest is taken from the side
 * that changed it, and a field both changed differently is a clash.
 */
export function mergeFields(sides: Sides): Merged {
  const { base, mine, theirs } = sides;
  const clashes: FieldName[] = [];
  const pick = <K extends Exclude<FieldName, "phrasings">>(name: K): ArticleFields[K] => {
    if (mine[name] === base[name]) return theirs[name];
    if (theirs[name] !== base[name] && theirs[name] !== mine[name]) clashes.push(name);
    return mine[name];
  };
  const fields = {
    title: pick("title"),
    body: pick("body"),
    category: pick("category"),
    popular: pick("popular"),
    status: pick("status"),
    phrasings: mergeLines(base.phrasings, mine.phrasings, theirs.phrasings),
  };
  return { fields, clashes: FIELD_NAMES.filter((name) => clashes.includes(name)) };
}

/** Mine, without what they took out, and with what they added. */
function mergeLines(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] {
  const removed = new Set(base.filter((line) => !theirs.includes(line)));
  const added = theirs.filter((line) => !base.includes(line) && !mine.includes(line));
  return [...mine.filter((line) => !removed.has(line) || !base.includes(line)), ...added];
}

/** A line of a comparison. */
export type DiffLine = {
  readonly is: "same" | "added" | "removed";
  readonly text: string;
};

/** How long a comparison may take (ms) before it is given up and both texts are shown whole. */
const PATIENCE_MS = 500;

/** What must be taken out of and put into the first text to get the second, line by line. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const [left, right] = [linesOf(before), linesOf(after)];
  const parts = diffArrays(left, right, { timeout: PATIENCE_MS });
  if (parts === undefined) return [...all("removed", left), ...all("added", right)];
  return parts.flatMap(({ added, removed, value }) =>
    all(added ? "added" : removed ? "removed" : "same", value),
  );
}

function all(is: DiffLine["is"], lines: readonly string[]): readonly DiffLine[] {
  return lines.map((text) => ({ is, text }));
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n");
}

export type DiffPart = DiffLine | { readonly is: "skipped"; readonly lines: number };

/** Long stretches that did not change are left out, but for `around` lines at their edges. */
export function withoutMiddles(lines: readonly DiffLine[], around = 2): readonly DiffPart[] {
  const near = new Set<number>();
  for (const [at, { is }] of lines.entries()) {
    if (is === "same") continue;
    for (let other = at - around; other <= at + around; other += 1) near.add(other);
  }
  const parts: DiffPart[] = [];
  for (const [at, line] of lines.entries()) {
    const last = parts.at(-1);
    if (near.has(at)) parts.push(line);
    else if (last?.is === "skipped") parts[parts.length - 1] = { ...last, lines: last.lines + 1 };
    else parts.push({ is: "skipped", lines: 1 });
  }
  return parts;
}
