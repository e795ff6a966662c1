import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { bareChats, productChats } from "./chats.ts";
import { startChild, type Child } from "./child.ts";
import { gather, type Crowd } from "./crowd.ts";
import { filesystemOf, timeSyncs } from "./disk.ts";
import type { Pair } from "./load.ts";
import { putPaceOn } from "./pace.ts";
import { refuseTooMany, type SocketOptions } from "./sockets-options.ts";
import {
  compareSockets,
  type Round,
  type Sample,
  type SocketComparison,
} from "./sockets-report.ts";
import { rounded, spread, type Spread } from "./statistics.ts";

export type SocketReport = SocketComparison & {
  readonly machine: {
    readonly cpus: number;
    readonly node: string;
    readonly filesystem: string;
    /** Processes that wanted a processor in the minute before: above 0.5 others were at work. */
    readonly loadBefore: number;
  };
  /** Adding to a file and syncing it, alone; milliseconds. */
  readonly sync: Spread;
  readonly settings: SocketOptions;
  readonly rounds: readonly Round[];
};

type Say = (line: string) => void;

type Side = {
  readonly which: "product" | "bare";
  readonly child: Child;
  readonly chat: (child: Child, count: number) => Promise<readonly Pair[]>;
};

type Full = Side & {
  readonly crowd: Crowd;
  readonly pairs: readonly Pair[];
  readonly rssMb: {
    /** Nobody had come. */
    readonly empty: number;
    /** All had come, and nobody wrote. */
    readonly atRest: number;
  };
};

const MEGABYTE = 1024 * 1024;
/** Processor time in a second, in microseconds, below which a server has come to rest. */
const AT_REST = 150_000;
const REST_WITHIN_S = 20;

/** What many visitors at a time cost in the product, beside Socket.IO alone with as many connections and messages. */
export async function sockets(options: SocketOptions, say: Say): Promise<SocketReport> {
  refuseTooMany(options);
  const loadBefore = rounded(loadavg()[0] ?? 0);
  const folder = mkdtempSync(join(tmpdir(), "cascade-bench-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", removeFolder);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  const filesystem = filesystemOf(folder);
  const children = await Promise.all([startChild("product", folder), startChild("bare", folder)]);
  const full: Full[] = [];
  try {
    const product = await fill(
      { which: "product", child: children[0], chat: productChats },
      options,
      say,
    );
    full.push(product);
    const bare = await fill({ which: "bare", child: children[1], chat: bareChats }, options, say);
    full.push(bare);
    const { rounds, sync } = await takeTurns({ product, bare, folder }, options, say);
    return {
      machine: { cpus: availableParallelism(), node: process.version, filesystem, loadBefore },
      sync,
      settings: options,
      ...compareSockets({
        before: { product: before(product), bare: before(bare) },
        rounds,
        sync,
      }),
      rounds,
    };
  } finally {
    for (const { crowd } of full) crowd.stop();
    await Promise.all(children.map((child) => child.stop()));
    removeFolder();
  }
}

async function fill(side: Side, { visitors, chats }: SocketOptions, say: Say): Promise<Full> {
  const { which, child, chat } = side;
  const empty = megabytes(await child.memory());
  const silent = Math.max(0, visitors - chats);
  const crowd = await gather({ which, url: child.url, site: child.site }, silent);
  const { totalMs, connectMs } = crowd;
  say(
    `${which}: ${silent} visitors within ${totalMs} ms, each ${connectMs.p50} and ${connectMs.p99} ms`,
  );
  const pairs = await chat(child, chats);
  const restedS = await rest(child);
  say(`${which}: at rest ${restedS} s later`);
  const atRest = megabytes(await child.memory());
  return { ...side, crowd, pairs, rssMb: { empty, atRest } };
}

/** What is done behind the arrivals is not measured with the messages. */
async function rest(child: Child): Promise<number> {
  for (let seconds = 1; seconds <= REST_WITHIN_S; seconds += 1) {
    const from = await child.cpu();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    if ((await child.cpu()) - from < AT_REST) return seconds;
  }
  return REST_WITHIN_S;
}

type Bench = { readonly product: Full; readonly bare: Full; readonly folder: string };

/** Product, bare, product, bare: what else the machine does meanwhile meets both alike. */
async function takeTurns(
  { product, bare, folder }: Bench,
  options: SocketOptions,
  say: Say,
): Promise<{ readonly rounds: readonly Round[]; readonly sync: Spread }> {
  const rounds: Round[] = [];
  const syncs: number[] = [];
  for (let nth = 1; nth <= options.rounds; nth += 1) {
    syncs.push(...timeSyncs(folder));
    const round = { product: await measure(product, options), bare: await measure(bare, options) };
    rounds.push(round);
    say(
      `round ${nth} of ${options.rounds}: product ${inWords(round.product)}; bare ${inWords(round.bare)}`,
    );
  }
  return { rounds, sync: spread(syncs) };
}

async function measure({ child, pairs }: Full, { rate, seconds }: SocketOptions): Promise<Sample> {
  const paced = await putPaceOn(pairs, { rate, ms: seconds * 1_000 });
  return { ...paced, rssMb: megabytes(await child.memory()) };
}

function before({ rssMb, crowd: { connectMs, totalMs } }: Full) {
  return { ...rssMb, connect: { connectMs, totalMs } };
}

function inWords({ ackMs, rssMb }: Sample): string {
  return `ack ${ackMs.p50} and ${ackMs.p99} ms, ${rssMb} MB`;
}

function megabytes(bytes: number): number {
  return Math.round((bytes * 10) / MEGABYTE) / 10;
}
