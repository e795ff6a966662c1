import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { get } from "../../../server/application/records.ts";
import { anArticle } from "../../support/help-articles.ts";
import { startServer, type Running } from "../../support/server.ts";

const ARTICLES = ["stoves", "lamps", "tarps", "mats", "ropes"].map((topic) => anArticle({ topic }));

describe("was this helpful", () => {
  let running: Running;

  beforeAll(async () => {
    running = await startServer({ articles: ARTICLES });
  });
  afterAll(async () => {
    expect(running.failures).toEqual([]);
    await running.stop();
  });

  const rate = (
    topic: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    fetch(`${running.url}/help/en/article/${topic}/rating`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: running.url, ...headers },
      body: new URLSearchParams(fields),
    });
  const kept = async (topic: string) =>
    (await get(running.store, "rating", `en/${topic}`))?.state ?? null;

  it("G7: is kept before it is answered, and a no leads to a person with the question", async () => {
    const response = await rate("stoves", { helpful: "no", q: "which gas?" });
    expect(await kept("stoves")).toEqual({ id: "en/stoves", helpful: 0, notHelpful: 1 });
    expect(response.status).toBe(303);
    const place = response.headers.get("location") ?? "";
    expect(place).toBe("/help/en/article/stoves?rated=no&q=which%20gas%3F#said");
    const page = await (await fetch(running.url + place)).text();
    expect(page).toContain('href="/help/en/ask?q=which%20gas%3F"');
    expect(page).not.toContain('<form class="card verdict"');
  });

  it("G7: counts once for each browser and article", async () => {
    const first = await rate("lamps", { helpful: "yes" });
    const cookie = first.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/Path=\/help\/en\/article\/lamps; HttpOnly; SameSite=Lax/);
    const mine = { cookie: cookie.split(";")[0] ?? "" };
    const again = await rate("lamps", { helpful: "no" }, mine);
    expect(again.status).toBe(303);
    expect(await kept("lamps")).toEqual({ id: "en/lamps", helpful: 1, notHelpful: 0 });
    await rate("lamps", { helpful: "no" });
    expect(await kept("lamps")).toEqual({ id: "en/lamps", helpful: 1, notHelpful: 1 });
  });

  it("G7: none is lost when many press at once", async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => rate("mats", { helpful: n < 7 ? "yes" : "no" })),
    );
    expect(await kept("mats")).toEqual({ id: "en/mats", helpful: 7, notHelpful: 5 });
  });

  it("G7: comes from our own pages and says yes or no; anything else is not counted", async () => {
    for (const [fields, headers] of [
      [{ helpful: "yes" }, { origin: "https://elsewhere.example" }],
      [{ helpful: "yes" }, { origin: "null" }],
      [{ helpful: "maybe" }, {}],
      [{}, {}],
    ] as const) {
      const response = await rate("tarps", { ...fields }, { ...headers });
      expect(response.status).toBe(403);
      expect(await response.text()).toContain("press the button there once more");
    }
    expect(await kept("tarps")).toBeNull();
    expect((await rate("nothing", { helpful: "yes" })).status).toBe(404);
    expect((await rate("tarps", { helpful: "yes", q: "x".repeat(9_000) })).status).toBe(413);
  });

  it("G8: an address that presses without end is told to wait", async () => {
    const busy = await startServer({ articles: ARTICLES });
    const press = async () =>
      (
        await fetch(`${busy.url}/help/en/article/ropes/rating`, {
          method: "POST",
          redirect: "manual",
          headers: { origin: busy.url },
          body: new URLSearchParams({ helpful: "yes" }),
        })
      ).status;
    const statuses: number[] = [];
    for (let n = 0; n < 31; n += 1) statuses.push(await press());
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 303));
    expect(statuses[30]).toBe(429);
    await busy.stop();
  });
});
