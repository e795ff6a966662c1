import type { Page } from "playwright-core";
import { expect } from "vitest";
import { Ax, type AxNode } from "./ax.ts";

/** More stops than any screen has. */
const MOST_STOPS = 60;

type Place = readonly [role: string, name: string | RegExp];

/** Somebody without a mouse, who knows where they are by what assistive technology is told. */
export class Keyboard {
  readonly #page: Page;
  readonly #ax: Ax;

  private constructor(page: Page, ax: Ax) {
    this.#page = page;
    this.#ax = ax;
  }

  static async of(page: Page): Promise<Keyboard> {
    return new Keyboard(page, await Ax.of(page));
  }

  /** The focus is there, or comes there. */
  async at(...place: Place): Promise<void> {
    const wanted = textOf({ role: place[0], name: String(place[1]) });
    await expect
      .poll(async () => {
        const at = await this.#ax.focused();
        return fits(at, place) ? wanted : textOf(at);
      })
      .toBe(wanted);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Tab, or Shift+Tab, until it is there; fails with the way it went. */
  async tabTo(place: Place, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    const way: string[] = [];
    while (way.length < MOST_STOPS) {
      await this.press(key);
      const at = await this.#ax.focused();
      if (fits(at, place)) return;
      way.push(textOf(at));
    }
    throw new Error(`${key} does not come to ${place[0]} ${place[1]}, but to ${way.join(", ")}`);
  }

  /** Goes there by Tab and presses it. */
  async choose(place: Place, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    await this.tabTo(place, key);
    await this.press("Enter");
  }
}

function fits(at: AxNode | null, [role, name]: Place): boolean {
  if (at?.role !== role) return false;
  return typeof name === "string" ? at.name === name : name.test(at.name);
}

function textOf(at: Pick<AxNode, "role" | "name"> | null): string {
  return at === null ? "nothing" : `${at.role} “${at.name.slice(0, 60)}”`;
}
