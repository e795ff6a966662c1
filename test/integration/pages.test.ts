import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type Running } from "../support/server.ts";

describe("pages", () => {
  let running: Running;
  let site: string;

  beforeAll(async () => {
    running = await startServer();
    site = await (await fetch(`${running.url}/demo`)).text();
  });

  afterAll(() => running.stop());

  const policy = async (path: string) =>
    (await fetch(running.url + path)).headers.get("content-security-policy") ?? "";

  it("A5: console and panel run no inline script, and only allowed sites may frame the panel", async () => {
    expect(await policy("/console")).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
    expect(await policy(`/widget/panel?site=${site}`)).toMatch(/frame-ancestors 'self'\s*$/);
    const admin = await running.agent("Ana");
    await admin.setShop({
      name: "Shop",
      origins: ["https://shop.example/some/page"],
    });
    expect(await policy(`/widget/panel?site=${site}`)).toMatch(
      /frame-ancestors 'self' https:\/\/shop\.example$/,
    );
    for (const path of ["/console", `/widget/panel?site=${site}`])
      expect(await policy(path)).not.toMatch(/unsafe/);
  });

  it("PU7: the worker is served beside the console, asks nothing of anybody, and the console can be installed", async () => {
    const worker = await fetch(`${running.url}/console/worker.js`);
    expect(worker.headers.get("content-type")).toMatch(/javascript/);
    expect(worker.headers.get("content-security-policy")).toBe("default-src 'none'");
    expect(await policy("/console")).toMatch(/worker-src 'self'; manifest-src 'self'/);
    const app = (await (await fetch(`${running.url}/console/app.webmanifest`)).json()) as object;
    expect(app).toMatchObject({ start_url: "/console", display: "standalone" });
  });

  it("says what to do about a site key it does not know", async () => {
    const response = await fetch(`${running.url}/widget/panel?site=unknown`);
    expect(response.status).toBe(404);
    expect(await response.text()).toMatch(/copy the script tag anew/);
  });

  it("answers what is not there with a code, and leaves the rest of the disk alone", async () => {
    for (const path of [
      "/nothing",
      "/console/assets/..%2f..%2f..%2fpackage.json",
      "/demo/../../package.json",
      "/widget/assets/%2e%2e/%2e%2e/server/main.js",
    ]) {
      const response = await fetch(running.url + path);
      expect(response.status, path).toBe(404);
      expect(await response.text()).not.toContain("dependencies");
    }
  });
});
