import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { execFileSync, spawn } from "node:child_process";
import { tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { Product, runToEnd } from "../support/product.ts";
import { until } from "../support/until.ts";

const ROOT = resolve(import.meta.dirname, "../..");

let product: Product | null = null;

afterEach(async () => {
  await product?.remove();
  product = null;
});

function folder(): string {
  return mkdtempSync(join(tmpdir(), "cascade-start-"));
}

describe("starting and stopping", { timeout: 60_000 }, () => {
  it("prints the demo site, the console and a set-up link, and the link changes with every start until it is used", async () => {
    product = await Product.install();
    const { url } = product;
    expect(product.output).toContain(`${url}/demo`);
    expect(product.output).toContain(`${url}/console`);
    const first = product.setupLink;
    expect(product.output.trim().split("\n").length).toBeLessThan(10);
    await product.stop();
    await product.start();
    expect(product.setupLink).not.toBe(first);
  });

  it.each(["SIGTERM", "SIGINT"] as const)("drains and ends with 0 at %s", async (signal) => {
    product = await Product.install();
    expect(await product.stop(signal)).toBe(0);
    expect(readdirSync(product.dataDir)).not.toContain("lock");
  });

  it("drains and ends with 0 when the signal comes through npm, which leaves no process behind and built files alone", async () => {
    const dataDir = folder();
    const built = () => statSync(join(ROOT, "dist", "panel", "panel.html")).mtimeMs;
    const before = built();
    const npm = spawn("npm", ["start"], {
      cwd: ROOT,
      env: { ...process.env, PORT: "0", DATA_DIR: dataDir, CI: "" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    npm.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    await until("npm start", () => output.includes("Cascade is running"), 30_000);
    // Somebody else may be serving them.
    expect(built()).toBe(before);
    const [, url] = /Demo site\s+(\S+)\/demo/.exec(output) ?? [];
    const ended = new Promise((resolve) => npm.once("exit", resolve));
    npm.kill("SIGTERM");
    expect(await ended).toBe(0);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    rmSync(dataDir, { recursive: true });
  });

  it("says what to do when the port is taken", async () => {
    const other: Server = createServer();
    await new Promise<void>((listening) => other.listen(0, () => listening()));
    const { port } = other.address() as AddressInfo;
    const dataDir = folder();
    const { code, output } = await runToEnd({ PORT: String(port), DATA_DIR: dataDir });
    other.close();
    rmSync(dataDir, { recursive: true });
    expect(output.trim()).toBe(`Port ${port} is taken. Stop what uses it, or set PORT to another.`);
    expect(code).toBe(1);
  });

  it("refuses a data folder that another process uses, and harms neither", async () => {
    product = await Product.start();
    const { code, output } = await runToEnd({ PORT: "0", DATA_DIR: product.dataDir });
    expect(code).toBe(1);
    expect(output).toMatch(/in use by process \d+\. Stop it, or set DATA_DIR to another folder/);
    expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
  });

  it("says which data is damaged and what to do, and changes nothing", async () => {
    product = await Product.start();
    await product.stop();
    const victim = [...contents(product.dataDir).keys()].find((path) => path.includes("records"));
    if (victim === undefined) throw new Error("nothing was stored");
    writeFileSync(victim, readFileSync(victim, "utf8").slice(0, -20));
    const before = contents(product.dataDir);
    const { code, output } = await runToEnd({ PORT: "0", DATA_DIR: product.dataDir });
    expect(code).toBe(1);
    expect(output).toContain(victim);
    expect(output).toMatch(/backup/i);
    expect(contents(product.dataDir)).toEqual(before);
  });

  it("names every bad setting at once", async () => {
    const { code, output } = await runToEnd({
      PORT: "http",
      LOG_LEVEL: "loud",
      OFFER_SECONDS: "-1",
    });
    expect(code).toBe(1);
    for (const key of ["PORT", "LOG_LEVEL", "OFFER_SECONDS"])
      expect(output).toContain(`Configuration: ${key}`);
  });

  it.each([
    [{ MAIL_IN_HOST: "999.9.9.9" }, /^MAIL_IN_HOST is no address of this machine\./],
    [
      { MAIL_IN_CERT: import.meta.filename, MAIL_IN_KEY: import.meta.filename },
      /^MAIL_IN_CERT \(.*\) and MAIL_IN_KEY \(.*\) are no certificate with its key/,
    ],
  ])("O8: says in one line why mail cannot come in (%j)", async (wrong, why) => {
    const dataDir = folder();
    const { code, output } = await runToEnd({
      PORT: "0",
      DATA_DIR: dataDir,
      SMTP_URL: "smtp://localhost:1",
      MAIL_FROM: "shop@shop.example",
      PUBLIC_URL: "https://chat.shop.example",
      MAIL_IN_PORT: "0",
      ...wrong,
    });
    rmSync(dataDir, { recursive: true });
    expect({ code, output: output.trim() }).toEqual({
      code: 1,
      output: expect.stringMatching(why),
    });
    expect(output.trim()).not.toContain("\n");
  });

  it("says what to do when the data folder cannot be written", async () => {
    const place = folder();
    const { code, output } = await runToEnd({ PORT: "0", DATA_DIR: unwritable(place) });
    chmodSync(place, 0o700);
    rmSync(place, { recursive: true });
    expect(code).toBe(1);
    expect(output).toMatch(/DATA_DIR/);
    expect(output.trim().split("\n")).toHaveLength(1);
  });

  it("O8: says what to do when no files can be kept, and begins nothing", async () => {
    const [dataDir, place] = [folder(), folder()];
    const { code, output } = await runToEnd({
      PORT: "0",
      DATA_DIR: dataDir,
      FILES_DIR: unwritable(place),
    });
    expect(readdirSync(dataDir)).not.toContain("lock");
    chmodSync(place, 0o700);
    for (const made of [dataDir, place]) rmSync(made, { recursive: true });
    expect(code).toBe(1);
    expect(output).toMatch(/^No files can be kept in .*FILES_DIR/);
    expect(output.trim()).not.toContain("\n");
  });

  it.runIf(process.platform === "linux")(
    "O8: says so of a data folder that can never be made",
    async () => {
      const { code, output } = await runToEnd({ PORT: "0", DATA_DIR: "/proc/cascade" });
      expect(code).toBe(1);
      expect(output).toMatch(/^The data folder \/proc\/cascade cannot be opened.*DATA_DIR/);
    },
  );

  it("says which Node it needs", () => {
    const starter = resolve(import.meta.dirname, "../../server/start.cjs");
    const script = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.0" } }); require(${JSON.stringify(starter)})`;
    expect(() => execFileSync(process.execPath, ["-e", script], { stdio: "pipe" })).toThrow(
      /needs Node 20\.19 or later; this is 18\.20\.0/,
    );
  });
});

/** Every file below a folder, with what is in it. */
function contents(root: string): ReadonlyMap<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map(({ parentPath, name }) => [
      join(parentPath, name),
      readFileSync(join(parentPath, name), "utf8"),
    ]),
  );
}

/** A place nobody can make a folder in, root neither. */
function unwritable(place: string): string {
  if (userInfo().uid === 0) {
    writeFileSync(join(place, "file"), "");
    return join(place, "file", "data");
  }
  chmodSync(place, 0o500);
  return join(place, "data");
}
