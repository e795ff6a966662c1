import type { ClientBase } from "pg";
import type { Kept } from "../archive/kept.ts";
import { plainText } from "./db-text.ts";
import {
  type EventRow,
  EVENT_COLUMNS,
  loggedOf,
  RECORD_COLUMNS,
  recordOf,
  type RecordRow,
} from "./record-row.ts";

/** Records that are read with one question. */
const AT_ONCE = 500;

type KeptRow = RecordRow & {
  kind: string;
  serial: string;
  due_at: number | null;
  labels: readonly string[];
};

/** All records as of one moment, whoever writes meanwhile. The connection is this reader's alone. */
export async function* keptRows(client: ClientBase): AsyncGenerator<Kept> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    let last: readonly [string, string] = ["", ""];
    for (;;) {
      const { rows } = await client.query<KeptRow>(
        `SELECT r.kind, ${RECORD_COLUMNS}, r.serial, r.due_at,
           ARRAY(SELECT l.label FROM label AS l WHERE l.kind = r.kind AND l.id = r.id) AS labels
         FROM record AS r WHERE (r.kind, r.id) > ($1, $2) ORDER BY r.kind, r.id LIMIT ${AT_ONCE}`,
        [...last],
      );
      const logs = await logsOf(client, rows);
      for (const row of rows) yield keptOf(row, logs.get(row.id) ?? []);
      const end = rows.at(-1);
      if (end === undefined) return;
      last = [end.kind, end.id];
    }
  } finally {
    await client.query("ROLLBACK");
  }
}

async function logsOf(
  client: ClientBase,
  rows: readonly KeptRow[],
): Promise<ReadonlyMap<string, Kept["log"][number][]>> {
  const ids = rows.flatMap(({ kind, id }) => (kind === "conversation" ? [id] : []));
  const logs = new Map<string, Kept["log"][number][]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return logs;
  const { rows: events } = await client.query<EventRow & { conversation_id: string }>(
    `SELECT conversation_id, ${EVENT_COLUMNS} FROM event WHERE conversation_id = ANY ($1)
     ORDER BY conversation_id, log, seq`,
    [ids],
  );
  for (const event of events) logs.get(event.conversation_id)?.push(loggedOf(event));
  return logs;
}

function keptOf(row: KeptRow, log: Kept["log"]): Kept {
  const { id, version, heads, state } = recordOf(row);
  return {
    kind: plainText(row.kind),
    id,
    version,
    serial: Number(row.serial),
    heads,
    labels: row.labels.map(plainText),
    dueAt: row.due_at,
    state,
    log: row.kind === "conversation" ? log : [],
  };
}
