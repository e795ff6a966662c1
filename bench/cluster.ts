import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { Postgres } from "../test/support/postgres.ts";
import { Redis } from "../test/support/redis.ts";
import { startChild, type Child } from "./child.ts";
import { filesystemOf } from "./disk.ts";
import type { Options } from "./options.ts";
import { productSide } from "./product-side.ts";
import { inWords, measure, type Running } from "./relay.ts";
import { middle, type Sample } from "./report.ts";
import { rounded } from "./statistics.ts";

type Say = (line: string) => void;

/** Messages in flight per visitor. */
const IN_FLIGHT = 1;

/**
 * Two nodes beside one, each cluster on a database of its own on one PostgreSQL, under the same load:
 * visitors write to agents. With two nodes every message is written on one and read on the other, so
 * that what is told of it as received is the delay between nodes.
 */
export async function cluster(options: Options, say: Say): Promise<object> {
  const loadBefore = rounded(loadavg()[0] ?? 0);
  const folder = mkdtempSync(join(tmpdir(), "cascade-bench-"));
  const filesystem = filesystemOf(folder);
  const [postgres, redis] = await Promise.all([Postgres.start(), Redis.start()]);
  const children: Child[] = [];
  const start = async (name: string, nodes: number): Promise<Running> => {
    const url = await postgres.createDatabase(name);
    const started: Child[] = [];
    for (let i = 0; i < nodes; i += 1) {
      const node = await startChild("product", join(folder, `${name}${i}`), [url, redis.url]);
      started.push(node);
      children.push(node);
    }
    return { children: started, side: await productSide(started, options.pairs) };
  };
  try {
    const [one, two] = [await start("one", 1), await start("two", 2)];
    const samples = await takeTurns({ one, two }, options, say);
    return {
      benchmark: "cluster",
      machine: { cpus: availableParallelism(), node: process.version, filesystem, loadBefore },
      settings: { ...options, inFlight: IN_FLIGHT },
      ...compared(middle(samples.one), middle(samples.two)),
    };
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await Promise.all([postgres.remove(), redis.remove()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

type Sides<T> = { readonly one: T; readonly two: T };

/** One, two, one, two: what else the machine does meanwhile meets both alike. */
async function takeTurns(
  { one, two }: Sides<Running>,
  { seconds, rounds }: Options,
  say: Say,
): Promise<Sides<readonly Sample[]>> {
  const samples = { one: [] as Sample[], two: [] as Sample[] };
  const load = { inFlight: IN_FLIGHT, ms: seconds * 1_000 };
  for (let nth = 1; nth <= rounds; nth += 1) {
    samples.one.push(await measure(one, load));
    samples.two.push(await measure(two, load));
    const last = (list: readonly Sample[]) => list.slice(-1).map(inWords).join();
    say(`round ${nth} of ${rounds}: one node ${last(samples.one)}; two ${last(samples.two)}`);
  }
  return samples;
}

function compared(one: Sample, two: Sample): object {
  return {
    one,
    two,
    ratio: {
      throughput: rounded(two.messagesPerSecond / one.messagesPerSecond),
      ackP99: rounded(two.ackMs.p99 / one.ackMs.p99),
    },
    deliveryMs: { withinANode: one.receivedMs, betweenNodes: two.receivedMs },
  };
}
