import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { BROWSER_ARGUMENTS, browserPath } from "../test/support/browser.ts";
import { Product } from "../test/support/product.ts";
import { ROOT } from "../test/support/root.ts";
import type { LighthouseOptions } from "./lighthouse-options.ts";
import { median, rounded } from "./statistics.ts";

/**
 * The last that runs on Node 20 (13 wants 22). Fetched by npm when it is wanted: 150 packages and 186 MB,
 * Apache-2.0, are too much for everybody who installs this project.
 */
const LIGHTHOUSE = "lighthouse@12.8.2";

/** What it says of one and the same page differs by so much from run to run. */
const NOISE = 1;

const DEVICES = { phone: [], desktop: ["--preset=desktop"] } as const;
type Device = keyof typeof DEVICES;

/** Scores out of 100. */
export type Scores = {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly layoutShift: number;
  readonly blockingMs: number;
};

export type Compared = Readonly<Record<"without" | "with", Scores>>;

type Report = {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
  readonly runtimeError?: { readonly message: string };
};

/** The demo page with the widget and without, as Lighthouse sees it; medians over runs. */
export async function lighthouse(
  { rounds }: LighthouseOptions,
  say: (line: string) => void,
): Promise<object> {
  if (!existsSync(join(ROOT, "dist/server/main.js"))) throw new Error("`npm run build` first.");
  const loadBefore = rounded(loadavg()[0] ?? 0);
  const product = await Product.start({ ADDRESS_RATE: "10000" });
  const folder = mkdtempSync(join(tmpdir(), "cascade-lighthouse-"));
  const compare = async (device: Device): Promise<Compared> => {
    const runs: Compared[] = [];
    for (let nth = 1; nth <= rounds; nth += 1) {
      const run = (isThere: boolean) =>
        look(product.url, { device, isThere, file: join(folder, "report.json") });
      runs.push({ without: await run(false), with: await run(true) });
      say(`${device}, run ${nth}: ${JSON.stringify(runs.at(-1))}`);
    }
    return {
      without: medianOf(runs.map(({ without }) => without)),
      with: medianOf(runs.map((one) => one.with)),
    };
  };
  try {
    const devices = { phone: await compare("phone"), desktop: await compare("desktop") };
    return {
      machine: { cpus: availableParallelism(), node: process.version, loadBefore },
      lighthouse: LIGHTHOUSE,
      rounds,
      ...devices,
      bar: { noise: NOISE, accessibility: 100, met: Object.values(devices).every(isMet) },
    };
  } finally {
    await product.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The widget costs the page nothing that Lighthouse would see, and is as accessible as it can tell. */
export function isMet({ with: here, without }: Compared): boolean {
  const isKept = (["performance", "bestPractices"] as const).every(
    (score) => here[score] >= without[score] - NOISE,
  );
  return isKept && here.accessibility === 100 && here.layoutShift <= without.layoutShift;
}

type Look = { readonly device: Device; readonly isThere: boolean; readonly file: string };

async function look(url: string, { device, isThere, file }: Look): Promise<Scores> {
  await promisify(execFile)(
    "npx",
    [
      "--yes",
      LIGHTHOUSE,
      `${url}/demo`,
      "--quiet",
      "--output=json",
      `--output-path=${file}`,
      "--only-categories=performance,accessibility,best-practices",
      `--chrome-flags=--headless=new ${BROWSER_ARGUMENTS.join(" ")}`,
      ...DEVICES[device],
      ...(isThere ? [] : ["--blocked-url-patterns=*/widget.js"]),
    ],
    { env: { ...process.env, CHROME_PATH: browserPath ?? "" }, maxBuffer: 64_000_000 },
  );
  return scoresOf(JSON.parse(readFileSync(file, "utf8")) as Report);
}

function scoresOf({ categories, audits, runtimeError }: Report): Scores {
  if (runtimeError !== undefined) throw new Error(`Lighthouse: ${runtimeError.message}`);
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const audit = (name: string) => rounded(audits[name]?.numericValue ?? Number.NaN);
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    bestPractices: score("best-practices"),
    layoutShift: audit("cumulative-layout-shift"),
    blockingMs: audit("total-blocking-time"),
  };
}

function medianOf(runs: readonly Scores[]): Scores {
  const of = (value: (one: Scores) => number) => rounded(median(runs.map(value)));
  return {
    performance: of((one) => one.performance),
    accessibility: of((one) => one.accessibility),
    bestPractices: of((one) => one.bestPractices),
    layoutShift: of((one) => one.layoutShift),
    blockingMs: of((one) => one.blockingMs),
  };
}
