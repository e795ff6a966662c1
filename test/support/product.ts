import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";
import { ROOT } from "./root.ts";
import { databaseForTests } from "./test-store.ts";
import { until } from "./until.ts";

/** A second, on a machine that has nothing else to do. */
const START_WITHIN_MS = 30_000;

const MAIN = join(ROOT, "dist/server/main.js");

type Env = Readonly<Record<string, string>>;
type Run = { readonly child: ChildProcess; output: string };

/** The built product as its own process, with a data folder of its own; can be killed and started again. */
export class Product {
  readonly url: string;
  readonly dataDir: string;
  readonly #env: Env;
  readonly #under: readonly string[];
  #run: Run | null = null;

  private constructor(
    port: number,
    { env, under }: { readonly env: Env; readonly under: readonly string[] },
  ) {
    this.url = `http://localhost:${port}`;
    this.dataDir = mkdtempSync(join(tmpdir(), "cascade-e2e-"));
    // Who writes mails has to say where their links lead.
    const known = env["SMTP_URL"] === undefined ? {} : { PUBLIC_URL: this.url };
    this.#env = { PORT: String(port), DATA_DIR: this.dataDir, ...known, ...env };
    this.#under = under;
  }

  /** On a copy of what a first start leaves behind, if the store is its own: that takes half as long. */
  static async start(env: Env = {}): Promise<Product> {
    const product = await Product.#unstarted(env, []);
    const installed = process.env["TEST_INSTALLED"];
    const { DATABASE_URL: url, DATA_DIR: dataDir } = product.#env;
    if (installed !== undefined && !url && dataDir === product.dataDir)
      cpSync(installed, product.dataDir, { recursive: true });
    await product.start();
    return product;
  }

  /** For the first time, in an empty folder. `under`: a command that runs the one behind it, as a tracer does. */
  static async install(env: Env = {}, under: readonly string[] = []): Promise<Product> {
    const product = await Product.#unstarted(env, under);
    await product.start();
    return product;
  }

  static async #unstarted(env: Env, under: readonly string[]): Promise<Product> {
    const url = env["DATABASE_URL"] ?? (await databaseForTests());
    const on = url === null ? env : { ...env, DATABASE_URL: url };
    return new Product(await freePort(), { env: on, under });
  }

  /** All that the running process has printed. */
  get output(): string {
    return this.#run?.output ?? "";
  }

  /** Of the running process; null when it has ended. */
  get pid(): number | null {
    return this.#run === null || hasEnded(this.#run) ? null : (this.#run.child.pid ?? null);
  }

  /** The link it printed for the first administrator. */
  get setupLink(): string {
    const link = /\S+#\/setup\/\S+/.exec(this.output);
    if (link === null) throw new Error(`no set-up link in: ${this.output}`);
    return link[0];
  }

  /** `env`: settings that differ from those of the first start. */
  async start(env: Env = {}): Promise<void> {
    this.#run = launch({ ...this.#env, ...env }, this.#under);
    await until(
      "the product to listen",
      () => {
        if (this.#run === null || hasEnded(this.#run)) throw new Error(`it ended: ${this.output}`);
        return this.output.includes("Cascade is running");
      },
      START_WITHIN_MS,
    );
  }

  /** Ends it with a signal; resolves with its exit code, null when it was killed. */
  stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    const run = this.#run;
    if (run === null || hasEnded(run)) return Promise.resolve(run?.child.exitCode ?? null);
    return new Promise((ended) => {
      run.child.once("exit", ended);
      run.child.kill(signal);
    });
  }

  async remove(): Promise<void> {
    await this.stop("SIGKILL");
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** By itself or by a signal. */
function hasEnded({ child }: Run): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Runs it to its end, as with a configuration it refuses. */
export function runToEnd(
  env: Env,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const run = launch(env);
  return new Promise((ended) => {
    run.child.once("close", (code) => ended({ code, output: run.output }));
  });
}

function launch(env: Env, under: readonly string[] = []): Run {
  const [command = "", ...args] = [...under, process.execPath, MAIN];
  const child = spawn(command, args, {
    env: { PATH: process.env["PATH"] ?? "", LOG_LEVEL: "error", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const run: Run = { child, output: "" };
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (run.output += chunk.toString()));
  return run;
}
