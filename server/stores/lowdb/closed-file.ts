import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { Refusal } from "../refusal.ts";
import { type Disk, replaceFile } from "./disk.ts";
import { jsonOrNull } from "./json.ts";
import type { Layout } from "./layout.ts";

const closedSchema = z.strictObject({
  /** moved: its records live elsewhere now. importing: not all of them are here yet. */
  because: z.enum(["moved", "importing"]),
});
export type Closed = z.infer<typeof closedSchema>["because"];

/** Why the folder is not to be opened; null: nothing speaks against it. */
export function closedBecause({ closed }: Pick<Layout, "closed">): Closed | null {
  if (!existsSync(closed)) return null;
  const found = closedSchema.safeParse(jsonOrNull(readFileSync(closed, "utf8")));
  // Whoever left half a file was about to close it.
  return found.success ? found.data.because : "importing";
}

/** Two histories that each go on by themselves could never be joined again. */
export function refuseClosed(layout: Layout): void {
  const because = closedBecause(layout);
  if (because === "moved")
    throw new Refusal(
      `The records of ${layout.folder} were moved into a database. Set DATABASE_URL to it; or, to go on with what was here at the time, delete ${layout.closed}.`,
    );
  if (because === "importing")
    throw new Refusal(
      `An import into ${layout.folder} was not finished. Run npm run store:import again; it begins anew.`,
    );
}

export async function closeFolder(disk: Disk, { closed }: Layout, because: Closed): Promise<void> {
  await replaceFile(disk, closed, Buffer.from(`${JSON.stringify({ because })}\n`));
  await disk.syncFolder(dirname(closed));
}

export async function reopenFolder(disk: Disk, { closed }: Layout): Promise<void> {
  await disk.remove(closed);
  await disk.syncFolder(dirname(closed));
}
