import { realpath, stat } from "node:fs/promises";
import { z } from "zod";

/** A folder as the system knows it, to tell it from a copy of it. */
export const folderSchema = z.strictObject({
  path: z.string(),
  device: z.string(),
  inode: z.string(),
});
export type FolderIdentity = z.infer<typeof folderSchema>;

export async function identityOf(folder: string): Promise<FolderIdentity> {
  // Some systems number files beyond what a double holds.
  const { dev, ino } = await stat(folder, { bigint: true });
  return { path: await realpath(folder), device: `${dev}`, inode: `${ino}` };
}

/**
 * A copy lies elsewhere and is another file. A folder that was renamed, or is seen by another path in a
 * container, is the same file; one that was put back in place of another is taken for it, because who
 * had that one open would not notice.
 */
export function isSameFolder(a: FolderIdentity, b: FolderIdentity): boolean {
  return a.path === b.path || (a.device === b.device && a.inode === b.inode);
}
