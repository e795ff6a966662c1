import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the whole project, found from a source file and from a bundle anywhere below it. */
export const ROOT = above(import.meta.dirname);

function above(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("There is no package.json above this file.");
  return above(parent);
}
