import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type {
  ArticleAnswers,
  CalibratorState,
  Effect,
  Gap,
  KnowledgeOverview,
  PastQuestion,
} from "../../server/protocol/articles.ts";
import { write } from "../../server/application/records.ts";
import type { AgentClient, VisitorClient } from "../support/clients.ts";
import { TIMINGS } from "../support/domain.ts";
import { answers, articleOf, asksInVain, botMessage, Console } from "../support/learning.ts";
import { question } from "../support/questions.ts";
import { startServer, type Running } from "../support/server.ts";
import { until } from "../support/until.ts";

let running: Running | null = null;
let folder = "";

afterEach(async () => {
  expect(running?.failures ?? []).toEqual([]);
  await running?.stop();
  running = null;
  rmSync(folder, { recursive: true, force: true });
});

const RETURNS = articleOf({
  title: "Return or exchange an item",
  body: "You can return anything unused within 60 days. Put it in its box and hand it in.",
  phrasings: ["how do I return something", "can I send it back", "exchange for another size"],
});
const DELIVERY = articleOf({
  title: "Delivery times and costs",
  body: "Delivery takes two to four working days and costs 4 euros.",
  phrasings: ["how long does delivery take", "what does shipping cost"],
});
const RETURN_QUESTION = "how do I return something";
const RENT_QUESTION = "rental of canoes by the lake?";
const PERSON_SAYS =
  "Yes: canoes are for rent by the lake on weekends, 20 euros a day, paddles included.";

type Shop = { readonly agent: AgentClient; readonly console: Console; readonly running: Running };

async function shop(): Promise<Shop> {
  folder = mkdtempSync(join(tmpdir(), "cascade-learning-"));
  running = await startServer({ folder: { path: folder } });
  const agent = await running.agent("Ana");
  const console = new Console(running.url, agent);
  await console.save("en/returns", RETURNS);
  await console.save("en/delivery", DELIVERY);
  const visitor = await running.visitor();
  await known(visitor, "en/delivery");
  visitor.close();
  return { agent, console, running };
}

/** The bot has learned it. */
async function known(visitor: VisitorClient, id: string): Promise<void> {
  await until(`the article ${id}`, async () => (await visitor.ask("article:get", { id })).ok);
}

const gapsOf = (console: Console) => console.get<readonly Gap[]>("/knowledge/gaps");

/** Asks what nobody knows, twice, and is answered by a person. */
async function asksUnknown(visitor: VisitorClient, agent: AgentClient): Promise<string> {
  const conversationId = await visitor.start(RENT_QUESTION);
  await visitor.say(conversationId, `${RENT_QUESTION} at 4111 1111 1111 1111`);
  await answers(agent, conversationId, PERSON_SAYS);
  return conversationId;
}

