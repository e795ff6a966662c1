import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { measureLanguage } from "./language-measure.ts";
import { parseLanguageQueries } from "./language-queries.ts";

const USAGE = `npm run -s knowledge:language -- --queries FILE [--languages a,b,c] [--words N]
  --queries    JSON Lines, each {"text": ..., "language": ...}
  --languages  those the identifier may answer with; all of the file if left out
  --words      only the first N words of each text (4N characters in Thai, 2N in Chinese)
`;

try {
  process.stdout.write(`${JSON.stringify(report(process.argv.slice(2)), null, 2)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function report(args: readonly string[]): object {
  const { values } = parseArgs({
    args: [...args],
    options: {
      queries: { type: "string" },
      languages: { type: "string" },
      words: { type: "string" },
    },
  });
  if (values.queries === undefined) throw new Error(`--queries is missing\n\n${USAGE}`);
  const words = values.words === undefined ? null : Number(values.words);
  if (words !== null && !(Number.isInteger(words) && words > 0))
    throw new Error(`--words must be a whole number above 0, not "${values.words}"`);
  const queries = parseLanguageQueries(read(values.queries), values.queries);
  const languages = values.languages?.split(",").map((language) => language.trim());
  return measureLanguage({
    queries,
    languages: languages ?? [...new Set(queries.map(({ language }) => language))].sort(),
    words,
  });
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Error(`${file}: can't be read; check the path`);
  }
}
