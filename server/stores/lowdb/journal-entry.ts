import { z } from "zod";
import type { Logged } from "../../protocol/conversation.ts";
import { headsSchema, loggedSchema } from "../archive/logged-schema.ts";

const head = {
  kind: z.string(),
  id: z.string(),
  version: z.int(),
  heads: headsSchema,
  labels: z.array(z.string()).readonly(),
  dueAt: z.number().nullable(),
};

const record = { ...head, state: z.unknown() };
const append = z.array(loggedSchema).readonly();

/** A change with the whole state, or with what is new in the one of the version before. */
const changeSchema = z.union([
  z.strictObject({ ...head, patch: z.record(z.string(), z.unknown()), append }),
  z.strictObject({ ...record, append }),
]);
export type WrittenChange = z.infer<typeof changeSchema>;

/** The first entry of every journal file: the serial that the next change will have. */
const openingSchema = z.strictObject({ next: z.int() });

/** One commit: the serial of its first change, its time, and its changes. */
const commitSchema = z.strictObject({
  serial: z.int(),
  at: z.number(),
  changes: z.array(changeSchema).readonly(),
});

export const entrySchema = z.union([openingSchema, commitSchema]);
export type Entry = z.infer<typeof entrySchema>;
export type CommitEntry = z.infer<typeof commitSchema>;

/** A record as its document has it. A null state marks it as removed. */
export const recordSchema = z.strictObject({ ...record, serial: z.int() });
export type SavedRecord = z.infer<typeof recordSchema>;
export const logSchema = z.array(loggedSchema).readonly();

/** One lowdb document: a record with all of its events. */
export type RecordDocument = SavedRecord & { readonly log: readonly Logged[] };
