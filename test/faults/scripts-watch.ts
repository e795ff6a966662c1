import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { person, DESKTOP } from "../support/browser.ts";
import { CALL } from "../support/script-payloads.ts";

type Globals = { [CALL]: (nth: number) => void; refused: (what: string) => void };

/** Pages whose every frame is watched for scripts that run, or that the content policy had to stop. */
export class Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What ran, was refused, became markup, or was complained of. */
  readonly broken: string[] = [];
  /** Numbers of the payloads that were shown, as text. */
  readonly shown = new Set<number>();
  #at = "";

  private constructor(page: Page, context: BrowserContext) {
    this.page = page;
    this.context = context;
  }

  static async open(browser: Browser, viewport = DESKTOP): Promise<Watched> {
    const { page, context } = await person(browser, { viewport });
    const watched = new Watched(page, context);
    await page.exposeFunction(CALL, (nth: number) => watched.#say(`payload ${nth} ran`));
    await page.exposeFunction("refused", (what: string) => watched.#say(what));
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        const { refused } = globalThis as unknown as Globals;
        const { violatedDirective, blockedURI, sourceFile, sample } = event;
        refused(`refused: ${violatedDirective} ${blockedURI} in ${sourceFile} ${sample}`);
      });
    });
    page.on("pageerror", ({ message }) => watched.#say(message));
    page.on("dialog", (dialog) => {
      watched.#say(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("console", (message) => {
      const { url } = message.location();
      // A page that is not there is answered so.
      if (/status of 404/.test(message.text()) && url.includes("/help/")) return;
      if (message.type() === "error" || message.type() === "warning")
        watched.#say(`${message.text()} ${url}`);
    });
    return watched;
  }

  /** Looks at all that is there now, in every frame, once it has come to rest. `at`: for the report. */
  async look(at: string): Promise<void> {
    this.#at = at;
    for (const frame of this.page.frames()) {
      const seen = await read(frame).catch((error: unknown) => {
        // A preview that was replaced while it was looked at.
        if (frame.isDetached()) return null;
        throw error;
      });
      if (seen === null) continue;
      const { text, markup } = seen;
      for (const [, nth = ""] of text.matchAll(/hit\((\d+)\)/g)) this.shown.add(Number(nth));
      for (const one of markup) this.#say(`became markup: ${one}`);
    }
  }

  async go(url: string, at = url): Promise<void> {
    this.#at = at;
    await this.page.goto(url);
    await this.look(at);
  }

  #say(what: string): void {
    this.broken.push(`${this.#at}: ${what}`);
  }
}

/** Longest a page may take to come to rest (ms). */
const REST_WITHIN_MS = 10_000;

/** Resolves once nothing changes any more, and nothing says that it is busy. */
export function atRest(frame: Frame): Promise<void> {
  return frame.evaluate(async (within) => {
    const moment = () => new Promise((resolve) => setTimeout(resolve, 30));
    const ends = performance.now() + within;
    const now = () => document.documentElement.outerHTML;
    const quiet = () => document.querySelector("[aria-busy=true]") === null;
    for (let was = "", same = 0; same < 2 && performance.now() < ends; await moment()) {
      const is = now();
      same = is === was && quiet() ? same + 1 : 0;
      was = is;
    }
  }, REST_WITHIN_MS);
}

async function read(
  frame: Frame,
): Promise<{ readonly text: string; readonly markup: readonly string[] }> {
  await atRest(frame);
  return frame.evaluate(() => {
    const markup: string[] = [];
    const values: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on")) markup.push(element.outerHTML.slice(0, 200));
        if (/^(href|src|action|formaction|data|xlink:href|srcdoc)$/.test(name))
          if (/^\s*(java|vb)\s*script:|^\s*data:text/i.test(value) || name === "srcdoc")
            markup.push(element.outerHTML.slice(0, 200));
        values.push(value);
      }
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
        values.push(element.value);
    }
    return { text: [document.body.innerText, ...values].join("\n"), markup };
  });
}
