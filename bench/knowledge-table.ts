import type { Speed } from "./knowledge-speed.ts";

export type SetReport = {
  readonly cascade: Record<string, unknown>;
  /** Top-1 of the answerable, each word of four or more letters misspelt with probability .5. */
  readonly typos: unknown;
  readonly rivals: Readonly<Record<string, number | null>>;
};

export type KnowledgeReport = {
  readonly machine: { readonly cpus: number; readonly node: string; readonly loadBefore: number };
  readonly sets: Readonly<Record<string, SetReport>>;
  readonly language: object | null;
  readonly speed: Readonly<Record<string, Speed>>;
};

const BEGIN = "<!-- figures: npm run bench -- knowledge -->";
const END = "<!-- /figures -->";

/** The figures as Markdown, for docs/answers.md. */
export function tableOf({ sets, speed }: Pick<KnowledgeReport, "sets" | "speed">): string {
  const setRows = Object.entries(sets).map(([name, { cascade, typos, rivals }]) => {
    const atDefault = cascade["default"] as Record<string, number | null>;
    const figures = [
      cascade["top1"],
      typos,
      rivals["minisearch"],
      rivals["bm25"],
      rivals["naturalBayes"],
      rivals["naturalRegression"],
      atDefault["answeredRight"],
      atDefault["precision"],
      atDefault["refusedUnanswerable"],
    ];
    return row([name, ...figures.map(share)]);
  });
  const speedRows = Object.entries(speed).map(([name, one]) =>
    row([
      name,
      ...[one.buildSeconds, one.editSeconds, one.latencyMs.p50, one.latencyMs.p99, one.heapMb].map(
        plain,
      ),
    ]),
  );
  return [
    row([
      "set",
      "Cascade",
      "with typos",
      "minisearch",
      "BM25",
      "natural Bayes",
      "natural regression",
      "answered right",
      "precision",
      "unanswerable refused",
    ]),
    row(Array.from({ length: 10 }, () => "---")),
    ...setRows,
    "",
    row([
      "knowledge base",
      "learned in s",
      "an edit in s",
      "answer p50, ms",
      "p99, ms",
      "memory, MB",
    ]),
    row(Array.from({ length: 6 }, () => "---")),
    ...speedRows,
  ].join("\n");
}

/** The text with what stands between the marks replaced; the same text if there are none. */
export function replaceTable(text: string, table: string): string {
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  if (from < 0 || to < from) return text;
  return `${text.slice(0, from + BEGIN.length)}\n\n${table}\n\n${text.slice(to)}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function share(value: unknown): string {
  return typeof value === "number" ? value.toFixed(3).replace(/^0/, "") : "";
}

function plain(value: number): string {
  return value >= 10 ? String(Math.round(value)) : value.toFixed(2);
}
