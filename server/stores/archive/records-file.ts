import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { z } from "zod";
import { Refusal } from "../refusal.ts";
import {
  checksumOf,
  contradictionIn,
  type Kept,
  keptSchema,
  type Tallies,
  Tallying,
} from "./kept.ts";

/**
 * Everything a store holds, as JSON Lines:
 *
 *   {"cascade":"records","format":1}
 *   {"kind":"conversation","id":"…","version":7,"serial":12,"heads":{…},"labels":[…],"dueAt":null,"state":{…},"log":[…]}
 *   …
 *   {"end":"records","records":1234,"events":5678,"checksum":"…"}
 *
 * The last line vouches for the others: a file without it was cut off.
 */
const FORMAT = 1;
const firstSchema = z.strictObject({ cascade: z.literal("records"), format: z.int() });
const lastSchema = z.strictObject({
  end: z.literal("records"),
  records: z.int(),
  events: z.int(),
  checksum: z.string(),
});

/** Writes a file that is whole or not there; it holds secrets, so it is its owner's alone. */
export async function writeRecordsFile(
  path: string,
  records: AsyncIterable<Kept>,
  written: (records: number) => void = () => {},
): Promise<Tallies> {
  if (existsSync(path))
    throw new Refusal(`${path} is there already. Name another file with --out.`);
  const draft = `${path}.part`;
  const out = createWriteStream(draft, { mode: 0o600, flags: "w" });
  const put = async (line: object) => {
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, "drain");
  };
  try {
    await once(out, "open");
    const tallying = new Tallying();
    await put({ cascade: "records", format: FORMAT });
    let count = 0;
    for await (const kept of records) {
      tallying.add(kept);
      await put(kept);
      written((count += 1));
    }
    const { tallies } = tallying;
    await put({ end: "records", ...totalsOf(tallies), checksum: checksumOf(tallies) });
    out.end();
    await once(out, "close");
    const file = await open(draft, "r+");
    await file.sync();
    await file.close();
    await rename(draft, path);
    return tallies;
  } catch (error) {
    out.destroy();
    await rm(draft, { force: true });
    throw error;
  }
}

export function totalsOf(tallies: Tallies): { readonly records: number; readonly events: number } {
  let [records, events] = [0, 0];
  for (const one of tallies.values())
    [records, events] = [records + one.records, events + one.events];
  return { records, events };
}

/** Reads the whole file and throws a Refusal naming the first line that is not as it was written. */
export async function checkRecordsFile(path: string): Promise<Tallies> {
  const tallying = new Tallying();
  const names = new Set<string>();
  for await (const { kept, line } of numberedRecords(path)) {
    const name = JSON.stringify([kept.kind, kept.id]);
    if (names.has(name))
      throw damaged(path, line, `${kept.kind} ${kept.id} is there a second time`);
    names.add(name);
    tallying.add(kept);
  }
  return tallying.tallies;
}

/** The records of a file that was checked before. */
export async function* recordsIn(path: string): AsyncGenerator<Kept> {
  for await (const { kept } of numberedRecords(path)) yield kept;
}

type Numbered = { readonly kept: Kept; readonly line: number };

async function* numberedRecords(path: string): AsyncGenerator<Numbered> {
  const tallying = new Tallying();
  let line = 0;
  let last: z.infer<typeof lastSchema> | null = null;
  for await (const text of linesOf(path)) {
    line += 1;
    if (line === 1) refuseOther(path, text);
    else if (last !== null) throw damaged(path, line, "it comes behind the last one");
    else if ((last = lastOf(text)) === null) {
      const kept = keptOf(path, line, text);
      tallying.add(kept);
      yield { kept, line };
    }
  }
  if (line === 0)
    throw new Refusal(`${path} is empty. Name a file that npm run store:export wrote.`);
  const { tallies } = tallying;
  if (last === null)
    throw damaged(path, line + 1, "the file ends before its last line, so it was cut off");
  const totals = totalsOf(tallies);
  if (last.records !== totals.records || last.events !== totals.events)
    throw damaged(
      path,
      line,
      `it speaks of ${last.records} records and ${last.events} events, and ${totals.records} and ${totals.events} are there`,
    );
  if (last.checksum !== checksumOf(tallies))
    throw damaged(
      path,
      line,
      "its checksum is not that of the lines before it: one of them was changed",
    );
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
}

function refuseOther(path: string, text: string): void {
  const first = firstSchema.safeParse(parsed(text));
  if (!first.success)
    throw new Refusal(
      `${path} is not a file of records: line 1 says something else. Name a file that npm run store:export wrote.`,
    );
  if (first.data.format !== FORMAT)
    throw new Refusal(
      `${path} has format ${first.data.format}; this version reads ${FORMAT}. Run the version that wrote it.`,
    );
}

function lastOf(text: string): z.infer<typeof lastSchema> | null {
  if (!text.startsWith('{"end"')) return null;
  const last = lastSchema.safeParse(parsed(text));
  return last.success ? last.data : null;
}

function keptOf(path: string, line: number, text: string): Kept {
  const kept = keptSchema.safeParse(parsed(text));
  if (!kept.success) {
    const issue = kept.error.issues[0];
    throw damaged(
      path,
      line,
      issue === undefined || issue.path.length === 0
        ? "it is not a record"
        : `its ${issue.path.join(".")} is wrong`,
    );
  }
  const contradiction = contradictionIn(kept.data);
  if (contradiction !== null) throw damaged(path, line, contradiction);
  return kept.data;
}

function damaged(path: string, line: number, what: string): Refusal {
  return new Refusal(
    `${path} is damaged at line ${line}: ${what}. Nothing was imported. Take another copy of the file, or export again.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
