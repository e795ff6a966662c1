import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, listensAt } from "./free-port.ts";
import { until } from "./until.ts";

const PROGRAM = "/usr/bin/redis-server";

export const isRedisInstalled = existsSync(PROGRAM);

/** A Redis server of one's own, on a free port, that forgets everything when it ends. */
export class Redis {
  readonly url: string;
  readonly #port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), "cascade-redis-"));
  #server: ChildProcess | null = null;

  private constructor(port: number) {
    this.#port = port;
    this.url = `redis://127.0.0.1:${port}`;
  }

  static async start(): Promise<Redis> {
    const redis = new Redis(await freePort());
    await redis.start();
    return redis;
  }

  /** Where it was not stopped it goes on: a second one could not have its port. */
  async start(): Promise<void> {
    if (this.#running() !== null) return;
    const flags = ["--port", String(this.#port), "--bind", "127.0.0.1", "--save", "", "--dir"];
    this.#server = spawn(PROGRAM, [...flags, this.#folder], { stdio: "ignore" });
    await until("Redis to answer", () => listensAt(this.#port), 20_000);
  }

  stop(): Promise<void> {
    const server = this.#running();
    if (server === null) return Promise.resolve();
    return new Promise((ended) => {
      server.once("exit", () => ended());
      server.kill("SIGKILL");
    });
  }

  #running(): ChildProcess | null {
    const server = this.#server;
    return server?.exitCode === null && server.signalCode === null ? server : null;
  }

  /** It keeps its connections and answers nothing, as behind a network that is gone; gives what ends that. */
  freeze(): () => void {
    const server = this.#running();
    server?.kill("SIGSTOP");
    return () => void server?.kill("SIGCONT");
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
