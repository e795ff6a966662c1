import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import {
  accessSync,
  chownSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createConnection } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import type { Certificate } from "./certificate.ts";
import { freePort } from "./free-port.ts";
import { until } from "./until.ts";

const PROGRAM = "/usr/sbin/dovecot";

export const isDovecotInstalled = canRun(PROGRAM) && canRun("/usr/lib/dovecot/imap");

/** Who reads mail where the tests run as root, whom Dovecot lets read none. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** A real IMAP server with one user, whose box is a Maildir; it can be away and come back on the same port. */
export class Dovecot {
  readonly user = "support";
  readonly password = "p@ss/word";
  readonly port: number;
  /** Encrypted from the first byte, where there is a certificate. */
  readonly securePort: number;
  readonly #certificate: Certificate | null;
  readonly #folder: string;
  #child: ChildProcess | null = null;
  #count = 0;

  private constructor(ports: readonly [number, number], certificate: Certificate | null) {
    [this.port, this.securePort] = ports;
    this.#folder = mkdtempSync(join(tmpdir(), "cascade-imap-"));
    this.#certificate = certificate;
  }

  static async start(certificate: Certificate | null = null): Promise<Dovecot> {
    const server = new Dovecot([await freePort(), await freePort()], certificate);
    server.#prepare();
    await server.start();
    return server;
  }

  get settings() {
    const { port, user, password } = this;
    return { host: "127.0.0.1", port, secure: false, user, password, path: "INBOX" };
  }

  get url(): string {
    return `imap://${this.user}:${encodeURIComponent(this.password)}@127.0.0.1:${this.port}/INBOX`;
  }

  /** The same over a connection that is encrypted from the first byte. */
  get secureUrl(): string {
    return this.url.replace("imap:", "imaps:").replace(String(this.port), String(this.securePort));
  }

  async start(): Promise<void> {
    this.#child = spawn(PROGRAM, ["-F", "-c", join(this.#folder, "dovecot.conf")], {
      stdio: "ignore",
    });
    await until("the IMAP server to listen", () => this.#listens(), 20_000);
  }

  stop(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null) return Promise.resolve();
    return new Promise((ended) => {
      child.once("exit", () => ended());
      child.kill("SIGTERM");
    });
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Puts a mail into the box, whether the server is there or not. */
  deliver(raw: string | Buffer, at = new Date()): void {
    const name = `${Date.now()}.${(this.#count += 1)}.test`;
    const draft = join(this.#box, "tmp", name);
    writeFileSync(draft, raw);
    this.#give(draft);
    utimesSync(draft, at, at);
    renameSync(draft, join(this.#box, "new", name));
  }

  /** The flags of all mails in the box, in the order they came: S for seen, F for flagged. */
  flags(): readonly string[] {
    const looked = readdirSync(join(this.#box, "cur")).map((name) => {
      const [nth, flags = ""] = [Number(name.split(".")[1]), /:2,(\w*)$/.exec(name)?.[1]];
      return { nth, flags };
    });
    return looked.toSorted((a, b) => a.nth - b.nth).map(({ flags }) => flags);
  }

  /** How often somebody signed in. */
  logins(): number {
    return readFileSync(join(this.#folder, "log"), "utf8").split("Login: user=").length - 1;
  }

  /** The box under another UIDVALIDITY, as after a restore: every mail has another number. */
  async makeAnew(): Promise<void> {
    await this.stop();
    for (const name of readdirSync(this.#box))
      if (name.startsWith("dovecot")) rmSync(join(this.#box, name));
    // Its next start takes the time in seconds, which has to be another.
    const begun = Math.floor(Date.now() / 1_000);
    await until("another second", () => Math.floor(Date.now() / 1_000) > begun);
    await this.start();
  }

  get #box(): string {
    return join(this.#folder, "box");
  }

  #listens(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = createConnection(this.port, "127.0.0.1");
      socket.once("data", () => {
        resolve(true);
        socket.destroy();
      });
      socket.once("error", () => resolve(false));
    });
  }

  #prepare(): void {
    for (const part of ["cur", "new", "tmp"]) {
      mkdirSync(join(this.#box, part), { recursive: true });
      this.#give(join(this.#box, part));
    }
    this.#give(this.#box);
    if (isRoot) execFileSync("chmod", ["711", this.#folder]);
    const { uid, gid, username } = userInfo();
    const reader = isRoot ? { uid: NOBODY, gid: NOBODY } : { uid, gid };
    const others = isRoot ? "nobody" : username;
    writeFileSync(
      join(this.#folder, "dovecot.conf"),
      `protocols = imap
base_dir = ${this.#folder}/run
state_dir = ${this.#folder}/state
log_path = ${this.#folder}/log
${this.#encryption()}
disable_plaintext_auth = no
auth_failure_delay = 0
default_internal_user = ${others}
default_internal_group = ${isRoot ? "nogroup" : gid}
default_login_user = ${others}
mail_location = maildir:${this.#folder}/box
first_valid_uid = ${reader.uid}
first_valid_gid = ${reader.gid}
passdb {
  driver = static
  args = password=${this.password}
}
userdb {
  driver = static
  args = uid=${reader.uid} gid=${reader.gid} home=${this.#folder}/box
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${this.port}
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = ${this.#certificate === null ? 0 : this.securePort}
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
`,
    );
  }

  #encryption(): string {
    if (this.#certificate === null) return "ssl = no";
    const { pem, key } = this.#certificate;
    return `ssl = yes\nssl_cert = <${pem}\nssl_key = <${key}`;
  }

  #give(path: string): void {
    if (isRoot) chownSync(path, NOBODY, NOBODY);
  }
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
