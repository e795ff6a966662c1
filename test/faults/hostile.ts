import { AgentClient } from "../support/clients.ts";
import { freshSeed } from "../support/random.ts";
import { Product } from "../support/product.ts";
import type { Target } from "./hostile-attack.ts";
import { createAttack } from "./hostile-cases.ts";
import { keepCompany, type Chatted } from "./hostile-company.ts";
import { starve, type SlowReaders } from "./hostile-slow.ts";
import { watch, type Watched } from "./hostile-watch.ts";
import type { FaultOptions } from "./options.ts";

export type HostileReport = {
  readonly seed: number;
  readonly packets: number;
  readonly requests: number;
  readonly seconds: number;
  readonly exits: number;
  readonly watched: Watched;
  readonly chat: Chatted;
  /** null: it did not come to that. */
  readonly slowReaders: SlowReaders | null;
  /** How to see each again: the same seed and number of packets. */
  readonly violations: readonly string[];
};

const PACKETS = 100_000;
/**
 * Of the packets, before memory is compared: until then the heap grows to the size it works with, and
 * abandoned polling connections, which the server keeps for 45 seconds, to their number.
 */
const WARM_UP = 1 / 3;
const READERS = 100;
const MOST_SHOWN = 20;
const BARS = { loopP99Ms: 100, growthMb: 50, perReaderMb: 4 } as const;

/** As many requests in ten seconds as anybody likes: what is looked for lies behind the limits. */
const ENV = {
  TRUST_PROXY: "1",
  VISITOR_RATE: "1000000",
  ADDRESS_RATE: "1000000",
  AGENT_RATE: "1000000",
};

/** Malformed packets and requests against the product's own process, while two people chat; then readers who do not read. */
export async function run({
  rounds: packets = PACKETS,
  seed = freshSeed(),
}: FaultOptions): Promise<HostileReport> {
  const started = Date.now();
  const product = await Product.start(ENV);
  try {
    const { target, company, pid } = await settle(product);
    const hasEnded = () => product.pid !== pid;
    const attack = createAttack(target, seed, hasEnded);
    await attack.until(packets * WARM_UP);
    const watching = watch(product.url, pid);
    await attack.until(packets);
    const watched = watching.stop();
    const slowReaders = hasEnded() ? null : await starve(target, pid, READERS);
    const chat = await company.stop();
    const violations = [
      ...(hasEnded() ? [`the process ended: ${product.output.slice(-2_000)}`] : []),
      ...attack.problems,
      ...barsMissed(watched, slowReaders),
      ...chat.problems,
      ...(slowReaders?.problems ?? []),
      ...product.output.split("\n").filter((line) => line.includes("something failed")),
    ];
    return {
      seed,
      ...attack.counts(),
      seconds: Math.round((Date.now() - started) / 1_000),
      exits: hasEnded() ? 1 : 0,
      watched,
      chat,
      slowReaders,
      violations: violations.slice(0, MOST_SHOWN),
    };
  } finally {
    await product.remove();
  }
}

async function settle(product: Product) {
  const { url, pid } = product;
  if (pid === null) throw new Error(product.output);
  const page = await (await fetch(`${url}/demo`)).text();
  const site = /data-site="([^"]+)"/.exec(page)?.[1] ?? "";
  const company = await keepCompany({
    url,
    site,
    setup: product.setupLink.split("/").at(-1) ?? "",
  });
  const { cookie, ...traitor } = await AgentClient.join(
    { url },
    { admin: company.agent, name: "Mallory" },
  );
  await company.agent.get("session:open", {});
  traitor.socket.disconnect();
  const target: Target = { url, port: Number(new URL(url).port), site, cookie };
  return { target, company, pid };
}

function barsMissed(
  { loopMs, rssMb, missed }: Watched,
  slow: SlowReaders | null,
): readonly string[] {
  const list: string[] = [];
  if (missed > 0) list.push(`${missed} requests to /healthz were not answered`);
  if (!(loopMs.p99 < BARS.loopP99Ms)) list.push(`/healthz took ${loopMs.p99} ms (p99)`);
  if (rssMb !== null && rssMb.after - rssMb.before > BARS.growthMb)
    list.push(`memory grew from ${rssMb.before} to ${rssMb.after} MB`);
  const perReader = slow?.rssMb?.perReader ?? 0;
  if (perReader > BARS.perReaderMb) list.push(`a slow reader took ${perReader} MB`);
  return list;
}
