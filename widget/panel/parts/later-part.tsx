import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { after } from "../browser.ts";
import type * as later from "../later.ts";

export type Later = typeof later;

const parts = signal<Later | null>(null);
let asked = false;

export const importLater = (): Promise<Later> => import("../later.ts");

/** Fetches what comes behind the first paint; tries again where that fails. */
export function fetchLater(): void {
  if (asked) return;
  asked = true;
  const fetch = () => {
    importLater().then(
      (loaded) => (parts.value = loaded),
      () => after(2_000, fetch),
    );
  };
  fetch();
}

type LaterPartProps = {
  readonly show: (later: Later) => VNode;
  /** What stands in its place until it is here; nothing when left out. */
  readonly meanwhile?: VNode;
};

/** A part of it, once it is here. */
export function LaterPart({ show, meanwhile }: LaterPartProps) {
  fetchLater();
  const later = parts.value;
  return later?.laterWordsReady() === true ? show(later) : (meanwhile ?? null);
}
