import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { browserPath } from "../support/browser.ts";
import { BrowserProfile } from "../support/browser-profile.ts";
import { AgentClient } from "../support/clients.ts";
import { Product } from "../support/product.ts";
import { until } from "../support/until.ts";
import { run } from "./browser.ts";
import { Screen, Tab } from "./browser-page.ts";

const EACH = 30;

describe.skipIf(browserPath === null)("a real browser that breaks", { timeout: 120_000 }, () => {
  it("D1, D2, D7: reloaded, crashed or killed right after Send, it loses and doubles nothing it showed, and shows nothing as sent that is not stored", async () => {
    const report = await run({ rounds: 20, seed: undefined });
    expect(report.violations, JSON.stringify(report)).toEqual([]);
    expect(report.accepted).toBeGreaterThan(5);
  });
});

describe.skipIf(browserPath === null)("a real browser", { timeout: 60_000 }, () => {
  let product: Product;
  let profile: BrowserProfile;

  beforeEach(async () => {
    product = await Product.start({
      HOST: "127.0.0.1",
      VISITOR_RATE: "100000",
      OFFER_SECONDS: "3600",
    });
    profile = new BrowserProfile((context) => new Screen().watch(context));
    await profile.open();
  });

  afterEach(async () => {
    await profile.remove();
    await product.remove();
  });

  it("D7: two tabs that write in the same moments lose nothing to each other", async () => {
    // Somebody who is asked and does not answer: the thread stays as it is.
    const mei = await AgentClient.setUp(product, {
      token: product.setupLink.split("/").at(-1) ?? "",
      name: "Mei",
    });
    const one = await Tab.open(profile.context, product.url);
    await one.panel.getByRole("button", { name: "Talk to a person" }).click();
    await one.field.waitFor();
    const other = await Tab.open(profile.context, product.url);
    await other.field.waitFor();
    await Promise.all([writeMany(one, "one"), writeMany(other, "other")]);
    for (const tab of [one, other])
      await until("all of it on screen", async () => new Set(await tab.said()).size === 2 * EACH);
    expect(await one.said()).toHaveLength(2 * EACH);
    mei.close();
  });

  it("A1: killed within a second of the first visit, it comes back as the same visitor, with the conversation", async () => {
    const first = await Tab.open(profile.context, product.url);
    await first.panel.getByLabel("Ask a question").first().fill("round-1 Do you ship to Norway?");
    await first.panel.getByRole("button", { name: "Ask", exact: true }).click();
    await until("the answer", async () => (await first.said()).length === 1);
    await profile.kill();
    await profile.open();
    const again = await Tab.open(profile.context, product.url);
    // It may reload once, to be who it was.
    await until(
      "the conversation",
      async () => (await again.said().catch(() => [""]))[0] === "round-1 Do you ship to Norway?",
    );
  });
});

/** Faster than anybody types: the page's own events, a few milliseconds apart. */
async function writeMany({ page }: Tab, name: string): Promise<void> {
  const frame = page.frames().find((one) => one.url().includes("/widget/"));
  await frame?.evaluate(write, { name, count: EACH });
}

async function write({
  name,
  count,
}: {
  readonly name: string;
  readonly count: number;
}): Promise<void> {
  const field = document.querySelector("textarea");
  const setText = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  for (let i = 0; i < count; i += 1) {
    setText?.call(field, `round-${name}-${i}`);
    field?.dispatchEvent(new Event("input", { bubbles: true }));
    await pause(4);
    field?.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }),
    );
    await pause(10 + Math.random() * 15);
  }
}
