import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { ROOT } from "./root.ts";
import { freePort } from "./free-port.ts";
import { until } from "./until.ts";

const INSTALLED = "/usr/lib/postgresql";
export const MIGRATIONS = join(ROOT, "server/stores/postgres/migrations");

/** Where this machine keeps the server's programs; null: there are none. */
export function postgresPrograms(): string | null {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).map(Number) : [];
  const newest = Math.max(...versions.filter((one) => !Number.isNaN(one)));
  const programs = join(INSTALLED, String(newest), "bin");
  return existsSync(join(programs, "postgres")) ? programs : null;
}

/** The server refuses to run as root: then it runs as the user its package made. */
function unprivileged(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"]).toString());
  return { uid: id("-u"), gid: id("-g") };
}

/** A PostgreSQL server of one's own, on a free port, in a temporary folder, syncing to disk. */
export class Postgres {
  readonly port: number;
  readonly folder: string;
  readonly #programs: string;
  #server: ChildProcess | null = null;

  private constructor(port: number, programs: string) {
    this.port = port;
    this.#programs = programs;
    this.folder = mkdtempSync(join(tmpdir(), "cascade-postgres-"));
  }

  /** `settings`: lines of its configuration. */
  static async start(settings: readonly string[] = []): Promise<Postgres> {
    const programs = postgresPrograms();
    if (programs === null) throw new Error("PostgreSQL is not installed.");
    const postgres = new Postgres(await freePort(), programs);
    const who = unprivileged();
    if (who.uid !== undefined && who.gid !== undefined)
      chownSync(postgres.folder, who.uid, who.gid);
    const data = join(postgres.folder, "data");
    const flags = ["-D", data, "-U", "cascade", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"];
    execFileSync(join(programs, "initdb"), flags, {
      ...who,
      stdio: "ignore",
      cwd: postgres.folder,
    });
    appendFileSync(
      join(data, "postgresql.conf"),
      [
        `port = ${postgres.port}`,
        "listen_addresses = '127.0.0.1'",
        `unix_socket_directories = '${postgres.folder}'`,
        "shared_buffers = 64MB",
        "max_connections = 200",
        ...settings,
        "",
      ].join("\n"),
    );
    await postgres.start();
    return postgres;
  }

  /** `database`: one that everybody has unless told. */
  url(database = "postgres"): string {
    return `postgres://cascade@127.0.0.1:${this.port}/${database}`;
  }

  async start(): Promise<void> {
    this.#server = spawn(join(this.#programs, "postgres"), ["-D", join(this.folder, "data")], {
      ...unprivileged(),
      stdio: "ignore",
      cwd: this.folder,
    });
    await until("PostgreSQL to answer", () => this.#answers(), 30_000);
  }

  /** SIGQUIT: at once, as in a crash. SIGINT: properly, without waiting for anybody. */
  stop(signal: "SIGINT" | "SIGQUIT" = "SIGINT"): Promise<void> {
    const server = this.#server;
    if (server === null || server.exitCode !== null || server.signalCode !== null)
      return Promise.resolve();
    return new Promise((ended) => {
      server.once("exit", () => ended());
      server.kill(signal);
    });
  }

  /** It keeps its connections and answers nothing, as behind a network that is gone; gives what ends that. */
  freeze(): () => void {
    const { pid } = this.#server ?? {};
    if (pid === undefined) throw new Error("PostgreSQL was not started.");
    process.kill(pid, "SIGSTOP");
    // One process for each connection, and those that look after the files.
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ");
    const all = [pid, ...children.filter((child) => child !== "").map(Number)];
    for (const one of all) process.kill(one, "SIGSTOP");
    return () => all.forEach((one) => process.kill(one, "SIGCONT"));
  }

  async createDatabase(name: string): Promise<string> {
    await this.query(`CREATE DATABASE ${name}`);
    return this.url(name);
  }

  async query(text: string, database?: string): Promise<readonly unknown[]> {
    const client = new pg.Client({ connectionString: this.url(database) });
    client.on("error", () => {});
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }

  async remove(): Promise<void> {
    await this.stop("SIGQUIT");
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #answers(): Promise<boolean> {
    return this.query("SELECT 1").then(
      () => true,
      () => false,
    );
  }
}
