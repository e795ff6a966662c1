import type { Browser, Page } from "playwright-core";
import { AxSweep } from "../support/ax-sweep.ts";
import { DESKTOP, openBrowser, PHONE } from "../support/browser.ts";
import { scriptPayloads } from "../support/script-payloads.ts";
import type { FaultOptions } from "./options.ts";
import { Watched } from "./scripts-watch.ts";
import { filledShop, type FilledShop } from "./filled-shop.ts";
import { tourConsole, tourHelp, tourMails, tourUnasked, tourWidget, type Tour } from "./tour.ts";

export type ScriptsReport = {
  readonly payloads: number;
  readonly customers: number;
  readonly screens: number;
  /** Of every fifth payload, those that run by themselves where a page takes them for markup. */
  readonly live: number;
  /** Payloads nobody was shown. */
  readonly unseen: readonly number[];
  readonly violations: readonly string[];
  /** What is wrong with the console as assistive technology has it. */
  readonly unsaid: readonly string[];
};

const PAYLOADS = 200;
/** A page of its own for each takes its time: every so many have to do. */
const LIVE_EVERY = 5;

/** 200 scripts in every text that is stored, through every view; `rounds`: customers. */
export async function run({ rounds = 40, seed = 1 }: FaultOptions): Promise<ScriptsReport> {
  const browser = await openBrowser();
  const texts = scriptPayloads(PAYLOADS, seed);
  const shop = await filledShop({ texts, customers: rounds });
  try {
    return await tryScripts(browser, shop, texts);
  } finally {
    await shop.stop();
    await browser.close();
  }
}

/** `payloads`: what the shop is filled with. */
export async function tryScripts(
  browser: Browser,
  shop: FilledShop,
  payloads: readonly string[],
): Promise<ScriptsReport> {
  const walk = new Walk(browser, shop);
  await walk.all();
  const some = payloads.filter((_, nth) => nth % LIVE_EVERY === 0);
  return {
    payloads: payloads.length,
    customers: shop.customers.length,
    screens: walk.screens,
    live: await liveAmong(browser, some),
    unseen: payloads.map((_, nth) => nth).filter((nth) => !walk.shown.has(nth)),
    unsaid: walk.unsaid,
    violations: [...walk.broken, ...shop.running.failures.map(String)],
  };
}

/** How many of them run by themselves in a page that lets them. */
async function liveAmong(browser: Browser, payloads: readonly string[]): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const ran = new Set<number>();
  await page.exposeFunction("ran", (nth: number) => ran.add(nth));
  for (const payload of payloads) {
    await page
      .setContent(`<script>hit = (nth) => ran(nth)</script><p title="">${payload}`, {
        waitUntil: "load",
        timeout: 2_000,
      })
      .catch(() => {});
  }
  await context.close();
  return ran.size;
}

/** An address opens so many pages of requests before it has to wait (SPEC X4). */
const MOST_READERS = 15;

type Look = Tour["look"];

class Walk {
  readonly broken: string[] = [];
  readonly shown = new Set<number>();
  readonly unsaid: string[] = [];
  screens = 0;
  readonly #browser: Browser;
  readonly #shop: FilledShop;

  constructor(browser: Browser, shop: FilledShop) {
    this.#browser = browser;
    this.#shop = shop;
  }

  async all(): Promise<void> {
    await this.#as(DESKTOP, tourConsole, this.#listen);
    await this.#as(DESKTOP, tourHelp);
    for (const customer of [...this.#shop.customers, this.#shop.rated])
      await this.#as(PHONE, (tour) => tourWidget(tour, customer));
    await this.#as(PHONE, tourUnasked);
    for (const customer of this.#shop.customers.slice(0, MOST_READERS))
      await this.#as(PHONE, (tour) => tourMails(tour, customer));
  }

  readonly #listen = async (page: Page): Promise<Look> => {
    const sweep = await AxSweep.of(page);
    return async (at) => {
      for (const problem of await sweep.problems()) this.unsaid.push(`${at}: ${problem}`);
    };
  };

  async #as(
    viewport: typeof PHONE,
    go: (tour: Tour) => Promise<void>,
    besides: (page: Page) => Promise<Look> = async () => async () => {},
  ): Promise<void> {
    const who = await Watched.open(this.#browser, viewport);
    const lookBesides = await besides(who.page);
    const look = async (at: string) => {
      this.screens += 1;
      await who.look(at);
      await lookBesides(at);
    };
    try {
      await go({ page: who.page, shop: this.#shop, look });
    } finally {
      this.broken.push(...who.broken);
      for (const nth of who.shown) this.shown.add(nth);
      await who.context.close();
    }
  }
}
