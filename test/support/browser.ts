import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

/** The first has no windows to draw: the same engine, for two thirds of the work. */
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];

/** A Chromium on this machine, or null; says so once. With CI=true it must be there. */
export const browserPath: string | null = findBrowser();

function findBrowser(): string | null {
  const places = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found =
    [process.env["CHROMIUM_PATH"] ?? "", ...places].find(
      (path) => path !== "" && existsSync(path),
    ) ?? null;
  if (found !== null) return found;
  const missing =
    "No Chromium found: install `chromium` or set CHROMIUM_PATH. Browser tests are left out.";
  if (process.env["CI"] === "true") throw new Error(missing);
  process.stderr.write(`${missing}\n`);
  return null;
}

/** Quiet and alone: no updates, no look-ups, nothing but the page. */
export const BROWSER_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function openBrowser(): Promise<Browser> {
  if (browserPath === null) throw new Error("no browser");
  return chromium.launch({ executablePath: browserPath, args: BROWSER_ARGUMENTS });
}

/** How long a page may take to show what it should, in milliseconds. */
const PATIENCE_MS = 15_000;

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1440, height: 900 };

export type Person = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors and warnings, and exceptions. */ readonly complaints: readonly string[];
};

export type PersonOptions = {
  readonly viewport?: typeof PHONE;
  readonly dark?: boolean;
  readonly locale?: string;
};

/** Somebody with a browser profile of their own, whose console is watched. */
export async function person(
  browser: Browser,
  { viewport = DESKTOP, dark = false, locale = "en-GB" }: PersonOptions = {},
): Promise<Person> {
  const context = await browser.newContext({
    viewport,
    colorScheme: dark ? "dark" : "light",
    locale,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  return { page, context, complaints: watch(page) };
}

/** Collects what a page complains about. A server that is down on purpose is no complaint. */
export function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (
      /ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE|WebSocket connection to/.test(
        message.text(),
      )
    )
      return;
    complaints.push(message.text());
  });
  return complaints;
}