describe("learning from what people ask", () => {
  it("L4: a visitor's day becomes a gap: asked, said no, asked again, answered by a person", async () => {
    const { agent, console, running } = await shop();
    const visitor = await running.visitor();
    await visitor.hello();
    const conversationId = await asksInVain(visitor, RETURN_QUESTION);
    await answers(agent, conversationId, PERSON_SAYS);
    expect(await gapsOf(console)).toMatchObject([
      {
        question: RETURN_QUESTION,
        times: 1,
        kind: "badly_answered",
        nearest: { id: "en/returns" },
        agentAnswer: PERSON_SAYS,
        questions: [{ conversationId, outcome: "said_no", text: RETURN_QUESTION }],
      },
    ]);
    const { articles } = await console.get<KnowledgeOverview>("/articles");
    expect(articles.find(({ id }) => id === "en/returns")).toMatchObject({
      shown: 1,
      helped: 0,
      notHelped: 1,
    });
    expect(await console.get<ArticleAnswers>("/articles/en/returns/answers")).toMatchObject({
      shown: 1,
      helped: 0,
      notHelped: 1,
      lately: [
        { question: RETURN_QUESTION, conversationId, as: "answer", helped: false, handedOff: true },
      ],
    });
    expect((await console.request("GET", "/articles/en/nothing/answers")).status).toBe(404);
  });

  it("L4, L7: what the bot is silent on is one gap, masked; as a phrasing it is answered from then on", async () => {
    const { agent, console, running } = await shop();
    const visitor = await running.visitor();
    await asksUnknown(visitor, agent);
    const [gap, ...others] = await gapsOf(console);
    expect(others).toEqual([]);
    expect(gap).toMatchObject({ times: 2, kind: "unanswered", agentAnswer: PERSON_SAYS });
    expect(JSON.stringify(gap)).not.toContain("4111");
    const questionIds = gap?.questions.map(({ id }) => id) ?? [];
    const wrongVersion = { articleId: "en/returns", expected: 7, questionIds };
    expect((await console.request("POST", "/knowledge/gaps/phrasing", wrongVersion)).status).toBe(
      409,
    );
    expect(await gapsOf(console)).toHaveLength(1);
    await console.post("/knowledge/gaps/phrasing", { ...wrongVersion, expected: 1 });
    expect(await gapsOf(console)).toEqual([]);
    const { fields } = await console.get<{ fields: typeof RETURNS }>("/articles/en/returns");
    expect(fields.phrasings).toEqual([
      ...RETURNS.phrasings,
      `${RENT_QUESTION} at …`,
      RENT_QUESTION,
    ]);
    const next = await running.visitor();
    await until("the bot to have learned it", async () => {
      const asked = await running.visitor();
      const { body } = await botMessage(asked, await asked.start(RENT_QUESTION), 1);
      asked.close();
      return body.type === "answer" && body.article.id === "en/returns";
    });
    next.close();
  });

  it("L4: dismissed it is gone with all that is like it, and back when that is undone", async () => {
    const { agent, console, running } = await shop();
    await asksUnknown(await running.visitor(), agent);
    const [gap] = await gapsOf(console);
    const questionIds = [gap?.id ?? ""];
    await console.post("/knowledge/gaps/dismiss", { questionIds });
    expect(await gapsOf(console)).toEqual([]);
    await asksUnknown(await running.visitor(), agent);
    expect(await gapsOf(console)).toEqual([]);
    await console.post("/knowledge/gaps/dismiss", { questionIds, undo: true });
    expect(await gapsOf(console)).toMatchObject([{ times: 4 }]);
  });

  it("L3: what a visitor opens is recorded, for their own conversation only", async () => {
    const { running } = await shop();
    const visitor = await running.visitor();
    const conversationId = await visitor.start(RETURN_QUESTION);
    const { id: messageId } = await botMessage(visitor, conversationId, 1);
    const other = await running.visitor();
    const from = { conversationId, messageId };
    expect((await other.get("article:get", { id: "en/returns", from })).title).toBe(RETURNS.title);
    const logged = () => running.store.events(conversationId, { public: 0, internal: 0 });
    const opened = async () =>
      (await logged()).filter(({ event }) => event.type === "article:opened").length;
    expect(await opened()).toBe(0);
    await visitor.get("article:get", { id: "en/delivery", from });
    expect(await opened()).toBe(0);
    await visitor.get("article:get", { id: "en/returns", from });
    await visitor.get("article:get", { id: "en/returns", from });
    expect(await opened()).toBe(1);
    expect(visitor.envelopes.some(({ logged: { log } }) => log === "internal")).toBe(false);
  });

  it("L8: the effect of an edit names the questions it makes better and worse, and saves nothing", async () => {
    const { agent, console, running } = await shop();
    await asksUnknown(await running.visitor(), agent);
    const happy = await running.visitor();
    const conversationId = await happy.start(RETURN_QUESTION);
    const { id: messageId } = await botMessage(happy, conversationId, 1);
    await happy.get("answer:judge", { conversationId, messageId, helped: true });
    const fields = articleOf({ title: "Canoe rental", phrasings: [RENT_QUESTION] });
    const added = await console.post<Effect>("/knowledge/effect", { id: "en/canoes", fields });
    expect(added.questions).toBe(3);
    expect(added.changed).toContainEqual({
      question: RENT_QUESTION,
      before: { decision: "silent", articleId: null, title: null },
      after: { decision: "answer", articleId: "en/canoes", title: "Canoe rental" },
      verdict: "unknown",
    });
    const gone = await console.post<Effect>("/knowledge/effect", {
      id: "en/returns",
      fields: null,
    });
    expect(gone.changed).toMatchObject([{ question: RETURN_QUESTION, verdict: "worse" }]);
    const { articles } = await console.get<KnowledgeOverview>("/articles");
    expect(articles.map(({ id }) => id)).toEqual(["en/delivery", "en/returns"]);
  });

  it("L9: questions are judged, and with 100 of them a calibrator is measured", async () => {
    const { console, running } = await shop();
    const visitor = await running.visitor();
    await botMessage(visitor, await visitor.start(RETURN_QUESTION), 1);
    const [first] = await console.get<readonly PastQuestion[]>(
      "/knowledge/questions?state=unjudged",
    );
    expect(first).toMatchObject({
      text: RETURN_QUESTION,
      decision: "answer",
      shown: [{ id: "en/returns", title: RETURNS.title }],
      candidates: [{ id: "en/returns" }, { id: "en/delivery" }],
    });
    const judged = { questionId: first?.id, articleId: "en/returns" };
    await console.post("/knowledge/judge", judged);
    expect(await console.get("/knowledge/questions?state=unjudged")).toEqual([]);
    const nothing = { ...judged, articleId: "en/nothing" };
    expect((await console.request("POST", "/knowledge/judge", nothing)).status).toBe(404);
    const state = () => console.get<CalibratorState>("/knowledge/calibrator");
    expect(await state()).toEqual({ judged: 1, needed: 100, active: false, heldBack: null });
    const many = Array.from({ length: 98 }, (_, nth) =>
      question(`judged ${nth}`, {
        text: nth % 2 === 0 ? "what does shipping cost" : "who won the match",
        judged: { articleId: nth % 2 === 0 ? "en/delivery" : null, by: "ana", at: 1 },
      }),
    );
    await running.store.commit(
      many.map((one) => write({ kind: "question", expected: 0, state: one }, TIMINGS)),
      Date.now(),
    );
    await visitor.say(await visitor.start("what does shipping cost"), "what does shipping cost");
    const [last] = await console.get<readonly PastQuestion[]>(
      "/knowledge/questions?state=unjudged",
    );
    await console.post("/knowledge/judge", { questionId: last?.id, articleId: null });
    const measured = await until("a measure", async () => {
      const now = await state();
      return now.heldBack === null ? null : now;
    });
    expect(measured.judged).toBe(100);
    expect(measured.heldBack?.ours.accuracy).toBeGreaterThan(0);
    expect(measured.heldBack?.learned.logLoss).toBeGreaterThan(0);
  });
});

