import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { CategoryNames, Clock } from "../application/ports.ts";

type Names = ReadonlyMap<string, ReadonlyMap<string, string>>;

const FILE = "categories.yaml";
const LOOK_AGAIN_MS = 2_000;

export type CategoryFolders = {
  /** Later folders only fill in what the ones before them leave out. */
  readonly folders: readonly string[];
  readonly clock: Clock;
  readonly failed: (error: unknown) => void;
};

/** Reads `categories.yaml` of the folders, and again when it has changed. */
export function categoryNames({ folders, clock, failed }: CategoryFolders): CategoryNames {
  let names: Names = new Map();
  let stamp = "";
  let looked = Number.NEGATIVE_INFINITY;
  const files = [...new Set(folders)].map((folder) => join(folder, FILE));

  function refresh(): void {
    if (clock.now() - looked < LOOK_AGAIN_MS) return;
    looked = clock.now();
    const now = files.map(stampOf).join();
    if (now === stamp) return;
    stamp = now;
    try {
      names = readNames(files);
    } catch (error) {
      // The names there were go on being used until the file can be read again.
      failed(error);
    }
  }

  return (category, language) => {
    refresh();
    const known = names.get(category);
    return known?.get(language) ?? known?.get("en") ?? capital(category, language);
  };
}

function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? "" : `${found.mtimeMs}:${found.size}`;
}

function readNames(files: readonly string[]): Names {
  const names = new Map<string, Map<string, string>>();
  for (const file of files.filter((one) => stampOf(one) !== "")) {
    for (const [category, byLanguage] of entriesOf(parse(readFileSync(file, "utf8")))) {
      const known = names.get(category) ?? new Map<string, string>();
      for (const [language, name] of entriesOf(byLanguage))
        if (typeof name === "string" && !known.has(language)) known.set(language, name);
      names.set(category, known);
    }
  }
  return names;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function capital(category: string, language: string): string {
  const words = category.replaceAll(/[-_]+/g, " ").trim() || category;
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
}
