import { existsSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { buildProgram } from "../support/program.ts";
import { freshSeed, randomFrom, type Random } from "../support/random.ts";
import { until } from "../support/until.ts";
import type { FaultOptions } from "./options.ts";

/** Something that people chat on, from its first start to its end, under one fault after another. */
export interface Life<C extends Counts> {
  readonly counts: C;
  readonly violations: readonly string[];
  live(rounds: number): Promise<void>;
}

/** Named numbers; those named `slowest…` are the highest of all, the others add up. */
export type Counts = Readonly<Record<string, number>>;

export type LivesReport<C extends Counts> = C & {
  readonly seed: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly violations: readonly string[];
};

const ENOUGH_VIOLATIONS = 20;

type Plan<C extends Counts> = {
  /** Unless asked for another number. */
  readonly rounds: number;
  /** Of one life, before another starts empty; a run of more is a long one and says how far it is. */
  readonly roundsALife: number;
  readonly nothing: C;
  readonly begin: (start: { program: string; dice: Random; isLong: boolean }) => Life<C>;
};

/** Lives one after another, until all rounds are over or something is wrong. */
export async function runLives<C extends Counts>(
  { rounds: usual, roundsALife, nothing, begin }: Plan<C>,
  { rounds = usual, seed = freshSeed() }: FaultOptions,
): Promise<LivesReport<C>> {
  const began = Date.now();
  const dice = randomFrom(seed);
  const program = await buildProgram("test/faults/kill-load.ts");
  const isLong = rounds > roundsALife;
  const violations: string[] = [];
  let counts = nothing;
  for (let done = 0; done < rounds && violations.length === 0; done += roundsALife) {
    const life = begin({ program, dice: randomFrom(dice.between(0, 2 ** 31)), isLong });
    await life.live(Math.min(roundsALife, rounds - done));
    counts = sum(counts, life.counts);
    violations.push(...life.violations);
    if (isLong)
      process.stderr.write(
        `${Math.min(done + roundsALife, rounds)} of ${rounds}: ${JSON.stringify(counts)}, ${violations.length} violations\n`,
      );
  }
  rmSync(dirname(program), { recursive: true });
  return {
    seed,
    rounds,
    seconds: Math.round((Date.now() - began) / 1_000),
    ...counts,
    violations: violations.slice(0, ENOUGH_VIOLATIONS),
  };
}

/** With what `more` names. */
export function sum<C extends Counts>(counts: C, more: Partial<C>): C {
  const added = Object.entries(more).map(([name, value]) => {
    const before = counts[name] ?? 0;
    const much = value ?? 0;
    return [name, name.startsWith("slowest") ? Math.max(before, much) : before + much];
  });
  return { ...counts, ...Object.fromEntries(added) };
}

/** Waits for somebody to be told that something is kept. */
export async function somebodyIsAnswered(linesFile: string, patienceMs: number): Promise<void> {
  const size = () => (existsSync(linesFile) ? statSync(linesFile).size : 0);
  const before = size();
  await until("anybody to be answered", () => size() > before, patienceMs);
}