const BODIES = {
  "/knowledge/gaps/dismiss": { questionIds: ["q"] },
  "/knowledge/gaps/phrasing": { articleId: "en/returns", expected: 1, questionIds: ["q"] },
  "/knowledge/effect": { id: "en/returns", fields: null },
  "/knowledge/judge": { questionId: "q", articleId: null },
} as const;
const READS = ["/knowledge/gaps", "/knowledge/questions?state=unjudged", "/knowledge/calibrator"];

describe("access to what people asked", () => {
  it("L10, A3: nobody reads or changes anything of it signed out", async () => {
    const { running } = await shop();
    const nobody = new Console(running.url, { cookie: "" });
    for (const path of READS) expect((await nobody.request("GET", path)).status, path).toBe(401);
    for (const [path, body] of Object.entries(BODIES))
      expect((await nobody.request("POST", path, body)).status, path).toBe(401);
  });

  it("L10: every agent may; what is not there or not as agreed is said so", async () => {
    const { running } = await shop();
    const ben = new Console(running.url, await running.agent("Ben"));
    for (const path of READS) expect((await ben.request("GET", path)).status, path).toBe(200);
    const status = async (path: string, body: unknown) =>
      (await ben.request("POST", path, body)).status;
    expect(await status("/knowledge/effect", BODIES["/knowledge/effect"])).toBe(200);
    for (const path of [
      "/knowledge/gaps/dismiss",
      "/knowledge/gaps/phrasing",
      "/knowledge/judge",
    ] as const)
      expect(await status(path, BODIES[path]), path).toBe(404);
    for (const [path, body] of Object.entries(BODIES)) {
      expect(await status(path, { ...body, more: 1 }), path).toBe(400);
      expect(await status(path, [body]), path).toBe(400);
    }
    expect(await status("/knowledge/effect", { id: "x".repeat(300_000), fields: null })).toBe(413);
  });

  it("L10, A5: changes come from our own pages only", async () => {
    const { agent, running } = await shop();
    for (const [path, body] of Object.entries(BODIES)) {
      const send = (headers: Record<string, string>) =>
        fetch(`${running.url}/api${path}`, {
          method: "POST",
          headers: { "content-type": "application/json", cookie: agent.cookie, ...headers },
          body: JSON.stringify(body),
        });
      const foreign = { "x-cascade": "1", origin: "https://elsewhere.example" };
      expect((await send(foreign)).status, path).toBe(403);
      expect((await send({ origin: running.url })).status, path).toBe(403);
    }
  });
});
