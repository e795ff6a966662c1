import { existsSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { DESKTOP, openBrowser } from "../test/support/browser.ts";
import { ROOT } from "../test/support/root.ts";
import { consoleDesk, type ConsoleDesk, type Writer } from "./console-desk.ts";
import type { ConsoleOptions } from "./console-options.ts";
import { median, percentile, rounded } from "./statistics.ts";

type Say = (line: string) => void;

const BAR = { inputDelayP99Ms: 50, growth: 1.1 } as const;
const WRITERS = 50;
const KEYS_A_SECOND = 10;
/** Looks at the memory while the hour passes. */
const LOOKS = 12;
/** Messages under way at once while the hour is made short. */
const AT_ONCE = 40;

/** How the console is to somebody who works in it, beside so many conversations. */
export async function consoleBench(options: ConsoleOptions, say: Say): Promise<object> {
  if (!existsSync(join(ROOT, "dist/server/main.js"))) throw new Error("`npm run build` first.");
  const loadBefore = rounded(loadavg()[0] ?? 0);
  say(`making ${options.conversations} conversations`);
  const desk = await consoleDesk(options.conversations, WRITERS);
  const browser = await openBrowser();
  try {
    const page = await signedIn(await browser.newContext({ viewport: DESKTOP }), desk);
    const { interactiveMs, counted, wholeMs } = await untilWhole(page, desk, options);
    say(`interactive after ${interactiveMs} ms, all in the list after ${wholeMs} ms`);
    const delays = await typing(page, desk, options);
    say(`${delays.length} keys`);
    const memory = await passHour(page, desk, { ...options, say });
    const third = Math.ceil(memory.length / 3);
    // In the first third chats are opened that were not before, and what is fetched later comes in.
    const growth = rounded(median(memory.slice(-third)) / median(memory.slice(third, -third)));
    const inputDelayMs = {
      p50: rounded(percentile(delays, 0.5)),
      p99: rounded(percentile(delays, 0.99)),
      most: rounded(Math.max(...delays)),
    };
    return {
      machine: { cpus: availableParallelism(), node: process.version, loadBefore },
      browser: browser.version(),
      options,
      interactiveMs,
      /** What was counted beside the list when its first line stood. */
      counted,
      wholeMs,
      inputDelayMs,
      memoryMB: memory,
      growth,
      bar: {
        ...BAR,
        met: inputDelayMs.p99 <= BAR.inputDelayP99Ms && growth <= BAR.growth,
      },
    };
  } finally {
    await browser.close();
    await desk.running.stop();
  }
}

type Context = Awaited<ReturnType<Awaited<ReturnType<typeof openBrowser>>["newContext"]>>;

async function signedIn(context: Context, { running }: ConsoleDesk): Promise<Page> {
  context.setDefaultTimeout(40_000);
  const { cookie } = await running.agent("Ana");
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: running.url }]);
  return context.newPage();
}

/** From the address to the first line that can be pressed and the answer to that press, and to all lines. */
async function untilWhole(
  page: Page,
  { running }: ConsoleDesk,
  { conversations }: ConsoleOptions,
): Promise<{ interactiveMs: number; counted: string; wholeMs: number }> {
  const from = performance.now();
  const since = () => Math.round(performance.now() - from);
  await page.goto(`${running.url}/console#/unassigned`);
  await page.locator(".item").first().waitFor();
  const counted = await page.locator(".nav .is-on .n").innerText();
  await page.locator(".item").first().click();
  await page.getByRole("log").first().waitFor();
  const interactiveMs = since();
  await page.goBack();
  await page.waitForFunction((count) => {
    const sizes = [...document.querySelectorAll(".list li[aria-setsize]")].map((line) =>
      Number(line.getAttribute("aria-setsize")),
    );
    return Math.max(0, ...sizes) >= count;
  }, conversations);
  const wholeMs = since();
  await page.locator(".item").first().click();
  await page.getByRole("log").first().waitFor();
  return { interactiveMs, counted, wholeMs };
}

/** How long each key waited for the page (ms), while messages come in all around it. */
async function typing(
  page: Page,
  { writers }: ConsoleDesk,
  { rate, keys }: ConsoleOptions,
): Promise<readonly number[]> {
  await page.evaluate(() => {
    const page = globalThis as unknown as { delays: number[] };
    page.delays = [];
    const note = (event: Event) => page.delays.push(performance.now() - event.timeStamp);
    addEventListener("keydown", note, { capture: true });
  });
  await page.locator(".writer textarea").click();
  let nth = 0;
  const messages = setInterval(() => {
    nth += 1;
    void writers[nth % writers.length]?.say(`message ${nth}`);
  }, 1_000 / rate);
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press(key % 20 === 19 ? "Space" : "a");
    await page.waitForTimeout(1_000 / KEYS_A_SECOND);
  }
  clearInterval(messages);
  return page.evaluate(() => (globalThis as unknown as { delays: number[] }).delays);
}

type Hour = ConsoleOptions & { readonly say: Say };

/** The messages of that time as fast as they can be sent, a chat opened now and then; MB of its heap. */
async function passHour(
  page: Page,
  { writers }: ConsoleDesk,
  { rate, minutes, say }: Hour,
): Promise<readonly number[]> {
  const session = await page.context().newCDPSession(page);
  const each = Math.ceil((rate * minutes * 60) / LOOKS);
  const memory: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    await sendMany(writers, each);
    const other = writers[look % writers.length]?.conversationId ?? "";
    await page.evaluate((id) => {
      location.hash = `/unassigned/c/${id}`;
    }, other);
    await page.getByRole("log").first().waitFor();
    memory.push(await heapMB(session));
    say(`look ${look + 1} of ${LOOKS}: ${memory.at(-1)} MB`);
  }
  return memory;
}

async function sendMany(writers: readonly Writer[], count: number): Promise<void> {
  let sent = 0;
  const go = async () => {
    while (sent < count) {
      sent += 1;
      await writers[sent % writers.length]?.say(`message ${sent}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, go));
}

async function heapMB(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return rounded(usedSize / 1e6);
}
