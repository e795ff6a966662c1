import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FIRST_LOOK } from "../../server/domain/look/look.ts";
import { put as putTo, type AgentClient } from "../support/clients.ts";
import { ROOT } from "../support/root.ts";
import { startServer, type Running } from "../support/server.ts";

const ASSETS = join(ROOT, "dist");
const LOOK = {
  ...FIRST_LOOK,
  accent: "#ffd400",
  theme: "dark",
  side: "left",
  distance: 40,
  launcher: "word",
  texts: { en: { title: 'Hej "you" </title>', greeting: "Tents & more", launcher: "</script>" } },
} as const;

describe("the look of the chat, over real requests", () => {
  let running: Running;
  let ana: AgentClient;
  let mei: AgentClient;

  beforeAll(async () => {
    expect(existsSync(ASSETS)).toBe(true);
    running = await startServer({ assets: ASSETS });
    ana = await running.agent("Ana");
    mei = await running.agent("Mei");
  });

  afterAll(async () => {
    expect(running.failures).toEqual([]);
    await running.stop();
  });

  const put = ({ cookie }: AgentClient, revision: number, settings: object) =>
    putTo(running.url, "/api/look", { revision, settings }, { cookie });
  const text = async (path: string, headers = {}) =>
    (await fetch(running.url + path, { headers })).text();
  const panel = (query = "") => `/widget/panel?site=${running.site}${query}`;

  it("O7: pages and files that are the same for everybody travel compressed, and are the same either way", async () => {
    const first = /assets\/panel-[\w-]+\.js/.exec(await text(panel()))?.[0];
    expect(first).toBeDefined();
    for (const path of ["/widget.js", "/widget/frame.js", `/widget/${first}`]) {
      const plain = await fetch(running.url + path, { headers: { "accept-encoding": "identity" } });
      const squeezed = await fetch(running.url + path, { headers: { "accept-encoding": "gzip" } });
      expect(plain.headers.get("content-encoding"), path).toBeNull();
      expect(squeezed.headers.get("content-encoding"), path).toBe("gzip");
      expect(squeezed.headers.get("vary"), path).toContain("Accept-Encoding");
      for (const name of ["content-type", "cache-control", "content-security-policy"])
        expect(squeezed.headers.get(name), `${path} ${name}`).toBe(plain.headers.get(name));
      expect(await squeezed.text(), path).toBe(await plain.text());
      const tag = squeezed.headers.get("etag") ?? "";
      const again = await fetch(running.url + path, {
        headers: { "accept-encoding": "gzip", "if-none-match": tag, "cache-control": "max-age=0" },
      });
      expect(again.status, path).toBe(304);
    }
  });

  it("J7: supervisors alone set it, against the revision they read; every field is checked", async () => {
    expect((await put(mei, 0, LOOK)).status).toBe(403);
    expect((await put(ana, 0, { ...LOOK, accent: "teal" })).status).toBe(400);
    expect((await put(ana, 0, { ...LOOK, more: 1 })).status).toBe(400);
    expect((await put(ana, 3, LOOK)).status).toBe(409);
    const before = await text("/widget.js");
    expect(before).toContain("={},");
    expect(before).not.toContain("%OWN%");
    const answer = await put(ana, 0, LOOK);
    expect(await answer.json()).toEqual({ revision: 1, settings: LOOK });
  });

  it("J8: the loader carries it from the next load on, and nothing in it can end a script", async () => {
    const response = await fetch(`${running.url}/widget.js`);
    expect(response.headers.get("cache-control")).toBe("no-cache");
    const script = await response.text();
    expect(script).toContain("--edge:40px");
    expect(script).toMatch(/--accent:[^;]*#ffd400/);
    expect(script).toContain('{"theme":"dark","side":"left","words":{"en":"\\u003c/script>"}}');
    const etag = response.headers.get("etag") ?? "";
    const again = await fetch(`${running.url}/widget.js`, {
      headers: { "if-none-match": etag, "cache-control": "max-age=0" },
    });
    expect(again.status).toBe(304);
  });

  it("J8: the panel's page has colours, theme and texts in it; its policy allows that style alone", async () => {
    const response = await fetch(running.url + panel());
    const page = await response.text();
    expect(page).toContain('<html data-theme="dark"');
    expect(page).toContain("Hej \\&quot;you\\&quot; &lt;/title>");
    const style = /<style>(.*?)<\/style>/.exec(page)?.[1] ?? "";
    expect(style).toContain("--accent:#ffd400");
    const hash = createHash("sha256").update(style).digest("base64");
    expect(response.headers.get("content-security-policy")).toContain(
      `style-src 'self' 'sha256-${hash}'`,
    );
  });

  it("J9: a look being tried out holds for that page alone, and not where it is opened by itself", async () => {
    const draft = encodeURIComponent(JSON.stringify({ ...FIRST_LOOK, accent: "#123456" }));
    expect(await text(panel(`&look=${draft}`))).toContain("--accent:#123456");
    expect(await text(panel(`&look=${draft}`))).toMatch(/<html[^>]* inert/);
    expect(await text(panel(""))).not.toMatch(/<html[^>]* inert/);
    expect(await text(`/widget.js?look=${draft}`)).toMatch(/--accent:[^;]*#123456/);
    const opened = { "sec-fetch-dest": "document" };
    expect(await text(panel(`&look=${draft}`), opened)).toContain("--accent:#ffd400");
    expect(await text(panel("&look=%7B%7D"))).toContain("--accent:#ffd400");
    expect(await text(panel())).toContain("--accent:#ffd400");
  });
});
