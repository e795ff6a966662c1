import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, listensAt } from "./free-port.ts";
import { ROOT } from "./root.ts";
import { until } from "./until.ts";

const PROGRAM = "/usr/sbin/nginx";

export const isNginxInstalled = existsSync(PROGRAM);

/** The machine's nginx with the example of the documentation, on free ports. */
export class Nginx {
  readonly url: string;
  readonly #folder: string;
  readonly #server: ChildProcess;

  private constructor(port: number, folder: string, server: ChildProcess) {
    this.url = `http://127.0.0.1:${port}`;
    this.#folder = folder;
    this.#server = server;
  }

  /** `nodes`: the ports behind it, two as in the example. */
  static async start(nodes: readonly [number, number]): Promise<Nginx> {
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), "cascade-nginx-"));
    chmodSync(folder, 0o755);
    const example = readFileSync(join(ROOT, "docs/operations/nginx.conf"), "utf8")
      .replace("127.0.0.1:3001", `127.0.0.1:${nodes[0]}`)
      .replace("127.0.0.1:3002", `127.0.0.1:${nodes[1]}`)
      .replace("listen 8080", `listen 127.0.0.1:${port}`);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map((name) => `${name}_temp_path ${folder}/${name};`)
      .join("\n");
    writeFileSync(
      join(folder, "nginx.conf"),
      `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1;
      events { worker_connections 256; }
      http { access_log off; ${temporary}\n${example} }`,
    );
    const server = spawn(PROGRAM, ["-p", folder, "-c", join(folder, "nginx.conf")], {
      stdio: "ignore",
    });
    const nginx = new Nginx(port, folder, server);
    await until("nginx to listen", () => listensAt(port));
    return nginx;
  }

  async stop(): Promise<void> {
    if (this.#server.exitCode === null) {
      const ended = new Promise((over) => this.#server.once("exit", over));
      this.#server.kill("SIGTERM");
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
