import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** This machine by a name that no rule for this machine knows. */
export const ELSEWHERE = "127.1";

export const isOpensslInstalled = canRun();

/** A certificate for this machine that nobody but its file vouches for; `pem` and `key` are paths. */
export class Certificate {
  readonly pem: string;
  readonly key: string;
  readonly #folder: string;

  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), "cascade-certificate-"));
    this.pem = join(this.#folder, "pem");
    this.key = join(this.#folder, "key");
    const names = `subjectAltName=DNS:localhost,DNS:${ELSEWHERE},IP:127.0.0.1`;
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
    const files = ["-keyout", this.key, "-out", this.pem, "-days", "2"];
    const said = ["-subj", "/CN=tests", "-addext", names];
    execFileSync("openssl", ["req", "-x509", ...curve, ...files, ...said], { stdio: "ignore" });
  }

  /** As servers want it. */
  get content(): { readonly cert: string; readonly key: string } {
    return { cert: readFileSync(this.pem, "utf8"), key: readFileSync(this.key, "utf8") };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function canRun(): boolean {
  try {
    execFileSync("openssl", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
