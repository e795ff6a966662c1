import type { PageRule } from "../../server/protocol/proactive.ts";
import { primary } from "../loader/labels.ts";

/** How a visitor stands on a page. */
export type Standing = {
  /** Of the address, as the browser has it. */
  readonly path: string;
  /** So long it was looked at. */
  readonly seconds: number;
  /** Seen down to, in per cent. */
  readonly scroll: number;
  /** Visits of this browser, this one counted. */
  readonly visits: number;
  /** The widget's, as a BCP 47 tag. */
  readonly language: string;
};

/** All that a rule asks for holds. Pure. */
export function holds(
  { page, seconds = 0, scroll = 0, visits = 0, languages }: PageRule,
  now: Standing,
): boolean {
  return (
    now.seconds >= seconds &&
    now.scroll >= scroll &&
    now.visits >= visits &&
    (page === undefined || fits(page, now.path)) &&
    (languages === undefined || languages.some((tag) => spoken(tag) === spoken(now.language)))
  );
}

/** "tl" is read in "fil" (SPEC I2). */
function spoken(tag: string): string {
  return primary(tag).replace(/^tl$/, "fil");
}

/** Whether a path is as the pattern says, `*` standing for anything; "ö" as itself or as "%C3%B6". Pure. */
export function fits(pattern: string, path: string): boolean {
  return glob(pattern, path) || glob(pattern, decoded(path));
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Not a regular expression: whatever was written takes no longer than the path is long. */
function glob(pattern: string, path: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return path === first;
  let at = first.length;
  if (!path.startsWith(first)) return false;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}

/** So long without a sign (ms), and the next one begins another visit. */
const VISIT_MS = 30 * 60_000;

/** Visits as they are kept, "3 1764000000000": how many, and the last sign of this one (epoch ms). Pure. */
export function visited(
  kept: string | null,
  now: number,
): { readonly visits: number; readonly kept: string } {
  const [count = 0, at = 0] = (kept ?? "").split(" ").map(Number);
  const visits = now - at < VISIT_MS && count > 0 ? count : Math.max(count || 0, 0) + 1;
  return { visits, kept: `${visits} ${now}` };
}
