import { buffer } from "node:stream/consumers";
import type { FileBox } from "../application/ports.ts";
import type { Kept } from "../stores/archive/kept.ts";
import { counted } from "./progress.ts";

/** Passes records on and remembers under which keys the files among them are kept. */
export async function* notingFiles(
  records: AsyncIterable<Kept> | Iterable<Kept>,
  keys: Set<string>,
): AsyncGenerator<Kept> {
  for await (const kept of records) {
    const key = keyOf(kept);
    if (key !== null) keys.add(key);
    yield kept;
  }
}

/** Null: no file, or one whose content is only coming or going. */
function keyOf({ kind, state }: Kept): string | null {
  if (kind !== "file") return null;
  const { key, state: standing } = state as {
    readonly key?: unknown;
    readonly state?: { readonly is?: unknown };
  };
  const isThere = standing?.is === "kept" || standing?.is === "sent";
  return isThere && typeof key === "string" ? key : null;
}

export type Copied = { readonly copied: number; readonly missing: number };

/** Copies what is not there yet, one after another; interrupted, it goes on when it is run again. */
export async function copyContents(
  keys: ReadonlySet<string>,
  { from, to }: { readonly from: FileBox; readonly to: FileBox },
): Promise<Copied> {
  let [copied, missing] = [0, 0];
  for (const key of keys) {
    const there = await to.read(key);
    if (there !== null) {
      there.destroy();
      continue;
    }
    const content = await from.read(key);
    if (content === null) missing += 1;
    else {
      await to.put(key, await buffer(content));
      copied += 1;
    }
  }
  return { copied, missing };
}

/** What became of the files, in a line; none where there are none. */
export function contentLines({ copied, missing }: Copied, where: string): readonly string[] {
  return [
    ...(copied === 0 ? [] : [`Copied ${counted(copied, "file")} to ${where}.`]),
    ...(missing === 0
      ? []
      : [
          `Not found: ${counted(missing, "file")}. Messages show what is missing, but nobody can open it.`,
        ]),
  ];
}
