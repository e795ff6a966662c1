import { existsSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { openBrowser } from "../test/support/browser.ts";
import { Product } from "../test/support/product.ts";
import { ROOT } from "../test/support/root.ts";
import { siteKey } from "../test/support/site-key.ts";
import { median, rounded } from "./statistics.ts";
import type { WidgetOptions } from "./widget-options.ts";
import { visit, type Fetched, type Visit } from "./widget-visit.ts";

type Say = (line: string) => void;

/** What an owner's page may be charged; kB are 1,000 bytes as they were sent. */
const BAR = {
  requestsBefore: 1,
  kBBefore: 3,
  layoutShift: 0,
  mainThreadMs: 10,
  firstScreenKB: 35,
} as const;

/** The first screen's own files: what comes after it is fetched when it stands. */
const FIRST = /^\/widget\/panel$|\/assets\/(panel|first)-/;

/** What the widget costs an owner's page, before anybody goes for it and after; medians over visits. */
export async function widget({ rounds }: WidgetOptions, say: Say): Promise<object> {
  if (!existsSync(join(ROOT, "dist/server/main.js"))) throw new Error("`npm run build` first.");
  const loadBefore = rounded(loadavg()[0] ?? 0);
  const product = await Product.start({ ADDRESS_RATE: "10000" });
  const browser = await openBrowser();
  try {
    const site = await siteKey(product);
    const visits: Visit[] = [];
    // The first warms the server up.
    for (let nth = 0; nth <= rounds; nth += 1) {
      const one = await visit(browser, product.url, site);
      if (nth > 0) visits.push(one);
      say(`visit ${nth}: ${one.before.requests.length} and ${one.after.requests.length} requests`);
    }
    return {
      machine: { cpus: availableParallelism(), node: process.version, loadBefore },
      browser: browser.version(),
      rounds,
      ...reportOf(visits),
    };
  } finally {
    await browser.close();
    await product.remove();
  }
}

/** Medians, the last visit's requests one by one, and whether it is good enough. */
export function reportOf(visits: readonly Visit[]): object {
  const of = (value: (one: Visit) => number) => rounded(median(visits.map(value)));
  const before = {
    requests: of((one) => one.before.requests.length),
    kB: of((one) => kB(one.before.requests)),
    layoutShift: of((one) => one.before.layoutShift),
    mainThreadMs: of((one) => one.before.mainThreadMs),
  };
  const after = {
    requests: of((one) => one.after.requests.length),
    kB: of((one) => kB(one.after.requests)),
    firstScreenKB: of((one) => kB(one.after.requests.filter(({ path }) => FIRST.test(path)))),
    layoutShift: of((one) => one.after.layoutShift),
    openMs: of((one) => one.after.openMs),
  };
  const met =
    before.requests <= BAR.requestsBefore &&
    before.kB <= BAR.kBBefore &&
    before.mainThreadMs < BAR.mainThreadMs &&
    after.firstScreenKB <= BAR.firstScreenKB &&
    [before, after].every(({ layoutShift }) => layoutShift <= BAR.layoutShift);
  const last = visits.at(-1);
  return {
    before,
    after,
    bar: { ...BAR, met },
    files: { before: last?.before.requests ?? [], after: last?.after.requests ?? [] },
  };
}

function kB(requests: readonly Fetched[]): number {
  return requests.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000;
}
