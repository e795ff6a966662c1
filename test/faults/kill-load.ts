/** The program of a process full of chatting people; see kill.ts, which kills the server under them. */
import { setTimeout as delay } from "node:timers/promises";
import { randomFrom, type Random } from "../support/random.ts";
import { until } from "../support/until.ts";
import { openLines } from "./kill-log.ts";
import { createAgent } from "./kill-agent.ts";
import type { Somebody } from "./kill-person.ts";
import { createVisitor } from "./kill-visitor.ts";

export type LoadOptions = {
  /** Two names of one server: connections to one name may be shared, visitors' and agents' are not. */
  readonly visitorUrl: string;
  readonly agentUrl: string;
  readonly site: string;
  readonly seed: number;
  readonly linesFile: string;
  readonly visitors: readonly string[];
  readonly agents: readonly { readonly id: string; readonly cookie: string }[];
  /** Milliseconds between two things that one person does, at most. */
  readonly thinkMs: number;
};

/** up: the server is back; come soon, but not all at once. over: finish, and say what you hold. */
export type Told = "up" | "over";

const PATIENCE_MS = 40_000;
const SPREAD_MS = 300;

const options = JSON.parse(process.argv[2] ?? "") as LoadOptions;
const dice = randomFrom(options.seed);
const another = () => randomFrom(dice.between(0, 2 ** 31));
const lines = openLines(options.linesFile);
let isOver = false;
process.on("message", (told: Told) => {
  if (told === "over") isOver = true;
  else for (const one of people) setTimeout(() => one.hurry(), dice.between(0, SPREAD_MS));
});
process.once("disconnect", () => process.exit(1));

const people = [
  ...options.visitors.map((token, i) =>
    createVisitor(
      { url: options.visitorUrl, who: `visitor ${i}`, dice: another(), lines },
      { token, site: options.site },
    ),
  ),
  ...options.agents.map((agent, i) =>
    createAgent({ url: options.agentUrl, who: `agent ${i}`, dice: another(), lines }, agent),
  ),
];
await Promise.all(people.map((one) => live(one, another())));
await until("everybody to be answered", () => people.every((one) => one.isSettled()), PATIENCE_MS);
for (const one of people) await until("a view", () => one.writeViews(), PATIENCE_MS);
lines.close();
process.exit(0);

async function live(one: Somebody, pace: Random): Promise<void> {
  while (!isOver) {
    await delay(pace.between(0, options.thinkMs));
    one.act();
  }
}
