import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext } from "playwright-core";
import { BROWSER_ARGUMENTS, browserPath } from "./browser.ts";
import { until } from "./until.ts";

/** A browser with what it keeps on disk; it can be killed and opened again. */
export class BrowserProfile {
  readonly #folder = mkdtempSync(join(tmpdir(), "cascade-profile-"));
  readonly #prepare: (context: BrowserContext) => Promise<void>;
  #context: BrowserContext | null = null;

  /** `prepare`: done with every newly opened browser, before any page. */
  constructor(prepare: (context: BrowserContext) => Promise<void>) {
    this.#prepare = prepare;
  }

  get context(): BrowserContext {
    if (this.#context === null) throw new Error("The browser is not open.");
    return this.#context;
  }

  async open(): Promise<void> {
    if (browserPath === null) throw new Error("There is no browser.");
    const options = {
      executablePath: browserPath,
      args: BROWSER_ARGUMENTS,
      locale: "en-GB",
      reducedMotion: "reduce",
      viewport: { width: 800, height: 800 },
    } as const;
    this.#context = await chromium.launchPersistentContext(this.#folder, options);
    this.#context.setDefaultTimeout(15_000);
    await this.#prepare(this.#context);
  }

  async close(): Promise<void> {
    await this.#context?.close().catch(() => {});
    this.#context = null;
  }

  /** As when the machine's owner, or its memory running out, ends the whole browser. */
  async kill(): Promise<void> {
    for (const pid of this.#processes()) kill(pid);
    await until("the browser to be gone", () => this.#processes().length === 0);
    await this.close();
  }

  async remove(): Promise<void> {
    await this.kill();
    // One that does not name the folder may write there until it notices that the others are gone.
    await until("the browser's folder to be gone", () => isRemoved(this.#folder));
  }

  /** All of this browser's processes name its folder, whatever script started it. */
  #processes(): readonly number[] {
    const numbers = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return numbers
      .map(Number)
      .filter((pid) => pid !== process.pid && commandOf(pid).includes(this.#folder));
  }
}

/** False: something was put into it meanwhile. Trying anew is left to us, as `rmSync` only tries the folder itself again. */
function isRemoved(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTEMPTY") return false;
    throw error;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It went with its parent.
  }
}
