import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readConfig } from "../../server/config.ts";
import { isNginxInstalled } from "../support/nginx.ts";
import { ROOT } from "../support/root.ts";
import { describeWhere } from "../support/where-installed.ts";

const EXAMPLES = join(ROOT, "docs/operations");
const place = mkdtempSync(join(tmpdir(), "cascade-deployment-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.object({
      environment: z.record(z.string(), z.string()).optional(),
      depends_on: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).optional(),
      command: z.string().optional(),
      volumes: z.array(z.string()).optional(),
    }),
  ),
  configs: z.object({ nginx: z.object({ content: z.string() }) }),
});
const compose = composeSchema.parse(
  parse(readFileSync(join(EXAMPLES, "compose.yaml"), "utf8"), { merge: true }),
);
const unit = readFileSync(join(EXAMPLES, "cascade.service"), "utf8");

test("the composed nodes are configured as the product reads it, and wait for services that are there", () => {
  const { node1, node2, ...others } = compose.services;
  expect(node2).toEqual(node1);
  const environment = { ...node1?.environment, PUBLIC_URL: "http://localhost:8080" };
  expect(readConfig(environment, "/app")).toMatchObject({
    ok: true,
    config: { redisUrl: "redis://redis", trustProxy: true, port: 3000 },
  });
  // What is sent through one node has to open through the other.
  const { FILES_DIR } = environment as Record<string, string>;
  expect(node1?.volumes).toContain(`files:${FILES_DIR}`);
  const names = Object.keys(compose.services);
  for (const { depends_on: awaited = [] } of [...Object.values(others), node1 ?? {}])
    expect(names).toEqual(
      expect.arrayContaining(Array.isArray(awaited) ? awaited : Object.keys(awaited)),
    );
});

test("the unit's and the composed nodes' programs are those of `npm start`, which exist", () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: { start: string };
  };
  const flags = scripts.start.match(/--\S+/g) ?? [];
  for (const line of [compose.services["node1"]?.command ?? "", unit])
    expect(line).toContain(`node ${flags.join(" ")} dist/server/main.js`);
  expect(existsSync(join(ROOT, "dist/server/main.js"))).toBe(true);
  // It cannot build: it may not write to where it runs from.
  expect(unit).toMatch(/^ProtectSystem=strict$/m);
  expect(unit).not.toMatch(/^(ExecStartPre|ReadWritePaths)=/m);
});

test("the unit sets what the product reads", () => {
  const set = /^Environment=(.*)$/m.exec(unit)?.[1] ?? "";
  const environment = Object.fromEntries(set.split(" ").map((one) => one.split("=")));
  expect(readConfig(environment, "/opt/cascade")).toMatchObject({
    ok: true,
    config: { dataDir: "/var/lib/cascade", trustProxy: true },
  });
});

describeWhere("nginx", isNginxInstalled, () => {
  test("the composed nginx takes its configuration", () => {
    const content = compose.configs.nginx.content
      .replaceAll("$$", "$")
      // A name to look up again is for a newer nginx than this machine may have.
      .replaceAll(/node\d:3000 resolve/g, "127.0.0.1:3000");
    const file = join(place, "nginx.conf");
    writeFileSync(
      file,
      `pid ${place}/pid; error_log ${place}/error.log; events {} http { access_log off; ${content} }`,
    );
    execFileSync("/usr/sbin/nginx", ["-t", "-q", "-p", place, "-c", file]);
  });
});

const ANALYZE = "/usr/bin/systemd-analyze";

test.skipIf(!existsSync(ANALYZE))("systemd finds nothing wrong with the unit", () => {
  // The programs are wherever this machine has them.
  const here = unit.replaceAll(/\/usr\/bin\/node/g, process.execPath);
  const file = join(place, "cascade.service");
  writeFileSync(file, here);
  const said = execFileSync(ANALYZE, ["verify", "--man=no", file], { stdio: "pipe" });
  expect(said.toString()).toBe("");
});
