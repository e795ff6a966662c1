import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Operation } from "./store-recording-disk.ts";

/** What a crash takes: names or contents that were not synced, or neither. */
export type Crash = { readonly names: "all" | "synced"; readonly contents: "all" | "synced" };

/** The names below a folder, parents first. */
export type Left = ReadonlyMap<string, Buffer | "folder">;

type File = { content: Buffer; synced: Buffer };
type Entry = File | "folder";

/**
 * The disk as a list of names and contents, each in two versions: as the process sees it, and as
 * it was last synced, which is all that a power cut must leave.
 */
class CrashableDisk {
  readonly #files = new Map<number, File>();
  readonly #seen = new Map<string, Entry>();
  readonly #synced = new Map<string, Entry>();

  apply(operation: Operation): void {
    switch (operation.is) {
      case "create":
        this.#files.set(operation.file, { content: Buffer.alloc(0), synced: Buffer.alloc(0) });
        this.#seen.set(operation.path, this.#file(operation.file));
        return;
      case "write": {
        const file = this.#file(operation.file);
        file.content = Buffer.concat([file.content, operation.bytes]);
        return;
      }
      case "sync":
        this.#file(operation.file).synced = this.#file(operation.file).content;
        return;
      case "rename":
        this.#seen.set(operation.to, this.#entry(operation.from));
        this.#seen.delete(operation.from);
        return;
      case "remove":
        this.#seen.delete(operation.path);
        return;
      case "makeFolder":
        this.#seen.set(operation.path, "folder");
        return;
      case "syncFolder":
        this.#syncFolder(operation.path);
    }
  }

  left({ names, contents }: Crash, folder: string): Left {
    const entries = [...(names === "all" ? this.#seen : this.#synced)];
    const left = new Map<string, Buffer | "folder">();
    for (const [path, entry] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
      const parent = relative(folder, dirname(path));
      if (parent !== "" && !left.has(parent)) continue;
      left.set(relative(folder, path), contentOf(entry, contents));
    }
    return left;
  }

  #syncFolder(folder: string): void {
    const inside = (path: string) => dirname(path) === folder;
    for (const path of this.#synced.keys()) if (inside(path)) this.#synced.delete(path);
    for (const [path, entry] of this.#seen) if (inside(path)) this.#synced.set(path, entry);
  }

  #file(number: number): File {
    const file = this.#files.get(number);
    if (file === undefined) throw new Error(`No file ${number}.`);
    return file;
  }

  #entry(path: string): Entry {
    const entry = this.#seen.get(path);
    if (entry === undefined) throw new Error(`Nothing at ${path}.`);
    return entry;
  }
}

function contentOf(entry: Entry, contents: Crash["contents"]): Buffer | "folder" {
  if (entry === "folder") return entry;
  return contents === "all" ? entry.content : entry.synced;
}

/** What so many operations leave of a folder after a crash. */
export function leftOf(operations: readonly Operation[], folder: string, crash: Crash): Left {
  const disk = new CrashableDisk();
  for (const operation of operations) disk.apply(operation);
  return disk.left(crash, folder);
}

export function layDown(left: Left, folder: string): void {
  for (const [path, entry] of left) {
    if (entry === "folder") mkdirSync(join(folder, path));
    else writeFileSync(join(folder, path), entry);
  }
}
