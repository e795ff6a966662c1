import type { Page } from "playwright-core";

/** The command bar, by keys: opens, is written in, does the first it found. */
export async function command(page: Page, typed: string): Promise<void> {
  const bar = page.getByRole("dialog", { name: "Commands" });
  await page.keyboard.press("Control+k");
  await bar.waitFor();
  await page.keyboard.type(typed);
  await page.keyboard.press("Enter");
  await bar.waitFor({ state: "hidden" });
}

/**
 * The same within one task of the page, and the bar called again behind it, if so: nothing that the
 * browser tells of later comes between.
 */
export function inOneTask(page: Page, typed: string, again = false): Promise<void> {
  return page.evaluate(
    async ([words, once]) => {
      const drawn = async () => {
        for (let turns = 0; turns < 50; turns += 1) await Promise.resolve();
      };
      const press = async (at: EventTarget, key: string, ctrlKey = false) => {
        const how = { key, ctrlKey, bubbles: true, cancelable: true };
        at.dispatchEvent(new KeyboardEvent("keydown", how));
        await drawn();
      };
      await press(document, "k", true);
      const field = document.querySelector<HTMLInputElement>("dialog input");
      if (field === null) throw new Error("The bar has not opened.");
      field.value = words;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await drawn();
      await press(field, "Enter");
      if (once) await press(document, "k", true);
    },
    [typed, again] as const,
  );
}
