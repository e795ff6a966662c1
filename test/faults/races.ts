import { setTimeout as delay } from "node:timers/promises";
import type { Entry, PublicSide } from "../../server/protocol/view.ts";
import type { InboxRow } from "../../server/protocol/registers.ts";
import type { AgentClient } from "../support/clients.ts";
import { freshSeed, randomFrom } from "../support/random.ts";
import { RoutingDesk } from "../support/routing-desk.ts";
import type { FaultOptions } from "./options.ts";
import { openPlace, STORES, type Place, type StoreName } from "./races-place.ts";
import { RacingAgent, RacingVisitor, type Race, type Tally } from "./races-people.ts";

export type RaceReport = {
  readonly store: StoreName;
  readonly processes: number;
  readonly seconds: number;
  /** Accepts, declines, claims, transfers, logouts and new chats that were done. */
  readonly operations: number;
  readonly chats: number;
  readonly tally: Tally;
  readonly violations: readonly string[];
};

export type RacesReport = {
  readonly seed: number;
  readonly races: readonly RaceReport[];
  readonly violations: readonly string[];
};

const OPERATIONS = 10_000;
const AGENTS = 6;
const CAPACITY = 2;
const VISITORS = 20;
/** Nothing may be left so long after the last chat came. */
const WORK_OFF_MS = 60_000;
/** With nothing new to do, whoever could be asked is: offers and holds end far sooner, and looks come every second. */
const OVERLOOKED_MS = 10_000;
const ENOUGH_VIOLATIONS = 20;
const COUNTED: ReadonlySet<string> = new Set([
  "new chat",
  "offer:accept",
  "offer:decline",
  "conversation:claim",
  "conversation:transfer",
  "logout",
]);

/** The same people race on every store; 10,000 operations on each unless told. */
export async function run({
  rounds = OPERATIONS,
  seed = freshSeed(),
}: FaultOptions): Promise<RacesReport> {
  const races: RaceReport[] = [];
  for (const store of STORES) {
    races.push(await raceOn(store, { rounds, seed }));
    process.stderr.write(`${JSON.stringify(races.at(-1))}\n`);
  }
  return { seed, races, violations: races.flatMap(({ violations }) => violations) };
}

type Sized = { readonly rounds: number; readonly seed: number };

/** Agents and visitors who do as much as they can at once; then everything is worked off and looked at. */
export async function raceOn(store: StoreName, { rounds, seed }: Sized): Promise<RaceReport> {
  const place = await openPlace(store);
  try {
    const began = Date.now();
    const clients = await staff(place);
    const tally: Tally = {};
    const race: Race = {
      dice: randomFrom(seed),
      tally,
      urls: place.urls,
      agentIds: clients.map(({ id }) => id),
      over: [],
      chats: new Set(),
      isOver: () => done(tally) >= rounds,
    };
    const agents = clients.map((client) => new RacingAgent(client, race));
    for (const agent of agents) await agent.open();
    const visitors = Array.from(
      { length: VISITORS },
      (_, nth) => new RacingVisitor(() => place.visitor(nth), race),
    );
    await Promise.all([...agents, ...visitors].map((one) => one.run()));
    const stranded = await workOff(agents);
    const wrong = await lookedAt(agents[0]?.client ?? place.admin, race.chats);
    for (const { client } of agents) client.close();
    return {
      store,
      processes: store === "memory" ? 0 : place.urls.length,
      seconds: Math.round((Date.now() - began) / 1_000),
      operations: done(tally),
      chats: race.chats.size,
      tally,
      violations: [...race.over, ...stranded, ...wrong].slice(0, ENOUGH_VIOLATIONS),
    };
  } finally {
    await place.remove();
  }
}

function done(tally: Tally): number {
  return Object.entries(tally).reduce(
    (sum, [what, times]) => (COUNTED.has(what) ? sum + times : sum),
    0,
  );
}

