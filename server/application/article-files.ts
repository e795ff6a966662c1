import { articleFileText } from "../article-formats/article-file.ts";
import { textHash } from "../article-formats/hashes.ts";
import { isoDay, type ArticleRecord } from "../domain/article.ts";
import { inStep } from "../domain/article-sync.ts";
import type { ArticleFolder, FileWrite } from "./article-folder.ts";
import type { Plan } from "./article-plan.ts";
import { commitSteps, type ArticleDeps } from "./article-store.ts";
import type { Stored } from "./ports.ts";
import { get } from "./records.ts";

type FilePlan = Extract<Plan, { readonly is: "file" }>;
type Put = { readonly problem: string | null; readonly unfinished: boolean };
type Placed = { readonly path: string; readonly file: string; readonly hash: string } | null;

/**
 * Writes and removes files, then notes what they hold. Killed in between, the next start finds both
 * sides saying the same and notes it then.
 */
export async function putFiles(
  deps: ArticleDeps,
  folder: ArticleFolder,
  plans: readonly FilePlan[],
): Promise<Put> {
  const placed = new Map<string, Placed>();
  let unfinished = false;
  let problem: string | null = null;
  for (const plan of plans) {
    const { done, file } = await put(folder, plan);
    if (done.is === "done") placed.set(plan.stored.id, file);
    else unfinished = true;
    if (done.is !== "failed") continue;
    problem = done.problem;
    // The next file would not fare better.
    break;
  }
  if (!(await note(deps, placed))) unfinished = true;
  return { problem, unfinished };
}

async function put(
  folder: ArticleFolder,
  { do: work, stored, path, expected }: FilePlan,
): Promise<{ readonly done: FileWrite; readonly file: Placed }> {
  if (work === "unlink") return { done: await folder.remove(path, expected ?? ""), file: null };
  const previous = expected === null ? null : await folder.read(path);
  const text = textOf(stored, previous?.text ?? null);
  const done = await folder.write(path, text, expected);
  return { done, file: { path, file: textHash(text), hash: stored.state.hash } };
}

function textOf({ state }: Stored<ArticleRecord>, previous: string | null): string {
  const { language, fields, updatedAt } = state;
  return articleFileText({ language, fields, updated: isoDay(updatedAt) }, previous);
}

/** Somebody may save meanwhile; that text then is what has changed since, and is written next. */
async function note(deps: ArticleDeps, placed: ReadonlyMap<string, Placed>): Promise<boolean> {
  const steps = [];
  for (const [id, file] of placed) {
    const now = await get(deps.store, "article", id);
    if (now !== undefined) steps.push({ expected: now.version, step: inStep(now.state, file) });
  }
  return steps.length === 0 || commitSteps(deps, steps);
}
