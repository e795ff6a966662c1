import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { Refusal } from "../stores/refusal.ts";
import { exportTo } from "./export.ts";
import { importFrom } from "./import.ts";
import { move, type Surroundings } from "./move.ts";

/** Built as dist/server/store.js: the installation's root is two folders up. */
const ROOT = resolve(import.meta.dirname, "..", "..");

const USAGE = `npm run store:move                    the data folder into the database at DATABASE_URL
npm run store:export -- --out FILE    all records to a new file
npm run store:import -- FILE          the records of such a file into an empty store
`;

/** What running it again cannot mend: the file or folder that was named. */
const WRONG_PLACE: ReadonlySet<string> = new Set([
  "ENOENT",
  "ENOTDIR",
  "EISDIR",
  "EACCES",
  "EPERM",
  "EROFS",
]);

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const work = workOf(args);
  if (work === null) return giveUp(USAGE);
  const read = readConfig(process.env, ROOT);
  if (!read.ok) return giveUp(read.problems.map((one) => `Configuration: ${one}\n`).join(""));
  try {
    await work({ config: read.config, root: ROOT, say });
  } catch (error) {
    giveUp(`${problemOf(error)}\n`);
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

type Work = (around: Surroundings) => Promise<void>;

/** Null: not understood. Relative files start where the command was given. */
function workOf([what, ...rest]: readonly string[]): Work | null {
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: { out: { type: "string" } },
      allowPositionals: true,
    });
    const [file, ...others] = positionals;
    if (others.length > 0) return null;
    const here = process.env["INIT_CWD"] ?? process.cwd();
    const out = values.out;
    if (what === "move" && file === undefined && out === undefined) return moveOnce;
    if (what === "export" && file === undefined && out !== undefined)
      return (around) => exportTo(resolve(here, out), around);
    if (what === "import" && file !== undefined && out === undefined)
      return (around) => importFrom(resolve(here, file), around);
    return null;
  } catch {
    return null;
  }
}

async function moveOnce(around: Surroundings): Promise<void> {
  // Whoever runs a script goes on only if there is nothing left to move.
  if ((await move(around)) === "begun") process.exitCode = 2;
}

function problemOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const one: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const words = one instanceof Error ? one.message : String(one);
  if (WRONG_PLACE.has((one as NodeJS.ErrnoException).code ?? ""))
    return `Nothing was done: ${words}. Name a file that can be read, or one in a folder that can be written.`;
  return `It was interrupted: ${words}. Nothing was switched over; run it again to go on.`;
}

function giveUp(why: string): void {
  process.stderr.write(why);
  process.exitCode = 1;
}
