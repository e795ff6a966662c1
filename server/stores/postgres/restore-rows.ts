import type { ClientBase } from "pg";
import type { Kept } from "../archive/kept.ts";
import { entryIdOf } from "../conversation-log.ts";
import { dbText } from "./db-text.ts";

/**
 * Puts records in place as they are, with their versions, numbers and times, in one transaction; a
 * record of the same name goes.
 */
export async function putRecords(client: ClientBase, records: readonly Kept[]): Promise<void> {
  await client.query("BEGIN");
  try {
    await deleteRows(client, records);
    await client.query(
      `INSERT INTO record (kind, id, version, state, public_head, internal_head, due_at, serial, changed_in)
       SELECT kind, id, version, state::json, public_head, internal_head, due_at, serial, pg_current_xact_id()
       FROM unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::integer[], $6::integer[], $7::double precision[], $8::bigint[])
         AS w(kind, id, version, state, public_head, internal_head, due_at, serial)`,
      [
        records.map(({ kind }) => dbText(kind)),
        records.map(({ id }) => dbText(id)),
        records.map(({ version }) => version),
        records.map(({ state }) => JSON.stringify(state)),
        records.map(({ heads }) => heads.public),
        records.map(({ heads }) => heads.internal),
        records.map(({ dueAt }) => dueAt),
        records.map(({ serial }) => serial),
      ],
    );
    await putLabels(client, records);
    await putEvents(client, records);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

export async function removeRecords(
  client: ClientBase,
  names: readonly Pick<Kept, "kind" | "id">[],
): Promise<void> {
  await client.query("BEGIN");
  try {
    await deleteRows(client, names);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

async function deleteRows(
  client: ClientBase,
  names: readonly Pick<Kept, "kind" | "id">[],
): Promise<void> {
  const columns = [names.map(({ kind }) => dbText(kind)), names.map(({ id }) => dbText(id))];
  await client.query(
    `DELETE FROM event AS e USING unnest($1::text[], $2::text[]) AS w(kind, id)
     WHERE w.kind = 'conversation' AND e.conversation_id = w.id`,
    columns,
  );
  for (const table of ["label", "record"])
    await client.query(
      `DELETE FROM ${table} AS t USING unnest($1::text[], $2::text[]) AS w(kind, id)
       WHERE t.kind = w.kind AND t.id = w.id`,
      columns,
    );
}

async function putLabels(client: ClientBase, records: readonly Kept[]): Promise<void> {
  const all = records.flatMap(({ kind, id, labels, serial }) =>
    [...new Set(labels)].map((label) => ({ kind, id, label, serial })),
  );
  await client.query(
    `INSERT INTO label (kind, id, label, serial)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[])`,
    [
      all.map(({ kind }) => dbText(kind)),
      all.map(({ id }) => dbText(id)),
      all.map(({ label }) => dbText(label)),
      all.map(({ serial }) => serial),
    ],
  );
}

async function putEvents(client: ClientBase, records: readonly Kept[]): Promise<void> {
  const all = records.flatMap(({ kind, id, log }) =>
    kind === "conversation" ? log.map((logged) => ({ id, logged })) : [],
  );
  await client.query(
    `INSERT INTO event (conversation_id, log, seq, at, entry_id, body)
     SELECT id, log, seq, at, entry, body::json
     FROM unnest($1::text[], $2::smallint[], $3::integer[], $4::double precision[], $5::text[], $6::text[])
       AS w(id, log, seq, at, entry, body)`,
    [
      all.map(({ id }) => dbText(id)),
      all.map(({ logged }) => (logged.log === "public" ? 1 : 2)),
      all.map(({ logged }) => logged.seq),
      all.map(({ logged }) => logged.at),
      all.map(({ logged: { event } }) => {
        const entry = entryIdOf(event);
        return entry === undefined ? null : dbText(entry);
      }),
      all.map(({ logged }) => JSON.stringify(logged.event)),
    ],
  );
}
