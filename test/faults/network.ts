import { freshSeed, randomFrom } from "../support/random.ts";
import { spread, type Spread } from "../support/spread.ts";
import { CATCH_UP_MS, Duo } from "./duo.ts";
import { FAULTS, type FaultName } from "./network-faults.ts";
import type { FaultOptions } from "./options.ts";

/** Pairs of visitor and agent at a time, each on a server and behind proxies of its own. */
const DUOS = 6;
const LONG_ROUNDS = 1_000;
const ROUNDS_FOR_P99 = 200;

export type NetworkReport = {
  readonly seed: number;
  readonly rounds: number;
  /** Texts written by both sides, each found exactly once. */
  readonly texts: number;
  /** From the network being back to both views and the store being the same. */
  readonly catchUpMs: Spread;
  readonly byFault: Readonly<Partial<Record<FaultName, Spread>>>;
  /** Rounds that took longer than promised, and what was lacking then. */
  readonly late: readonly string[];
  readonly violations: readonly string[];
};

/** Seeded rounds of faults while a visitor and an agent talk; see `Duo` for what has to hold. */
export async function run({
  rounds = LONG_ROUNDS,
  seed = freshSeed(),
}: FaultOptions): Promise<NetworkReport> {
  const share = (index: number) => Math.floor(rounds / DUOS) + (index < rounds % DUOS ? 1 : 0);
  const duos = Array.from({ length: Math.min(DUOS, rounds) }, (_, index) =>
    play(seed + index, share(index)),
  );
  const played = await Promise.all(duos);
  const waits = played.flatMap(({ waits }) => waits);
  const catchUpMs = spread(waits.map(({ ms }) => ms));
  // Of few rounds p99 is the longest, and that tells how busy the machine was.
  const judged = rounds < ROUNDS_FOR_P99 ? "p50" : "p99";
  const tooLate =
    catchUpMs[judged] > CATCH_UP_MS
      ? [`catch-up ${judged} ${catchUpMs[judged]} ms is over ${CATCH_UP_MS} ms`]
      : [];
  return {
    seed,
    rounds,
    texts: played.reduce((sum, { texts }) => sum + texts, 0),
    catchUpMs,
    byFault: Object.fromEntries(
      FAULTS.flatMap((fault) => {
        const its = waits.filter((wait) => wait.fault === fault).map(({ ms }) => ms);
        return its.length === 0 ? [] : [[fault, spread(its)]];
      }),
    ),
    late: played.flatMap(({ late }) => late),
    violations: [...played.flatMap(({ violations }) => violations), ...tooLate],
  };
}

type Played = {
  readonly waits: readonly { readonly fault: FaultName; readonly ms: number }[];
  readonly texts: number;
  readonly late: readonly string[];
  readonly violations: readonly string[];
};

async function play(seed: number, rounds: number): Promise<Played> {
  const duo = await Duo.start(randomFrom(seed));
  const waits: { fault: FaultName; ms: number }[] = [];
  const late: string[] = [];
  const violations: string[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const { fault, ms, late: lacking, broken } = await duo.round();
      waits.push({ fault, ms });
      if (lacking !== null)
        late.push(`seed ${seed}, round ${round}, ${fault}, ${Math.round(ms)} ms: ${lacking}`);
      violations.push(...broken.map((what) => `seed ${seed}, round ${round}, ${fault}: ${what}`));
      if (broken.length > 0) break;
    }
    violations.push(...(await duo.verify()).map((what) => `seed ${seed}, at the end: ${what}`));
  } catch (error) {
    violations.push(`seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    await duo.stop();
  }
  return { waits, texts: duo.written, late, violations };
}