async function staff(place: Place): Promise<readonly AgentClient[]> {
  const { admin } = place;
  const clients = [admin];
  while (clients.length < AGENTS) clients.push(await place.agent(`Agent${clients.length}`));
  const desk = new RoutingDesk({ url: place.urls[0] ?? "" });
  for (const client of clients) await desk.setAgent(admin, client, { capacity: CAPACITY });
  return clients;
}

/** What is still in progress when everybody had time to end it. */
async function workOff(agents: readonly RacingAgent[]): Promise<readonly string[]> {
  const end = Date.now() + WORK_OFF_MS;
  const seen: Seen = new Map();
  while (Date.now() < end) {
    await Promise.all(agents.map((agent) => agent.workOff()));
    const left = agents.map((agent) => agent.inProgress());
    if (left.every((rows) => rows.length === 0)) return [];
    const forgotten = overlooked(left[0] ?? [], seen, { agents: agents.length, now: Date.now() });
    if (forgotten.length > 0) return forgotten;
    await delay(50);
  }
  const left = agents[0]?.inProgress() ?? [];
  if (left.length === 0) return [];
  const floor = (await agents[0]?.client.get("session:open", {}))?.agents ?? [];
  const people = floor.map(({ id, availability, load }) => `${id} ${availability} with ${load}`);
  return left.map(
    ({ id, status, agentId, passed }) =>
      `stranded: ${id} is ${status} with ${agentId ?? "nobody"}, passed by ${Object.keys(passed).join(" ") || "nobody"}; on the floor: ${people.join(", ")}`,
  );
}

/** Since when a chat waits as it does (epoch ms), by its id. */
type Seen = Map<string, { readonly version: number; readonly since: number }>;
type Desk = { readonly agents: number; readonly now: number };

/**
 * Chats that wait and wait while somebody could be asked: at least two have not let it pass, and one
 * of them at most handed it on. A chat nobody takes becomes a ticket in the end, and then looks well.
 */
export function overlooked(
  rows: readonly InboxRow[],
  seen: Seen,
  { agents, now }: Desk,
): readonly string[] {
  return rows.flatMap(({ id, status, version, passed }) => {
    const asked = Object.keys(passed).length;
    const before = seen.get(id);
    if (status !== "queued" || agents - asked < 2 || before?.version !== version) {
      seen.set(id, { version, since: now });
      return [];
    }
    const waited = now - before.since;
    return waited < OVERLOOKED_MS
      ? []
      : [`overlooked: ${id} waits ${waited} ms as it is, though ${agents - asked} could be asked`];
  });
}

/** Every chat as it is stored: it has ended, and had one owner at a time; nobody holds anything. */
async function lookedAt(
  client: AgentClient,
  chats: ReadonlySet<string>,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const conversationId of chats) {
    const { view } = await client.get("conversation:open", { conversationId });
    wrong.push(...ownersIn(view.public).map((what) => `${conversationId}: ${what}`));
  }
  const { agents } = await client.get("session:open", {});
  for (const { name, load } of agents) if (load !== 0) wrong.push(`${name} still holds ${load}`);
  return wrong;
}

/** What is wrong with who had a chat when. */
export function ownersIn({ phase, entries }: Pick<PublicSide, "phase" | "entries">): string[] {
  const wrong: string[] = [];
  let owner: string | null = null;
  for (const entry of entries) {
    if (entry.is === "joined" && owner !== null) wrong.push("two agents have it at once");
    const by = writer(entry);
    // On a ticket anybody may write.
    if (by !== null && owner !== null && by !== owner) wrong.push("somebody else wrote in it");
    if (entry.is === "joined") owner = entry.agentId;
    else if (entry.is !== "message") owner = null;
  }
  if (phase.is !== "resolved" && phase.is !== "ticketed") wrong.push(`it is ${phase.is}`);
  return wrong;
}

function writer(entry: Entry): string | null {
  if (entry.is !== "message" || entry.message.author.kind !== "agent") return null;
  return entry.message.author.id;
}
