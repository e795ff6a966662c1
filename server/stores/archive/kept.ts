import { createHash } from "node:crypto";
import { z } from "zod";
import { headsSchema, loggedSchema } from "./logged-schema.ts";

/** A record with all there is of it, as one store hands it to another. */
export const keptSchema = z.strictObject({
  kind: z.string(),
  id: z.string(),
  version: z.int().min(1),
  /** The number of the change that left it so: orders what carries a label, and differs after every change. */
  serial: z.int().min(1),
  heads: headsSchema,
  labels: z.array(z.string()).readonly(),
  dueAt: z.number().nullable(),
  state: z.unknown(),
  log: z.array(loggedSchema).readonly(),
});
export type Kept = z.infer<typeof keptSchema>;

/** Records and events of one kind, and a sum over them that does not depend on their order. */
export type Tally = {
  readonly records: number;
  readonly events: number;
  readonly checksum: string;
};
export type Tallies = ReadonlyMap<string, Tally>;

type Count = { records: number; events: number; sum: Buffer };

/** Counts records on their way past. */
export class Tallying {
  readonly #counts = new Map<string, Count>();

  add(kept: Kept): void {
    const count = this.#counts.get(kept.kind) ?? { records: 0, events: 0, sum: Buffer.alloc(32) };
    this.#counts.set(kept.kind, count);
    count.records += 1;
    count.events += kept.log.length;
    digestOf(kept).forEach((byte, i) => (count.sum[i] = (count.sum[i] ?? 0) ^ byte));
  }

  get tallies(): Tallies {
    const counts = [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
    return new Map(
      counts.map(([kind, { records, events, sum }]) => [
        kind,
        { records, events, checksum: sum.toString("hex") },
      ]),
    );
  }
}

export function sameTallies(a: Tallies, b: Tallies): boolean {
  return JSON.stringify([...a]) === JSON.stringify([...b]);
}

/** One checksum over all kinds. */
export function checksumOf(tallies: Tallies): string {
  return createHash("sha256")
    .update(JSON.stringify([...tallies]))
    .digest("hex");
}

/** Everything of a record but the order of its fields, which stores are free in. */
function digestOf({ kind, id, version, serial, heads, labels, dueAt, state, log }: Kept): Buffer {
  const names = [...new Set(labels)].sort();
  const events = log.map((one) => [one.log, one.seq, one.at, one.event]);
  const all = [
    kind,
    id,
    version,
    serial,
    heads.public,
    heads.internal,
    names,
    dueAt,
    state,
    events,
  ];
  return createHash("sha256").update(JSON.stringify(all)).digest();
}

/** What does not fit together in a record; null: all does. */
export function contradictionIn({ state, heads, log }: Kept): string | null {
  if (state === null || state === undefined) return "it has no state";
  const last = { public: 0, internal: 0 };
  for (const { log: which, seq } of log) {
    if (seq !== last[which] + 1) return `its ${which} log has ${seq} behind ${last[which]}`;
    last[which] = seq;
  }
  return last.public === heads.public && last.internal === heads.internal
    ? null
    : "its log does not reach its heads";
}
