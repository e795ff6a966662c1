import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { bareSide } from "./bare-side.ts";
import { startChild, type Child } from "./child.ts";
import { filesystemOf, timeSyncs } from "./disk.ts";
import { putLoadOn, type Load, type Side } from "./load.ts";
import type { Options } from "./options.ts";
import { productSide } from "./product-side.ts";
import { compare, type Comparison, type Round, type Sample } from "./report.ts";
import { rounded, spread, type Spread } from "./statistics.ts";

export type Report = Omit<Comparison, "inFlight"> & {
  readonly machine: {
    readonly cpus: number;
    readonly node: string;
    readonly filesystem: string;
    /** Processes that wanted a processor in the minute before: above 0.5 others were at work. */
    readonly loadBefore: number;
  };
  /** Adding to a file and syncing it, alone; milliseconds. */
  readonly sync: Spread;
  readonly settings: Options & { readonly inFlight: number };
  /** The same under more load. */
  readonly pressed: Comparison;
  readonly rounds: readonly Round[];
};

type Say = (line: string) => void;
type Bench = { readonly folder: string; readonly product: Running; readonly bare: Running };
export type Running = { readonly children: readonly Child[]; readonly side: Side };

/** Messages in flight per visitor: what the figures are of, and what is shown beside them. */
const CALM = 1;
const PRESSED = 4;

/** What visitors' messages to agents cost in the product, beside Socket.IO alone under the same load. */
export async function relay(options: Options, say: Say): Promise<Report> {
  const loadBefore = rounded(loadavg()[0] ?? 0);
  const folder = mkdtempSync(join(tmpdir(), "cascade-bench-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", removeFolder);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  const filesystem = filesystemOf(folder);
  const children = await Promise.all([startChild("product", folder), startChild("bare", folder)]);
  try {
    const [product, bare] = children;
    const bench: Bench = {
      folder,
      product: { children: [product], side: await productSide([product], options.pairs) },
      bare: { children: [bare], side: await bareSide(bare, options.pairs) },
    };
    const { rounds, syncs } = await takeTurns(bench, options, say);
    const sync = spread(syncs);
    const {
      inFlight,
      product: measured,
      bare: yardstick,
      ratio,
      bar,
    } = compare(CALM, rounds, sync);
    return {
      machine: { cpus: availableParallelism(), node: process.version, filesystem, loadBefore },
      sync,
      settings: { ...options, inFlight },
      product: measured,
      bare: yardstick,
      ratio,
      bar,
      pressed: compare(PRESSED, rounds, sync),
      rounds,
    };
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    removeFolder();
  }
}

/** Product, bare, product, bare: what else the machine does meanwhile meets both alike. */
async function takeTurns(
  bench: Bench,
  { seconds, rounds: count }: Options,
  say: Say,
): Promise<{ rounds: readonly Round[]; syncs: readonly number[] }> {
  const rounds: Round[] = [];
  const syncs: number[] = [];
  for (let nth = 1; nth <= count; nth += 1) {
    for (const inFlight of [CALM, PRESSED]) {
      syncs.push(...timeSyncs(bench.folder));
      const load = { inFlight, ms: seconds * 1_000 };
      const product = await measure(bench.product, load);
      const bare = await measure(bench.bare, load);
      rounds.push({ inFlight, product, bare });
      say(
        `round ${nth} of ${count}, ${inFlight} in flight: product ${inWords(product)}; bare ${inWords(bare)}`,
      );
    }
  }
  return { rounds, syncs };
}

/** `serverMicros` is of all its processes together. */
export async function measure({ children, side }: Running, load: Load): Promise<Sample> {
  const pairs = await side.freshPairs();
  const cpu = async () => {
    const each = await Promise.all(children.map((child) => child.cpu()));
    return each.reduce((all, one) => all + one, 0);
  };
  const before = await cpu();
  const { sent, ...measured } = await putLoadOn(pairs, load);
  const micros = (await cpu()) - before;
  return { ...measured, serverMicros: rounded(micros / sent) };
}

export function inWords({ messagesPerSecond, ackMs, serverMicros }: Sample): string {
  return `${messagesPerSecond}/s, ack ${ackMs.p50} and ${ackMs.p99} ms, server ${serverMicros} us each`;
}
