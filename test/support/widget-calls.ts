import type { Page } from "playwright-core";

export type Told = { Cascade(...call: readonly unknown[]): void; heard: unknown[] };

/** Calls the page's own `Cascade`. */
export function call(page: Page, ...given: readonly unknown[]): Promise<void> {
  return page.evaluate((passed) => (globalThis as unknown as Told).Cascade(...passed), [...given]);
}

export const LAUNCHER = "cascade-chat >> button.launcher";
