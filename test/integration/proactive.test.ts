import { afterEach, describe, expect, it } from "vitest";
import { put as putTo, type AgentClient } from "../support/clients.ts";
import { startServer, type Running } from "../support/server.ts";

let running: Running | null = null;

afterEach(async () => {
  const failures = running?.failures ?? [];
  await running?.stop();
  running = null;
  expect(failures).toEqual([]);
});

const WHEN = { page: "/cart*", seconds: 5, scroll: 0, visits: 1, languages: [] };
const RULE = {
  id: "shipping",
  name: "Shipping",
  on: true,
  texts: { en: "Questions about <b>shipping</b>?" },
  when: WHEN,
  staffed: false,
};
const SHOW = { rule: "shipping", language: "en" } as const;

function put({ url }: Running, { cookie }: AgentClient, revision: number, rules: object[]) {
  return putTo(url, "/api/proactive", { revision, settings: { rules } }, { cookie });
}

const loader = async ({ url }: Running) => (await fetch(`${url}/widget.js`)).text();

describe("messages nobody asked for, over real requests", () => {
  it("PM4, A8: supervisors set them; a page without any is told nothing, one with some only when", async () => {
    running = await startServer();
    const ana = await running.agent("Ana");
    const mei = await running.agent("Mei");
    expect(await loader(running)).toBe("");
    expect((await put(running, mei, 0, [RULE])).status).toBe(403);
    expect((await put(running, ana, 0, [{ ...RULE, more: 1 }])).status).toBe(400);
    const hostile = { ...RULE, when: { ...WHEN, page: "/</script><script>" } };
    expect((await put(running, ana, 0, [hostile])).status).toBe(200);
    expect(await loader(running)).toContain("\\u003c/script>");
    expect((await put(running, ana, 0, [RULE])).status).toBe(409);
    expect((await put(running, ana, 1, [RULE])).status).toBe(200);
    const told = await loader(running);
    expect(JSON.parse(told)).toEqual([{ id: "shipping", page: "/cart*", seconds: 5 }]);
    const staffed = { ...RULE, staffed: true };
    expect((await put(running, ana, 2, [staffed])).status).toBe(200);
    expect(await loader(running)).toContain("shipping");
    for (const one of [ana, mei]) await one.get("availability:set", { availability: "away" });
    expect(await loader(running)).toBe("");
    const me = await running.visitor();
    expect(await me.get("proactive:show", SHOW)).toBeNull();
  });

  it("PM2, PM5: shown once; the conversation begun from it carries it in front, as it was said", async () => {
    running = await startServer();
    const ana = await running.agent("Ana");
    expect((await put(running, ana, 0, [RULE])).status).toBe(200);
    const me = await running.visitor();
    await me.hello();
    expect(await me.ask("proactive:open", { rule: "shipping" })).toMatchObject({
      code: "not_found",
    });
    expect(await me.get("proactive:show", SHOW)).toEqual({ text: RULE.texts.en });
    const sameBrowser = await running.visitor(me.token);
    expect(await sameBrowser.get("proactive:show", SHOW)).toBeNull();
    await me.get("proactive:open", { rule: "shipping" });
    // The rule is worded anew meanwhile: what they were shown is what they answer.
    const reworded = { ...RULE, texts: { en: "Something else" } };
    expect((await put(running, ana, 1, [reworded])).status).toBe(200);
    const conversationId = await me.start("yes, how long does it take?");
    const view = await me.get("conversation:sync", { conversationId, after: 0 });
    const messages = view.public.entries.flatMap((one) =>
      one.is === "message" ? [one.message] : [],
    );
    expect(messages[0]).toMatchObject({
      author: { kind: "bot" },
      body: { type: "text", text: RULE.texts.en },
      unasked: true,
    });
    expect(messages[1]).toMatchObject({ author: { kind: "visitor" } });
    const { view: seen } = await ana.get("conversation:open", { conversationId });
    expect(JSON.stringify(seen.public.entries)).toContain("Questions about <b>shipping</b>?");
    // Nobody is spoken to in the middle of a conversation.
    const other = { ...RULE, id: "other" };
    expect((await put(running, ana, 2, [other])).status).toBe(200);
    expect(await me.get("proactive:show", { ...SHOW, rule: "other" })).toBeNull();
  });
});
