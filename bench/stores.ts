import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Disk, nodeDisk } from "../server/stores/lowdb/disk.ts";
import { Postgres, postgresPrograms } from "../test/support/postgres.ts";
import { filesystemOf, timeSyncs } from "./disk.ts";
import { median, rounded, spread } from "./statistics.ts";
import { fill, type Load, type Speed } from "./stores-commits.ts";
import { appendFloor, insertFloor } from "./stores-floors.ts";
import { openDatabase, openFolder } from "./stores-open.ts";
import type { StoresOptions } from "./stores-options.ts";
import { plansOf, readForSearch } from "./stores-plans.ts";
import { type StoreAt, StoreSide } from "./stores-side.ts";
import { timeStart } from "./stores-start.ts";

type Say = (line: string) => void;
/**
 * One conversation that is written to, again and again; as many as the small store holds, many at a time,
 * whatever else is stored; and all that are stored, in turn, which is the worst that people could do.
 */
const LOADS = ["one", "many", "all"] as const;
type LoadName = (typeof LOADS)[number];
type Speeds = Readonly<Partial<Record<LoadName, Speed>>>;
/** One thing that is measured again and again. */
type Side = {
  readonly name: string;
  readonly measure: (loads: readonly LoadName[]) => Promise<Speeds>;
};
/** The worst comes last: what it leaves to be cleared away would slow the others of a large store. */
const PHASES: readonly (readonly LoadName[])[] = [["one", "many"], ["all"]];

/** What is put there before anything is measured need not survive a power cut. */
const HASTY: Disk = {
  ...nodeDisk,
  create: async (path) => ({ ...(await nodeDisk.create(path)), sync: async () => {} }),
  syncFolder: async () => {},
};
/** As docs/operations.md advises. */
const SERVER = ["shared_buffers = 256MB", "wal_compression = lz4", "max_wal_size = 4GB"];
const BARS = { large: 0.9, insert: 0.5, startMs: 5_000 };

