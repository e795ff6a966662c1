import { MUTANTS, type Mutant } from "./mutant-list.ts";
import { MutantProject } from "./mutant-project.ts";
import type { FaultOptions } from "./options.ts";

export type MutantReport = {
  readonly seconds: number;
  /** Tests that passed before anything was changed. */
  readonly green: number;
  readonly mutants: readonly Judged[];
  /** Bugs no test noticed: the suite is incomplete. */
  readonly violations: readonly string[];
};

type Judged = Pick<Mutant, "name" | "rule"> & {
  readonly caught: boolean;
  /** Title of the first test that failed. */
  readonly by: string | null;
  readonly seconds: number;
};

/** Puts known bugs into a copy of the project, one at a time; for each of them the suite must go red. */
export async function run({ rounds = MUTANTS.length }: FaultOptions): Promise<MutantReport> {
  const seconds = stopwatch();
  const chosen = MUTANTS.slice(0, rounds);
  const project = await MutantProject.copy();
  const giveUp = () => {
    project.remove();
    process.exit(130);
  };
  process.once("SIGINT", giveUp).once("SIGTERM", giveUp);
  try {
    const green = await greenBefore(project, chosen);
    const mutants: Judged[] = [];
    for (const mutant of chosen) mutants.push(await judge(project, mutant));
    const violations = mutants.filter(({ caught }) => !caught).map(({ name }) => name);
    return { seconds: seconds(), green, mutants, violations };
  } finally {
    process.off("SIGINT", giveUp).off("SIGTERM", giveUp);
    project.remove();
  }
}

/** Red says nothing about a bug unless it is green without. */
async function greenBefore(project: MutantProject, mutants: readonly Mutant[]): Promise<number> {
  const files = [...new Set(mutants.flatMap(({ tests }) => tests))];
  const { passed, failed, broken } = await project.test(files, { firstFailureOnly: false });
  if (broken !== null) throw new Error(`The tests do not run without any mutant: ${broken}`);
  if (failed.length > 0 || passed.length === 0)
    throw new Error(`Not green without any mutant: ${failed.join("; ")}`);
  return passed.length;
}

async function judge(project: MutantProject, mutant: Mutant): Promise<Judged> {
  const { name, rule, file, tests } = mutant;
  const seconds = stopwatch();
  const right = await project.read(file);
  const wrong = mutated(right, mutant);
  if (wrong === null)
    return { name: `${name} (anchor lost)`, rule, caught: false, by: null, seconds: seconds() };
  try {
    await project.write(file, wrong);
    // A file that cannot even be read fails no test: that is a bad mutant and catches nothing.
    const [by = null] = (await project.test(tests, { firstFailureOnly: true })).failed;
    return { name, rule, caught: by !== null, by, seconds: seconds() };
  } finally {
    await project.write(file, right);
  }
}

/** Null: the place to change is not there, or not the only one. */
export function mutated(text: string, { find, replace }: Mutant): string | null {
  const [before, after, ...more] = text.split(find);
  if (before === undefined || after === undefined || more.length > 0) return null;
  return before + replace + after;
}

function stopwatch(): () => number {
  const began = performance.now();
  return () => Math.round((performance.now() - began) / 100) / 10;
}
