import { parse } from "csv-parse/sync";
import { isKnownName, itemOf, type FoundItems, type ImportItem, type Remark } from "./read-item.ts";

const SEPARATORS = [",", ";", "\t"] as const;
/** Far above any article with all its phrasings. */
const LONGEST_ROW = 300_000;
/** Characters of a list of columns. */
const LONGEST_LIST = 200;
/** All that a reader this lenient stops at. */
const BROKEN =
  "nothing could be read from here on: a quotation mark is never closed, or a row has more than 300,000 characters";
const OURS = "columns are named title, body, questions, language, category, status";

type Row = { readonly cells: readonly string[]; readonly line: number };

/** A table with a header row: `title`, `body` or `answer`, `questions` (`|` or a line each), … */
export function readCsv(text: string): FoundItems {
  const { rows, problem } = rowsOf(text);
  const [header, ...others] = rows;
  if (header === undefined)
    return { items: [], skipped: [problem ?? { line: null, why: "it is empty" }] };
  const names = header.cells.map(nameIn);
  const skipped: Remark[] = [];
  const items: ImportItem[] = [];
  for (const { cells, line } of others) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    if (cells.length > names.length && cells.slice(names.length).some((cell) => cell.trim() !== ""))
      skipped.push({
        line,
        why: `it has ${cells.length} cells where the header has ${names.length}; put quotes around texts with a separator in them`,
      });
    else items.push(itemOf(new Map(names.map((name, i) => [name, cells[i] ?? ""])), { line }));
  }
  if (problem !== null) skipped.push(problem);
  if (!names.some(isKnownName))
    return {
      items: [],
      skipped: [
        {
          line: 1,
          why: `its first row names no column we know; ${OURS}`,
        },
      ],
    };
  return { items, skipped, notes: notUnderstood(header.cells) };
}

function notUnderstood(header: readonly string[]): readonly Remark[] {
  const left = header.filter((cell) => cell.trim() !== "" && !isKnownName(nameIn(cell)));
  if (left.length === 0) return [];
  const said = left.map((cell) => `"${cell.trim()}"`).join(", ");
  const listed = said.length <= LONGEST_LIST ? said : `${said.slice(0, LONGEST_LIST)}…`;
  return [{ line: 1, why: `not understood and left out: ${listed}; ${OURS}` }];
}

function nameIn(cell: string): string {
  return cell.trim().toLowerCase();
}

function rowsOf(text: string): { readonly rows: readonly Row[]; readonly problem: Remark | null } {
  const rows: Row[] = [];
  try {
    // One sign a line end, so that lines are counted as editors count them.
    parse(text.replace(/\r\n?/g, "\n"), {
      bom: true,
      delimiter: separatorOf(text),
      max_record_size: LONGEST_ROW,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (record: string[], info: { readonly lines: number }) => {
        const breaks = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
        rows.push({ cells: record, line: Math.max(1, info.lines - breaks) });
        // Kept here: what was read before something broken is not lost with it.
        return null;
      },
    });
    return { rows, problem: null };
  } catch {
    const line = (rows.at(-1)?.line ?? 0) + 1;
    return { rows, problem: { line, why: BROKEN } };
  }
}

/** The one the header has most of. */
function separatorOf(text: string): string {
  const header =
    text
      .slice(0, 10_000)
      .split(/\r?\n/, 1)[0]
      ?.replace(/"[^"]*"/g, "") ?? "";
  const count = (separator: string) => header.split(separator).length;
  return [...SEPARATORS].sort((a, b) => count(b) - count(a))[0] ?? ",";
}
