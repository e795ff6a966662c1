import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { AgentPage } from "./agent-page.ts";
import { openBrowser, type Person } from "./browser.ts";
import { Product } from "./product.ts";
import { VisitorPage } from "./visitor-page.ts";

/** Nobody who needs longer on a busy machine shall count as gone, unless that is what a test is of. */
const CALM = { OFFER_SECONDS: "60", AGENT_GRACE_SECONDS: "30", VISITOR_GONE_SECONDS: "30" };

/** A product of its own, and the people on it, for the time of one test. */
class ShopDay {
  readonly #browser: Browser;
  readonly #people: Person[] = [];
  readonly product: Product;

  private constructor(browser: Browser, product: Product) {
    this.#browser = browser;
    this.product = product;
  }

  static async open(
    browser: Browser,
    hurry: Readonly<Record<string, string>> = {},
  ): Promise<ShopDay> {
    return new ShopDay(browser, await Product.start({ ...CALM, ...hurry }));
  }

  /** Somebody new, with the chat open. */
  async visitor(): Promise<VisitorPage> {
    const one = await VisitorPage.visit(this.#browser, this.product.url);
    this.#people.push(one.person);
    await one.open();
    return one;
  }

  /** Agents on duty, the first of them the administrator. */
  async crew(...names: readonly string[]): Promise<readonly AgentPage[]> {
    const agents: AgentPage[] = [];
    for (const name of names) {
      const link = agents[0] === undefined ? this.product.setupLink : await agents[0].invite(name);
      const agent = await AgentPage.enter(this.#browser, link, { name });
      agents.push(agent);
      this.#people.push(agent.person);
    }
    await agents[0]?.goTo("mine");
    return agents;
  }

  /** Ends it for all, and says what their browsers complained of. */
  async close(): Promise<readonly string[]> {
    const complaints = this.#people.flatMap((one) => one.complaints);
    await Promise.all(this.#people.map(({ context }) => context.close()));
    await this.product.remove();
    return complaints;
  }
}

/** A shop for each test of a group, in one browser; nobody's browser may have complained by its end. */
export function shopDays() {
  let browser: Browser;
  let day: ShopDay;

  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterAll(() => browser?.close());

  afterEach(async () => {
    expect(await day.close()).toEqual([]);
  });

  return {
    shop: async (hurry?: Readonly<Record<string, string>>): Promise<Product> => {
      day = await ShopDay.open(browser, hurry);
      return day.product;
    },
    visitor: () => day.visitor(),
    crew: (...names: readonly string[]) => day.crew(...names),
  };
}
