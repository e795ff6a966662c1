import fc from "fast-check";
import { freshSeed } from "../support/random.ts";
import { steps, type Model } from "./model-commands.ts";
import { ModelWorld, type Durability } from "./model-world.ts";
import type { FaultOptions } from "./options.ts";

const LONG_RUNS = 2_000;
const MOST_STEPS = 60;

export type ModelReport = {
  readonly seed: number;
  readonly runs: number;
  /** Steps taken in all of them. */
  readonly steps: number;
  /** Texts written; each was found exactly once, or refused and not found. */
  readonly texts: number;
  readonly onEmbeddedStore: number;
  /** How often each event was committed: what the runs came through. */
  readonly events: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
};

/** Runs of random steps against a plain list of what was written; the same seed is the same runs. */
export async function run({
  rounds = LONG_RUNS,
  seed = freshSeed(),
}: FaultOptions): Promise<ModelReport> {
  const done = { runs: 0, steps: 0, texts: 0, onEmbeddedStore: 0 };
  const events: Record<string, number> = {};
  // One run in ten on the real store: it takes files, hence longer.
  const durability = fc.nat(9).map((nth): Durability => (nth === 0 ? "embedded" : "memory"));
  const commands = fc.commands(steps, { maxCommands: MOST_STEPS, size: "max" });
  const openings = fc.constantFrom("new", "in a chat");
  const property = fc.asyncProperty(
    commands,
    durability,
    openings,
    async (some, where, opening) => {
      const world = await ModelWorld.open(where);
      const model: Model = { texts: [] };
      try {
        if (opening === "in a chat") await world.beginChat(model.texts);
        await fc.asyncModelRun(() => ({ model, real: world }), some);
        const wrong = await world.finish(model.texts);
        if (wrong.length > 0) throw new Error(wrong.join("\n"));
        done.runs += 1;
        done.steps += [...some].length;
        done.texts += model.texts.length;
        done.onEmbeddedStore += where === "embedded" ? 1 : 0;
        for (const type of await world.eventTypes()) events[type] = (events[type] ?? 0) + 1;
      } finally {
        await world.close();
      }
    },
  );
  const details = await fc.check(property, { numRuns: rounds, seed });
  const violations = details.failed ? [await explain(details)] : [];
  return { seed, ...done, events, violations };
}

async function explain<T>(details: fc.RunDetails<T>): Promise<string> {
  const found = details.failed ? String(details.errorInstance) : "";
  return `${found}\n${await fc.asyncDefaultReportMessage(details)}`;
}
