import type { Pool, QueryConfig } from "pg";
import type { Change, CommitResult, Committed } from "../../application/ports.ts";
import type { Logged } from "../../protocol/conversation.ts";
import { entryIdOf } from "../conversation-log.ts";
import { freeze } from "../freeze.ts";
import { numbered } from "../row.ts";
import { CONVERSATION } from "../table.ts";
import type { QueuedCommit } from "./commit-queue.ts";
import { dbText } from "./db-text.ts";

type Outcome = { written: boolean; before_public: number; before_internal: number };

type Changed = { readonly commit: number; readonly now: number; readonly change: Change<unknown> };

const COMMIT_MANY = call("commit_changes", 16);
const COMMIT_ONE = call("commit_change", 14);

function call(name: string, parameters: number): QueryConfig {
  const places = Array.from({ length: parameters }, (_, i) => `$${i + 1}`);
  return { name, text: `SELECT * FROM ${name}(${places.join(", ")})` };
}

/**
 * Commits in one transaction, each whole or not at all. Rejects if the server cannot be asked: then
 * nobody knows whether they were written, and whoever asks again finds out by their ids.
 */
export async function writeCommits(
  pool: Pool,
  writer: string,
  commits: readonly QueuedCommit[],
): Promise<readonly CommitResult[]> {
  const { rows } = await pool.query<Outcome>(statement(commits, writer));
  let next = 0;
  return commits.map(({ changes, now }) => {
    const outcomes = rows.slice(next, (next += changes.length));
    if (outcomes.some(({ written }) => !written)) return { ok: false };
    return { ok: true, committed: changes.map((one, i) => committed(one, outcomes[i], now)) };
  });
}

function committed(change: Change<unknown>, outcome: Outcome | undefined, now: number): Committed {
  const heads = { public: outcome?.before_public ?? 0, internal: outcome?.before_internal ?? 0 };
  const { kind, id, version, append } = numbered(change, { version: change.expected, heads }, now);
  return { kind, id, version, logged: freeze(append) };
}

function statement(commits: readonly QueuedCommit[], writer: string): QueryConfig {
  const all = commits.flatMap(({ changes, now }, commit) =>
    changes.map((change): Changed => ({ commit, now, change })),
  );
  const [only] = all;
  return only && all.length === 1 && only.change.expected > 0 && only.change.state !== null
    ? { ...COMMIT_ONE, values: parametersOfOne(only, writer) }
    : { ...COMMIT_MANY, values: parametersOfMany(all, writer) };
}

function parametersOfOne({ change, now }: Changed, writer: string): unknown[] {
  const events = newEvents(change);
  return [
    dbText(change.kind),
    dbText(change.id),
    change.expected,
    JSON.stringify(change.state),
    change.dueAt,
    count(change, "public"),
    count(change, "internal"),
    labelList(change),
    ...eventColumns(events),
    now,
    writer,
  ];
}

/** One array for each column of what is changed, and of its events. */
function parametersOfMany(all: readonly Changed[], writer: string): unknown[] {
  const events = all.flatMap(({ change, now }, i) =>
    newEvents(change).map((event) => ({ ...event, now, change: i + 1 })),
  );
  return [
    all.map(({ commit }) => commit),
    all.map(({ change }) => dbText(change.kind)),
    all.map(({ change }) => dbText(change.id)),
    all.map(({ change }) => change.expected),
    all.map(({ change }) => (change.state === null ? null : JSON.stringify(change.state))),
    all.map(({ change }) => change.dueAt),
    all.map(({ change }) => count(change, "public")),
    all.map(({ change }) => count(change, "internal")),
    all.map(({ change }) => labelList(change)),
    events.map(({ change }) => change),
    ...eventColumns(events),
    events.map(({ now }) => now),
    writer,
  ];
}

/** The labels it is to have, as PostgreSQL spells an array. */
function labelList({ state, labels }: Change<unknown>): string {
  const given = state === null ? [] : [...new Set(labels)];
  const quoted = given.map((label) => `"${dbText(label).replace(/["\\]/g, "\\$&")}"`);
  return `{${quoted.join(",")}}`;
}

type NewEvent = {
  readonly log: 1 | 2;
  /** From 1, in its log, behind the head before. */
  readonly place: number;
  readonly entry: string | null;
  readonly body: string;
};

/** Events are read of conversations alone. */
function newEvents({ kind, state, append }: Change<unknown>): readonly NewEvent[] {
  if (kind !== CONVERSATION || state === null) return [];
  const places = { public: 0, internal: 0 };
  return append.map(({ log, event }) => {
    const entry = entryIdOf(event);
    return {
      log: log === "public" ? 1 : 2,
      place: (places[log] += 1),
      entry: entry === undefined ? null : dbText(entry),
      body: JSON.stringify(event),
    };
  });
}

function eventColumns(events: readonly NewEvent[]): readonly unknown[] {
  return [
    events.map(({ log }) => log),
    events.map(({ place }) => place),
    events.map(({ entry }) => entry),
    events.map(({ body }) => body),
  ];
}

function count({ append }: Change<unknown>, log: Logged["log"]): number {
  return append.filter((one) => one.log === log).length;
}
