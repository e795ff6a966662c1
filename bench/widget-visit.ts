import type { Browser, CDPSession, Page } from "playwright-core";
import { DESKTOP } from "../test/support/browser.ts";

/** What a browser fetched from the product; `bytes`: of the body, as they were sent. */
export type Fetched = { readonly path: string; readonly bytes: number };

export type Visit = {
  readonly before: {
    readonly requests: readonly Fetched[];
    /** Of the owner's page. */
    readonly layoutShift: number;
    /** Processor time of the page's main thread on the loader: to compile it, to run it, and what it called back. */
    readonly mainThreadMs: number;
  };
  readonly after: {
    readonly requests: readonly Fetched[];
    readonly layoutShift: number;
    /** From the press to the first screen. */
    readonly openMs: number;
  };
};

/** A while (ms) in which nothing of ours may happen any more. */
const QUIET_MS = 1_500;
const PAGE = "/owner";

/** One visit to an owner's page with the widget, by a browser that has nothing of it yet. */
export async function visit(browser: Browser, url: string, site: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: DESKTOP, locale: "en-GB" });
  await context.route(url + PAGE, (route) =>
    route.fulfill({ contentType: "text/html", body: ownersPage(site) }),
  );
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const fetched = await listen(session, url);
  await page.addInitScript(countShifts);
  await browser.startTracing(page, { categories: ["devtools.timeline", "v8"] });
  await page.goto(url + PAGE);
  await page.locator("cascade-chat button").waitFor();
  await quiet(page, fetched);
  const trace = await browser.stopTracing();
  const before = {
    requests: fetched.splice(0),
    layoutShift: await shifts(page),
    mainThreadMs: timeOn("/widget.js", trace),
  };
  const pressed = performance.now();
  await page.locator("cascade-chat button").click();
  await page.frameLocator("iframe").getByText("Often asked").waitFor();
  const openMs = performance.now() - pressed;
  await quiet(page, fetched);
  const after = { requests: fetched.splice(0), layoutShift: await shifts(page), openMs };
  await context.close();
  return { before, after };
}

/** Everything on it could be pushed about: text in the flow, in a page longer than the window. */
function ownersPage(site: string): string {
  const text = "<p>Tents, packs and boots for long walks.</p>".repeat(60);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title><link rel="icon" href="data:,"></head><body><h1>A shop</h1>${text}<script async src="/widget.js" data-site="${site}"></script></body></html>`;
}

/** Requests answered by the product; the page itself is none of ours. */
async function listen(session: CDPSession, url: string): Promise<Fetched[]> {
  const fetched: Fetched[] = [];
  const answers = new Map<string, Fetched>();
  session.on("Network.responseReceived", ({ requestId, response }) => {
    if (!response.url.startsWith(url) || response.url === url + PAGE) return;
    const bytes = Number(response.headers["Content-Length"] ?? Number.NaN);
    answers.set(requestId, { path: new URL(response.url).pathname, bytes });
  });
  session.on("Network.loadingFinished", ({ requestId }) => {
    const answer = answers.get(requestId);
    if (answer !== undefined) fetched.push(answer);
  });
  await session.send("Network.enable");
  return fetched;
}

function countShifts(): void {
  const page = globalThis as unknown as { shifted: number };
  page.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      page.shifted += (entry as unknown as { readonly value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
}

function shifts(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { shifted: number }).shifted);
}

/** Resolves once nothing has been fetched for a while. */
async function quiet(page: Page, fetched: readonly Fetched[]): Promise<void> {
  for (let held = -1; held !== fetched.length;) {
    held = fetched.length;
    await page.waitForTimeout(QUIET_MS);
  }
}

type TraceEvent = {
  readonly ph: string;
  readonly name: string;
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string }; readonly fileName?: string };
};

/** Milliseconds in which a script was compiled or run; what is inside another such is not counted twice. */
export function timeOn(path: string, trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const spans = traceEvents
    .filter(({ ph, args }) => {
      const url = args?.data?.url ?? args?.fileName ?? "";
      return ph === "X" && URL.canParse(url) && new URL(url).pathname === path;
    })
    .map(({ ts, dur = 0, tdur = dur }) => ({ from: ts, to: ts + dur, cost: tdur }))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  let micros = 0;
  for (const { to, cost } of spans) {
    if (to <= end) continue;
    micros += cost;
    end = to;
  }
  return micros / 1_000;
}
