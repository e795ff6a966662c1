import { resolve } from "node:path";
import type { Store } from "../application/ports.ts";
import { MIGRATIONS } from "../open-store.ts";
import { openPostgresStore } from "../stores/postgres/open-postgres-store.ts";
import { Refusal } from "../stores/refusal.ts";

export function migrationsIn(root: string): string {
  return resolve(root, MIGRATIONS);
}

export async function withDatabase(
  url: string,
  root: string,
  act: (store: Store) => Promise<void>,
): Promise<void> {
  const opened = await openPostgresStore({
    url,
    migrations: migrationsIn(root),
    node: "moving",
    failed: () => {},
  });
  if (!opened.ok) throw new Refusal(opened.problem);
  await act(opened.store).finally(() => opened.store.close());
}
