import type { Issue } from "../../../server/protocol/account.ts";
import type { RoutingSettings } from "../../../server/protocol/routing.ts";
import { routingWords } from "../../words/routing.ts";

/** What is wrong, by the field's path ("teams.0.name"), in words. */
export type Problems = ReadonlyMap<string, string>;

export const NO_PROBLEMS: Problems = new Map();

const PARTS = [
  ["teams", "teams"],
  ["skills", "skills"],
  ["rules", "rules"],
  ["limits", "limits"],
  ["priority", "limits"],
] as const;

/** The names of the tabs on which one of these parts of the settings is. */
export function tabsOf(isMeant: (part: keyof RoutingSettings) => boolean): string {
  const tabs = PARTS.flatMap(([part, tab]) => (isMeant(part) ? [routingWords.tabs[tab]] : []));
  return [...new Set(tabs)].join(", ");
}

/** The first thing said of each field. @param within what all of the paths begin with, left out */
export function problemsOf(issues: readonly Issue[], within?: string): Problems {
  const found = new Map<string, string>();
  for (const { path, message } of issues) {
    const inner = path[0] === within ? path.slice(1) : path;
    const at = inner.map(String).join(".");
    if (!found.has(at)) found.set(at, message);
  }
  return found;
}

/** Without what was said of this field, of anything in it, and of what it is part of. Pure. */
export function withoutProblems(problems: Problems, at: string): Problems {
  const touched = (path: string) =>
    path === at || path.startsWith(`${at}.`) || at.startsWith(`${path}.`);
  return new Map([...problems].filter(([path]) => !touched(path)));
}

/** Whether anything is wrong within this part. */
export function troubled(problems: Problems, part: string): boolean {
  return [...problems.keys()].some((path) => path === part || path.startsWith(`${part}.`));
}