/** Commits of both stores with few and with many conversations, beside what the disk and the server can do. */
export async function stores(options: StoresOptions, say: Say): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), "cascade-bench-"));
  const postgres = postgresPrograms() === null ? null : await Postgres.start(SERVER);
  try {
    return await measureAll({ options, say, folder, postgres });
  } finally {
    await postgres?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Place = {
  readonly options: StoresOptions;
  readonly say: Say;
  readonly folder: string;
  readonly postgres: Postgres | null;
};

async function measureAll({ options, say, folder, postgres }: Place): Promise<object> {
  const { few, many, together, seconds } = options;
  const on = filesystemOf(folder);
  const floor =
    (measure: (together: number) => Promise<Speed>): Side["measure"] =>
    async (loads) =>
      speedsOf(loads, async (load) => measure(load === "one" ? 1 : together));
  const sides: Side[] = [
    { name: "append", measure: floor((at) => appendFloor(folder, at, seconds)) },
  ];
  const add = (name: string, at: StoreAt) => {
    const side = new StoreSide(at);
    const loads: Readonly<Record<LoadName, Load>> = {
      one: { among: 1, together: 1, seconds },
      many: { among: few, together: Math.min(together, few), seconds },
      all: { among: at.size, together: Math.min(together, at.size), seconds },
    };
    sides.push({
      name,
      measure: async (names) => {
        const speeds = await side.measure(names.map((load) => loads[load]));
        return Object.fromEntries(names.map((load, i) => [load, speeds[i]]));
      },
    });
  };
  const sizes = [
    ["few", few],
    ["many", many],
  ] as const;
  for (const [name, size] of sizes) {
    say(`filling the embedded store with ${size} conversations`);
    const place = join(folder, name);
    await fillFolder(place, size);
    add(`embedded, ${name}`, { is: "embedded", place, size });
  }
  const starts = [await timeStart(join(folder, "many")), await timeStart(join(folder, "many"))];
  say(
    `the embedded store opens ${many} conversations in ${starts.map(({ openMs }) => openMs).join(" and ")} ms`,
  );
  const search = postgres === null ? null : await fillDatabases({ postgres, sizes, add, say });
  if (postgres !== null) {
    const url = postgres.url();
    sides.push({
      name: "insert",
      measure: floor((at) => insertFloor(url, at, seconds)),
    });
  }
  const rounds = await measureInTurns(sides, options, say);
  const sync = spread(timeSyncs(folder));
  return { ...report({ options, on, sync, rounds, starts }), ...search };
}

type Databases = {
  readonly postgres: Postgres;
  readonly sizes: readonly (readonly [string, number])[];
  readonly add: (name: string, at: StoreAt) => void;
  readonly say: Say;
};

/** And how the large one answers, before anything is written to it any more. */
async function fillDatabases({ postgres, sizes, add, say }: Databases): Promise<object> {
  for (const [name, size] of sizes) {
    say(`filling PostgreSQL with ${size} conversations`);
    const place = await postgres.createDatabase(name);
    await fillDatabase(place, size);
    add(`postgres, ${name}`, { is: "postgres", place, size });
  }
  say("reading all of it for the search");
  let search = {};
  for (const [name] of sizes) search = await readForSearch(postgres.url(name));
  for (const [name] of sizes) await postgres.query("VACUUM ANALYZE", name);
  await postgres.query("CHECKPOINT");
  return { search, plans: await plansOf(postgres.url("many")) };
}

async function speedsOf(
  loads: readonly LoadName[],
  measure: (load: LoadName) => Promise<Speed>,
): Promise<Speeds> {
  const speeds: Partial<Record<LoadName, Speed>> = {};
  for (const load of loads) speeds[load] = await measure(load);
  return speeds;
}

/** Of each side what each round brought, in order. */
type Measured = ReadonlyMap<string, readonly Speeds[]>;

/** In turn, so that whatever else the machine does hits all of them alike. */
async function measureInTurns(
  sides: readonly Side[],
  { rounds }: StoresOptions,
  say: Say,
): Promise<Measured> {
  const taken = new Map<string, Speeds[]>(sides.map(({ name }) => [name, []]));
  for (const loads of PHASES)
    for (let nth = 1; nth <= rounds; nth += 1)
      for (const { name, measure } of sides) {
        const speeds = await measure(loads);
        taken.get(name)?.push(speeds);
        const each = loads.map((load) => `${load} ${speeds[load]?.commitsPerSecond}`);
        say(`round ${nth} of ${rounds}, ${name}: ${each.join(", ")} commits/s`);
      }
  return taken;
}

function ofLoad(rounds: readonly Speeds[] | undefined, load: LoadName): readonly Speed[] {
  return rounds?.flatMap((speeds) => speeds[load] ?? []) ?? [];
}

function middle(speeds: readonly Speed[]): Speed {
  const of = (value: (speed: Speed) => number) => rounded(median(speeds.map(value)));
  return {
    commitsPerSecond: of((one) => one.commitsPerSecond),
    commitMs: { p50: of(({ commitMs }) => commitMs.p50), p99: of(({ commitMs }) => commitMs.p99) },
  };
}

type Outcome = {
  readonly options: StoresOptions;
  readonly on: string;
  readonly sync: ReturnType<typeof spread>;
  readonly rounds: Measured;
  readonly starts: readonly Awaited<ReturnType<typeof timeStart>>[];
};

function report({ options, on, sync, rounds, starts }: Outcome): object {
  // Round by round: the machine may have been slower for both in one than in another.
  const ratio = (name: string, to: string, which: LoadName) => {
    const others = ofLoad(rounds.get(to), which);
    const ratios = ofLoad(rounds.get(name), which).flatMap(({ commitsPerSecond }, nth) => {
      const other = others[nth];
      return other === undefined ? [] : commitsPerSecond / other.commitsPerSecond;
    });
    return ratios.length === 0 ? null : rounded(median(ratios));
  };
  const bar = (value: number | null, least: number) => ({
    value,
    bar: least,
    met: value !== null && value >= least,
  });
  const openMs = median(starts.map((one) => one.openMs));
  return {
    benchmark: "stores",
    options,
    disk: { filesystem: on, syncMs: sync },
    commits: Object.fromEntries(
      Array.from(rounds, ([name, all]) => [
        name,
        Object.fromEntries(LOADS.map((load) => [load, middle(ofLoad(all, load))])),
      ]),
    ),
    start: {
      conversations: options.many,
      ...starts.at(-1),
      openMs,
      bar: BARS.startMs,
      met: openMs <= BARS.startMs,
    },
    ratios: Object.fromEntries(
      LOADS.map((which) => [
        which,
        {
          embeddedManyToFew: bar(ratio("embedded, many", "embedded, few", which), BARS.large),
          embeddedToAppend: ratio("embedded, many", "append", which),
          postgresManyToFew: bar(ratio("postgres, many", "postgres, few", which), BARS.large),
          postgresToInsert: bar(ratio("postgres, many", "insert", which), BARS.insert),
        },
      ]),
    ),
  };
}

async function fillFolder(folder: string, conversations: number): Promise<void> {
  const store = await openFolder(folder, HASTY);
  await fill(store, conversations);
  await store.close();
}

async function fillDatabase(url: string, conversations: number): Promise<void> {
  const { store } = await openDatabase(`${url}?options=-c%20synchronous_commit%3Doff`);
  await fill(store, conversations);
  await store.close();
}
