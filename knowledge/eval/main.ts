import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { DEFAULT_STRICTNESS, STRICTNESSES } from "../strictness.ts";
import type { Strictness } from "../strictness.ts";
import { evaluate } from "./evaluate.ts";
import { BadFile, readArticles, readQueries } from "./read-lines.ts";
import { createTypist } from "./typos.ts";

const USAGE = `npm run knowledge:eval -- --articles FILE --queries FILE [--validation FILE]
  [--strictness ${STRICTNESSES.join("|")}] [--typos SEED] [--out FILE]`;

main();

function main(): void {
  try {
    process.stdout.write(`${JSON.stringify(run(), null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

function run(): Record<string, unknown> {
  const options = readOptions();
  const articles = readArticles(options.articles);
  const read = readQueries(options.queries);
  const type = options.typos === null ? null : createTypist(options.typos);
  const queries =
    type === null ? read : read.map((query) => ({ ...query, text: type(query.text) }));
  const validation = options.validation === null ? null : readQueries(options.validation);
  const { report, lines } = evaluate({ ...options, articles, queries, validation });
  if (options.out !== null) write(options.out, lines);
  return report;
}

type Options = {
  readonly articles: string;
  readonly queries: string;
  readonly validation: string | null;
  readonly strictness: Strictness;
  readonly typos: number | null;
  readonly out: string | null;
};

function readOptions(): Options {
  const values = parse();
  const { articles, queries, strictness: wanted = DEFAULT_STRICTNESS, typos } = values;
  if (articles === undefined || queries === undefined) throw new BadFile(USAGE);
  const strictness = STRICTNESSES.find((known) => known === wanted);
  if (strictness === undefined)
    throw new BadFile(`--strictness is one of ${STRICTNESSES.join(", ")}`);
  const seed = typos === undefined ? null : Number(typos);
  if (seed !== null && !Number.isSafeInteger(seed))
    throw new BadFile("--typos takes a whole number");
  return {
    articles,
    queries,
    validation: values.validation ?? null,
    strictness,
    typos: seed,
    out: values.out ?? null,
  };
}

function parse(): Partial<
  Record<"articles" | "queries" | "validation" | "strictness" | "typos" | "out", string>
> {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      options: {
        articles: text,
        queries: text,
        validation: text,
        strictness: text,
        typos: text,
        out: text,
      },
    }).values;
  } catch (error) {
    throw new BadFile(`${error instanceof Error ? error.message : ""}\n${USAGE}`);
  }
}

function write(file: string, lines: readonly string[]): void {
  try {
    writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
  } catch (error) {
    throw new BadFile(`${file}: can't be written (${error instanceof Error ? error.message : ""})`);
  }
}
