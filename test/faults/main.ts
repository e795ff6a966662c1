import { parseArgs } from "node:util";
import { z } from "zod";
import type { FaultOptions } from "./options.ts";

/** Each suite is a module of its own, loaded when it is asked for. */
type Suite = { readonly run: (options: FaultOptions) => Promise<object> };

const suites = import.meta.glob<Suite>(
  "./{network,model,kill,cluster,browser,hostile,mutants,mail,races,scripts,sla,everyone}.ts",
);
const names = Object.keys(suites).map((path) => path.slice("./".length, -".ts".length));
const USAGE = `npm run faults -- ${names.join("|")} [--rounds N] [--seed S]\n`;

const flags = z.strictObject({
  rounds: z.coerce.number().int().min(1).max(100_000).optional(),
  seed: z.coerce.number().int().optional(),
});

const [name = "", ...rest] = process.argv.slice(2);
const suite = suites[`./${name}.ts`];
const options = parse(rest);
if (suite === undefined || options === null) giveUp(USAGE);
else await perform(suite, options);

async function perform(load: () => Promise<Suite>, given: FaultOptions): Promise<void> {
  const unsettled = () => giveUp("It ended with something waiting for ever, and no report.\n");
  process.once("exit", unsettled);
  try {
    const { run } = await load();
    const report = await run(given);
    process.off("exit", unsettled);
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    // Whatever is still open belongs to faults that were left as they were.
    process.exit(violated(report) ? 1 : 0);
  } catch (error) {
    giveUp(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  }
}

/** A report names what broke under `violations`, a list or a count. */
function violated(report: object): boolean {
  const violations = "violations" in report ? report.violations : 0;
  return Array.isArray(violations) ? violations.length > 0 : violations !== 0;
}

function parse(args: readonly string[]): FaultOptions | null {
  try {
    const text = { type: "string" } as const;
    const { values } = parseArgs({ args: [...args], options: { rounds: text, seed: text } });
    const { rounds, seed } = flags.parse(values);
    return { rounds, seed };
  } catch {
    return null;
  }
}

function giveUp(why: string): void {
  process.stderr.write(why);
  process.exitCode = 1;
}
