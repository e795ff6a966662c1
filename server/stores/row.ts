import type { Change, Committed, Heads, Stored } from "../application/ports.ts";
import type { Logged } from "../protocol/conversation.ts";
import { type ConversationLog, NO_EVENTS } from "./conversation-log.ts";

/** A change with everything settled: what is written down, and enough to replay it. */
export type Numbered = {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  /** null: removed. */
  readonly state: unknown;
  readonly heads: Heads;
  readonly labels: readonly string[];
  readonly dueAt: number | null;
  readonly append: readonly Logged[];
};

/** A record at one version. Rows never change; a commit replaces them. */
export type Row = Omit<Numbered, "append"> & {
  /** Numbers every change ever made in this store, from 1. */
  readonly serial: number;
  /** Shared by all versions; `heads` says how much of it belongs to this one. */
  readonly log: ConversationLog;
};

export function rowKey({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `${kind}\u0000${id}`;
}

/** `row`: the record's version and heads so far. */
export function numbered(
  change: Change<unknown>,
  row: Pick<Row, "version" | "heads"> | undefined,
  now: number,
): Numbered {
  const before = row?.heads ?? NO_EVENTS;
  const { kind, id, state, labels, dueAt } = change;
  const version = (row?.version ?? 0) + 1;
  if (change.append.length === 0)
    return { kind, id, version, state, heads: before, labels, dueAt, append: [] };
  const heads = { public: before.public, internal: before.internal };
  const append = change.append.map((pending): Logged => {
    heads[pending.log] += 1;
    const seq = heads[pending.log];
    return pending.log === "public"
      ? { log: "public", event: pending.event, seq, at: now }
      : { log: "internal", event: pending.event, seq, at: now };
  });
  return { kind, id, version, state, heads, labels, dueAt, append };
}

/** The type of a state is what its writer said it was: the port leaves that to the callers. */
export function stored<S>({ id, version, state, heads }: Row): Stored<S> {
  return { id, version, state: state as S, heads };
}

export function committed({ kind, id, version, append }: Numbered): Committed {
  return { kind, id, version, logged: append };
}
