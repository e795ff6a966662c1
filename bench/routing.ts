import { availableParallelism, loadavg } from "node:os";
import { DEFAULT_RULES } from "../server/domain/routing/floor.ts";
import { arrivalsFor, FLOOR, type Day } from "./routing-arrivals.ts";
import type { RoutingOptions } from "./routing-options.ts";
import { summary, type Summary } from "./routing-report.ts";
import { Simulation, type Policy } from "./routing-simulation.ts";
import { LARGE, timeDecisions, type Timing } from "./routing-timing.ts";
import { rounded } from "./statistics.ts";

/** Share of returning contacts whose agent is at work that must get them. */
const KNOWN = 0.85;
/** How many times the 95th percentile of the plain wait it may take. */
const WAIT = 1.1;
const DECISION_MS = 2;

/** Other loads the same floor is shown under, in percent of all slots. */
const LOADS = [50, 70, 80, 90];

type Report = {
  readonly machine: { readonly cpus: number; readonly node: string; readonly loadBefore: number };
  readonly settings: object;
  readonly cascade: Summary;
  readonly leastBusy: Summary;
  readonly roundRobin: Summary;
  readonly decision: Timing & { readonly agents: number; readonly waiting: number };
  readonly bar: {
    readonly known: number;
    readonly waitP95: string;
    readonly decisionP99Ms: number;
    readonly met: boolean;
  };
  readonly otherLoads: readonly {
    readonly busy: number;
    readonly cascade: Summary;
    readonly leastBusy: Summary;
  }[];
};

type Say = (line: string) => void;

/** The router on a simulated floor, beside the same floor without affinity; and how long it thinks. */
export async function routing(options: RoutingOptions, say: Say): Promise<Report> {
  const loadBefore = rounded(loadavg()[0] ?? 0);
  const day = arrivalsFor(options);
  const { cascade, leastBusy } = bothOn(day);
  say(`cascade: ${JSON.stringify(cascade)}`);
  say(`least busy: ${JSON.stringify(leastBusy)}`);
  const roundRobin = summary(new Simulation(day, { strategy: "round_robin", ...PLAIN }).run());
  const otherLoads = LOADS.map((busy) => ({ busy, ...bothOn(arrivalsFor({ ...options, busy })) }));
  const decision = timeDecisions(options.seed, options.decisions);
  const met =
    (cascade.knownOfOnDuty ?? 0) >= KNOWN &&
    cascade.waitMs.p95 <= WAIT * leastBusy.waitMs.p95 &&
    decision.nextMs.p99 < DECISION_MS;
  return {
    machine: { cpus: availableParallelism(), node: process.version, loadBefore },
    settings: { ...options, rules: DEFAULT_RULES, floor: FLOOR },
    cascade,
    leastBusy,
    roundRobin,
    decision: { ...decision, agents: LARGE.agents, waiting: LARGE.waiting },
    bar: { known: KNOWN, waitP95: `${WAIT} x least busy`, decisionP99Ms: DECISION_MS, met },
    otherLoads,
  };
}

const PLAIN = { affinity: false, holdMs: 0, affinityLeadMs: 0 } as const;

function bothOn(day: Day): { readonly cascade: Summary; readonly leastBusy: Summary } {
  const { holdMs, affinityLeadMs } = DEFAULT_RULES;
  const known: Policy = { strategy: "least_busy", affinity: true, holdMs, affinityLeadMs };
  return {
    cascade: summary(new Simulation(day, known).run()),
    leastBusy: summary(new Simulation(day, { strategy: "least_busy", ...PLAIN }).run()),
  };
}
