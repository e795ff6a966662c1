import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** A Markdown file, with what tells whether it has changed. */
export type Listed = {
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly stamp: string;
  /** Epoch ms. */
  readonly changedAt: number;
};

const DEEPEST = 8;
const MOST = 20_000;
/** Asked about at once; one after another they would take long on a disk far away. */
const AT_ONCE = 32;

export type Listing = { readonly files: readonly Listed[]; readonly folders: readonly string[] };

/** All `*.md` files below a folder, sorted, and the folders they may lie in. Throws when it cannot be read. */
export async function listMarkdown(root: string): Promise<Listing> {
  const names: string[] = [];
  const folders: string[] = [""];
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of entries) {
      // Editors and version control keep what is theirs under such names.
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (path.split("/").length < DEEPEST) folders.push(path);
      } else if (/\.md$/i.test(entry.name)) names.push(path);
    }
    if (names.length > MOST) throw new Error(`more than ${MOST} files`);
  }
  const files: Listed[] = [];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const some = await Promise.all(names.slice(at, at + AT_ONCE).map((path) => listed(root, path)));
    files.push(...some.filter((one) => one !== null));
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), folders };
}

/** Null: it went meanwhile, or is no file. */
async function listed(root: string, path: string): Promise<Listed | null> {
  const found = await stat(join(root, path)).catch(() => null);
  if (found === null || !found.isFile()) return null;
  const { mtimeMs, size, ino } = found;
  return { path, stamp: `${mtimeMs}:${size}:${ino}`, changedAt: mtimeMs };
}
