import { cp, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { importArticles } from "../application/article-import.ts";
import type { ArticleDeps } from "../application/article-store.ts";

/**
 * Fills a folder with what a new installation begins with, if there is nothing in it yet: in one
 * step, so that one cut short is done again and not half.
 */
export async function seedFolder(from: string, to: string): Promise<void> {
  const there = await readdir(to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (there !== null && there.length > 0) return;
  const draft = `${to}.new`;
  await rm(draft, { recursive: true, force: true });
  await cp(from, draft, { recursive: true });
  if (there !== null) await rmdir(to);
  await rename(draft, to);
}

/** Takes the articles of a folder into the store alone; what is there already stays as it is. */
export async function seedStore(from: string, deps: ArticleDeps): Promise<void> {
  const names = (await readdir(from, { recursive: true })).filter((name) => name.endsWith(".md"));
  const files = await Promise.all(
    names.sort().map(async (name) => ({ name, text: await readFile(join(from, name), "utf8") })),
  );
  await importArticles(
    deps,
    { name: "Cascade" },
    {
      mode: "apply",
      existing: "keep",
      status: "published",
      language: "en",
      category: "General",
      files,
    },
  );
}
