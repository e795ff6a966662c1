import type { BrowserContext, FrameLocator, Locator, Page } from "playwright-core";

/** How a message stands on screen: kept here, told as sent, or told as failed. */
export type Shown = "kept" | "sent" | "failed";

/** What any page of the browser has ever shown of each message, as it was shown. */
export class Screen {
  readonly #shown = new Map<string, Set<Shown>>();

  /** Hears from every page of the browser, also of those that die right after. */
  async watch(context: BrowserContext): Promise<void> {
    await context.exposeBinding("cascadeShows", (_source, text: string, shown: Shown) =>
      this.#add(text, shown),
    );
    await context.addInitScript(watchThread);
  }

  has(text: string, shown: Shown): boolean {
    return this.#shown.get(text)?.has(shown) === true;
  }

  #add(text: string, shown: Shown): void {
    const all = this.#shown.get(text) ?? new Set();
    this.#shown.set(text, all.add(shown));
  }
}

/** Runs in every frame: says whenever one of our own messages is shown in another state. */
function watchThread(): void {
  const tell = (
    globalThis as unknown as { readonly cascadeShows: (text: string, shown: string) => void }
  ).cascadeShows;
  const last = new Map<string, string>();
  const read = (meta: string) =>
    /Sending|Waits/.test(meta)
      ? "kept"
      : /Not sent/.test(meta)
        ? "failed"
        : /Sent|Delivered|Seen/.test(meta)
          ? "sent"
          : null;
  const look = () => {
    for (const turn of document.querySelectorAll(".turn.mine")) {
      const shown = read(turn.querySelector(".meta")?.textContent ?? "");
      for (const bubble of turn.querySelectorAll(".bubble")) {
        const text = bubble.textContent?.trim() ?? "";
        if (shown === null || !text.startsWith("round-") || last.get(text) === shown) continue;
        last.set(text, shown);
        // Taken is what somebody could have seen; sent must be true before anybody can.
        if (shown === "sent") tell(text, shown);
        else requestAnimationFrame(() => setTimeout(tell, 0, text, shown));
      }
    }
  };
  if (location.pathname.startsWith("/widget"))
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
    });
}

/** A tab with the demo shop and the panel open in it. */
export class Tab {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(context: BrowserContext, url: string): Promise<Tab> {
    const tab = new Tab(await context.newPage());
    await tab.page.goto(`${url}/demo`);
    await tab.#openPanel();
    return tab;
  }

  get panel(): FrameLocator {
    return this.page.frameLocator("iframe");
  }

  get field(): Locator {
    return this.panel.getByLabel("Message", { exact: true });
  }

  /** false: the page could not be had again. */
  async reload(): Promise<boolean> {
    const response = await this.page.reload().catch(() => null);
    if (response === null) return false;
    await this.#openPanel();
    return true;
  }

  /** The renderer dies; the tab stays behind, dead. */
  async crash(): Promise<void> {
    await this.page.goto("chrome://crash").catch(() => {});
  }

  /** Every own message on screen, in order. */
  async said(): Promise<readonly string[]> {
    const bubbles = await this.panel
      .getByRole("log")
      .first()
      .locator(".turn.mine .bubble")
      .allInnerTexts();
    return bubbles.map((text) => text.trim());
  }

  async #openPanel(): Promise<void> {
    await this.page.getByRole("button", { name: /^Open chat/ }).click();
    await this.panel.locator(".panel").first().waitFor();
  }
}
