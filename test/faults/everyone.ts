import type { Browser, BrowserContextOptions, Frame } from "playwright-core";
import { allFindings } from "../support/axe.ts";
import { DESKTOP, openBrowser, watch } from "../support/browser.ts";
import {
  bothWays,
  movingThings,
  smallTargets,
  unseenFocus,
  wideThings,
} from "./everyone-checks.ts";
import { filledShop, type FilledShop } from "./filled-shop.ts";
import { atRest } from "./scripts-watch.ts";
import { tourConsole, tourHelp, tourMails, tourWidget, type Tour } from "./tour.ts";

export type EveryoneReport = {
  /** Looked at, over all ways of looking. */
  readonly screens: number;
  /** A line for each thing and way it is wrong, with where it was seen first and how often. */
  readonly violations: readonly string[];
};

/** What a desk is full of where people write as people do. */
const TEXTS = [
  "The second pole of my tent snapped at the joint. Can I order just that section?",
  "I’d like to return these boots: they are half a size too small.",
  "Ja, gerne! Wann wird das Paket voraussichtlich zugestellt?",
  "هل يمكنني تغيير عنوان التوصيل؟",
  "Donaudampfschifffahrtsgesellschaftskapitänsmützenhersteller",
  "https://shop.example/tents/trail-tent-2?colour=moss&size=two-person&from=newsletter-spring",
  "Spare parts",
  "我的帐篷漏水了，怎么办？",
  "Thanks, **that** helped.\n\n- one\n- two",
] as const;

/** 1280 pixels at 400 %, or 640 at 200 %: what WCAG 1.4.10 asks for. */
const NARROW = { width: 320, height: 640 };

type Check = readonly [name: string, find: (frame: Frame) => Promise<readonly string[]>];
type Way = {
  readonly name: string;
  readonly options: BrowserContextOptions;
  readonly tag?: string;
  readonly keyboard?: true;
  readonly checks: readonly Check[];
};

/** What a page has to have, and a mail need not. */
const PAGES_ONLY = /^(document-title|landmark-one-main|page-has-heading-one|region):/;

const AXE: Check = [
  "axe",
  async (frame) => {
    const found = await allFindings(frame);
    return frame.url() === "about:blank" ? found.filter((one) => !PAGES_ONLY.test(one)) : found;
  },
];
const WAYS: readonly Way[] = [
  { name: "light", options: { viewport: DESKTOP }, checks: [AXE] },
  { name: "dark", options: { viewport: DESKTOP, colorScheme: "dark" }, checks: [AXE] },
  {
    name: "320 wide",
    options: { viewport: NARROW },
    checks: [AXE, ["too wide", wideThings], ["scrolls both ways", bothWays]],
  },
  {
    name: "forced colours",
    options: { viewport: DESKTOP, forcedColors: "active" },
    keyboard: true,
    checks: [["focus not seen", unseenFocus]],
  },
  {
    name: "still",
    options: { viewport: DESKTOP, reducedMotion: "reduce" },
    checks: [["moves", movingThings]],
  },
];

/** The widget alone besides: from right to left, and with a finger. */
const WIDGET_WAYS: readonly Way[] = [
  {
    name: "Arabic",
    options: { viewport: NARROW },
    tag: 'data-locale="ar"',
    checks: [AXE, ["too wide", wideThings]],
  },
  {
    name: "finger",
    options: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    checks: [["small", smallTargets]],
  },
];

/** Every view in every way it may have to be used. */
export async function run(): Promise<EveryoneReport> {
  const browser = await openBrowser();
  const shop = await filledShop({ texts: TEXTS, customers: 1 });
  try {
    return await lookAsEveryone(browser, shop);
  } finally {
    await shop.stop();
    await browser.close();
  }
}

/** The widget alone, as all kinds of visitors have it. */
export async function lookAsVisitors(
  browser: Browser,
  shop: FilledShop,
): Promise<readonly string[]> {
  const seen = new Seen();
  for (const way of WIDGET_WAYS)
    await lookThrough({ browser, shop, way, seen }, (tour) => tourWidget(tour, shop.rated));
  return seen.lines();
}

async function lookAsEveryone(browser: Browser, shop: FilledShop): Promise<EveryoneReport> {
  const seen = new Seen();
  const [customer] = shop.customers;
  if (customer === undefined) throw new Error("a shop without customers");
  for (const way of WAYS) {
    await lookThrough({ browser, shop, way, seen }, tourConsole);
    await lookThrough({ browser, shop, way, seen }, tourHelp);
  }
  for (const way of [...WAYS, ...WIDGET_WAYS])
    for (const one of [customer, shop.rated])
      await lookThrough({ browser, shop, way, seen }, (tour) => tourWidget(tour, one));
  // A mail in the dark has the colours of its reader's program.
  for (const way of WAYS.filter(({ name }) => name === "light" || name === "320 wide"))
    await lookThrough({ browser, shop, way, seen }, (tour) => tourMails(tour, customer));
  return { screens: seen.screens, violations: seen.lines() };
}

type Looking = {
  readonly browser: Browser;
  readonly shop: FilledShop;
  readonly way: Way;
  readonly seen: Seen;
};

async function lookThrough(
  { browser, shop, way, seen }: Looking,
  go: (tour: Tour) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ locale: "en-GB", ...way.options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints = watch(page);
  const look = async (at: string) => {
    seen.screens += 1;
    // From here on the focus shows as it does for who uses the keyboard.
    if (way.keyboard === true) await page.keyboard.press("Tab");
    for (const frame of page.frames()) {
      await atRest(frame).catch(() => null);
      // The console tries the widget out in a frame that nobody can use.
      if (frame.isDetached() || frame.url().includes("/console/preview")) continue;
      if (frame.parentFrame()?.url().includes("/console/preview") === true) continue;
      for (const [name, find] of way.checks)
        for (const one of await find(frame))
          seen.add(
            `${name}, ${way.name}: ${one}`,
            frame === page.mainFrame() ? at : `${at}, in a frame`,
          );
    }
  };
  await go({ page, shop, look, ...(way.tag === undefined ? {} : { tag: way.tag }) });
  for (const complaint of complaints)
    if (!complaint.includes("404")) seen.add(`complaint, ${way.name}: ${complaint}`, "");
  await context.close();
}

class Seen {
  screens = 0;
  readonly #where = new Map<string, string[]>();

  add(what: string, at: string): void {
    this.#where.set(what, [...(this.#where.get(what) ?? []), at]);
  }

  lines(): readonly string[] {
    return [...this.#where].map(([what, at]) => `${what} (${at[0]}, ${at.length} times)`);
  }
}
