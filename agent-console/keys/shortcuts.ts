import type { ViewName } from "../route.ts";

export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

export type KeyAction =
  | { readonly is: "commands" | "search" | "help" | "accept" | "pass" }
  | { readonly is: "resolve" | "file" | "transfer" | "reply" | "note" }
  | { readonly is: "step"; readonly by: 1 | -1 }
  | { readonly is: "view"; readonly view: ViewName }
  | { readonly is: "knowledge" };

export type KeyState = {
  /** The focus is where letters are written. */
  readonly writing: boolean;
  /** One-letter keys are on: who speaks to the computer may want none (WCAG 2.1.4). */
  readonly letters: boolean;
  /** G was pressed just before. */
  readonly going: boolean;
};

/** G, then one of these. */
export const GO_KEYS: Readonly<Record<string, KeyAction>> = {
  m: { is: "view", view: "mine" },
  w: { is: "view", view: "waiting" },
  u: { is: "view", view: "unassigned" },
  a: { is: "view", view: "all" },
  t: { is: "view", view: "tickets" },
  c: { is: "view", view: "closed" },
  k: { is: "knowledge" },
};

export const LETTER_KEYS: Readonly<Record<string, KeyAction>> = {
  "/": { is: "search" },
  "?": { is: "help" },
  j: { is: "step", by: 1 },
  k: { is: "step", by: -1 },
  r: { is: "reply" },
  n: { is: "note" },
  e: { is: "resolve" },
  t: { is: "transfer" },
  f: { is: "file" },
  a: { is: "accept" },
  p: { is: "pass" },
};

/** What a key does; "go": it waits for the next. Pure. */
export function actionOf(press: KeyPress, state: KeyState): KeyAction | "go" | null {
  const key = press.key.toLowerCase();
  const held = press.ctrlKey || press.metaKey;
  if (held && !press.altKey && key === "k") return { is: "commands" };
  if (held || press.altKey || state.writing || !state.letters) return null;
  if (state.going) return GO_KEYS[key] ?? null;
  return key === "g" ? "go" : (LETTER_KEYS[key] ?? null);
}
