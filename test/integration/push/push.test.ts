import { afterAll, beforeAll, expect, it } from "vitest";
import { pushSender } from "../../../server/hooks/send-push.ts";
import { USUAL_PUSH } from "../../../server/protocol/push.ts";
import { randomIds } from "../../../server/random-ids.ts";
import { AgentClient, post, type VisitorClient } from "../../support/clients.ts";
import { MortalStore } from "../../support/mortal-store.ts";
import { PushService, vapidClaims, type TestBrowser } from "../../support/push-service.ts";
import { startServer, type Running } from "../../support/server.ts";
import { storeForTests } from "../../support/test-store.ts";
import { fileTicket } from "../../support/tickets.ts";
import { until } from "../../support/until.ts";

const HOUR = 3_600_000;
let ahead = 0;
let service: PushService;
let running: Running;
let mei: AgentClient;
let browser: TestBrowser;
let publicKey = "";
let visitor: VisitorClient;

const now = () => Date.now() + ahead;
const config = { webhookPrivate: true, publicUrl: null } as const;

beforeAll(async () => {
  service = await PushService.start();
  running = await startServer({ config, now });
  mei = await running.agent("Mei");
  browser = service.browser("Chrome on Linux");
  const state = await mei.get("push:subscribe", browser.subscription);
  ({ publicKey } = state);
  expect(state.devices.map(({ name, id }) => [name, id === state.here])).toEqual([
    ["Chrome on Linux", true],
  ]);
  await mei.get("visibility:set", { visible: false });
  visitor = await running.visitor();
  await visitor.hello();
});

afterAll(async () => {
  const failures = running.failures.filter((one) => !String(one).includes("503"));
  await running.stop();
  await service.stop();
  expect(failures).toEqual([]);
});

/** How many this browser has, with those before. */
const next = () => browser.nth(browser.got.length + 1);

it("PU1, PU4: an offer and a message in one's chat arrive, encrypted and signed, and tell nothing of anybody", async () => {
  const offer = next();
  const conversationId = await visitor.start("my tent leaks", { person: true });
  const { headers, payload } = await offer;
  expect(payload).toEqual({
    title: "A new chat is for you, if you take it now",
    body: "Open the console to read it.",
    tag: conversationId,
    place: `/mine/c/${conversationId}`,
  });
  expect(headers).toMatchObject({ "content-encoding": "aes128gcm", urgency: "high" });
  expect(Number(headers["ttl"])).toBeLessThanOrEqual(60);
  expect(headers["topic"]).toMatch(/^[A-Za-z0-9_-]{1,32}$/);
  const claims = vapidClaims(headers, publicKey);
  expect(claims.aud).toBe(new URL(browser.endpoint).origin);
  expect(claims.exp * 1_000).toBeGreaterThan(Date.now());

  await mei.get("offer:accept", { conversationId });
  const message = next();
  await visitor.say(conversationId, "and it rains");
  await visitor.say(conversationId, "a lot");
  expect((await message).payload.title).toBe("A message in a chat of yours");
  // What was written in one go was one: the next thing that arrives is the next thing that happens.
  await mei.get("push:set", { ...USUAL_PUSH, kinds: [...USUAL_PUSH.kinds], text: true });
  const telling = next();
  await visitor.say(conversationId, "hello?");
  expect((await telling).payload).toMatchObject({ body: "hello?" });
});

it("PU3: who can see their console, or has seen it there, is not pushed", async () => {
  const id = (await mei.get("session:open", {})).rows[0]?.id ?? "";
  const before = browser.got.length;
  await mei.get("visibility:set", { visible: true });
  await visitor.say(id, "seen by eye");
  await mei.get("visibility:set", { visible: false });
  await visitor.say(id, "read elsewhere");
  const { view } = await mei.get("conversation:open", { conversationId: id });
  const { seq } = view.public;
  await mei.get("receipt:advance", { conversationId: id, delivered: seq, seen: seq });
  await visitor.say(id, "nobody saw this");
  const { payload } = await next();
  expect(payload.body).toBe("nobody saw this");
  expect(browser.got).toHaveLength(before + 1);
  await mei.get("conversation:resolve", { conversationId: id });
});

it("PU2: a name in a note, a ticket that becomes one's own and its customer's answer; only what was chosen", async () => {
  const ana = await running.agent("Ana");
  await ana.get("availability:set", { availability: "away" });
  const aino = await running.visitor();
  await aino.hello();
  const { ticketId, conversationId } = await fileTicket(mei, aino, "my pole snapped");
  const note = { conversationId, id: randomIds.id(), text: "@Mei can you look?" };
  const mention = next();
  await ana.get("note:post", note);
  expect((await mention).payload).toMatchObject({
    title: "Ana named you in a note",
    body: "@Mei can you look?",
    place: `/tickets/t/${ticketId}`,
  });
  await mei.get("push:set", { kinds: ["ticket"], text: false, quiet: null });
  await ana.get("note:post", { ...note, id: randomIds.id() });
  const assigned = next();
  await ana.get("ticket:update", { ticketId, assigneeId: mei.id });
  expect((await assigned).payload.title).toMatch(/^CAS-\d+: yours now$/);
  const answered = next();
  await aino.say(conversationId, "any news?");
  expect((await answered).payload.title).toMatch(/^CAS-\d+: its customer answered$/);
  // By one's own hand it is no news.
  await mei.get("ticket:update", { ticketId, assigneeId: null });
  await mei.get("ticket:update", { ticketId, assigneeId: mei.id });
  const again = next();
  await aino.say(conversationId, "hello?");
  expect((await again).payload.title).toMatch(/its customer answered$/);
});

it("PU5: in quiet hours of the agent's own place nothing is sent; what is still worth it comes behind them", async () => {
  const aino = await running.visitor();
  await aino.hello();
  const { ticketId, conversationId } = await fileTicket(mei, aino, "my stove is broken");
  await mei.get("ticket:update", { ticketId, assigneeId: mei.id });
  const hour = (offset: number) =>
    new Date(now() + offset * HOUR).toLocaleTimeString("en-GB", {
      timeZone: "Asia/Bangkok",
      hour: "2-digit",
      minute: "2-digit",
    });
  const quiet = { from: hour(-1), to: hour(2), timeZone: "Asia/Bangkok" };
  await mei.get("push:set", { kinds: ["ticket"], text: true, quiet });
  const asked = browser.asked;
  const late = next();
  await aino.say(conversationId, "in the night");
  await until("it to be put off", async () => {
    const [due] = await running.store
      .due(now() + 3 * HOUR, 200)
      .then((all) => all.filter(({ kind, dueAt }) => kind === "errand" && dueAt > now() + HOUR));
    return due;
  });
  expect(browser.asked).toBe(asked);
  ahead += 2 * HOUR + 60_000;
  expect((await late).payload.body).toBe("in the night");
  await mei.get("push:set", { ...USUAL_PUSH, kinds: [...USUAL_PUSH.kinds] });
});

it("PU6: a browser that is gone (404, 410), or signed out, is sent to no more; one can be taken off the list", async () => {
  const names = async () =>
    (await mei.get("push:open", { endpoint: null })).devices.map(({ name }) => name);
  const gone = service.browser("Firefox on Mac");
  gone.refusals.push(410);
  const subscribed = await mei.get("push:subscribe", gone.subscription);
  expect(await names()).toEqual(["Chrome on Linux", "Firefox on Mac"]);
  await mei.get("push:try", { deviceId: subscribed.here ?? "" });
  await until("the browser to be forgotten", async () => (await names()).length === 1);

  const cookie = await post(running.url, "/api/sign-in", {
    email: "mei@example.com",
    password: "a long enough password",
  }).then((response) => response.headers.getSetCookie()[0]?.split(";")[0] ?? "");
  const elsewhere = await AgentClient.connect(running, { id: mei.id, cookie });
  const library = service.browser("Edge on Windows");
  const there = await elsewhere.get("push:subscribe", library.subscription);
  await post(running.url, "/api/sign-out", {}, { cookie });
  await mei.get("push:try", { deviceId: there.here ?? "" });
  await until("the session's browser to be forgotten", async () => (await names()).length === 1);
  expect(library.asked).toBe(0);

  const own = (await mei.get("push:open", { endpoint: browser.endpoint })).here ?? "";
  const trial = next();
  await mei.get("push:try", { deviceId: own });
  expect((await trial).payload.title).toBe("This browser is told");
  await mei.get("push:unsubscribe", { deviceId: own });
  expect(await names()).toEqual([]);
  expect(await mei.ask("push:try", { deviceId: own })).toMatchObject({ code: "not_found" });
});

it("CO9: what is set on one console is told to the agent's others, and to nobody else", async () => {
  const there = await AgentClient.connect(running, mei);
  const kim = await running.agent("Kim");
  const heard = ({ received }: AgentClient) =>
    received.filter(({ event }) => event === "push:changed").map(({ payload }) => payload);
  const quiet = { from: "20:00", to: "07:00", timeZone: "Asia/Bangkok" };
  const set = await mei.get("push:set", { kinds: ["ticket"], text: true, quiet });
  const { version, settings, devices } = set;
  expect(settings).toEqual({ kinds: ["ticket"], text: true, quiet });
  await until("the other console to hear", () => heard(there).length > 0);
  expect(heard(there).at(-1)).toEqual({ version, settings, devices });
  // Kim's own comes after it, and is the first she hears.
  const own = await kim.get("push:set", { kinds: [], text: false, quiet: null });
  await until("Kim to hear of her own", () => heard(kim).length > 0);
  expect(heard(kim)).toEqual([{ version: own.version, settings: own.settings, devices: [] }]);
  expect(heard(there)).toHaveLength(1);
  await mei.get("push:set", { ...USUAL_PUSH, kinds: [...USUAL_PUSH.kinds] });
  there.close();
});

it("PU1: what was not taken is sent by the next process, once, though two look after it", async () => {
  const mortal = new MortalStore(await storeForTests(), () => {});
  const options = { config, store: mortal.store, now };
  const first = await startServer(options);
  const ana = await first.agent("Ana");
  const phone = service.browser("Chrome on Android");
  phone.refusals.push(503);
  const { here } = await ana.get("push:subscribe", phone.subscription);
  await ana.get("push:try", { deviceId: here ?? "" });
  await until("the refusal", () => phone.asked === 1);
  await until("it to wait", async () => (await first.store.due(now() + HOUR, 10)).length > 0);
  await first.stop();
  ahead += 50_000;
  const nodes = await Promise.all([startServer(options), startServer(options)]);
  await phone.nth(1);
  await until("nothing to be left", async () =>
    (await mortal.store.due(now() + HOUR, 10)).every(({ kind }) => kind !== "errand"),
  );
  expect(phone.asked).toBe(2);
  await Promise.all(nodes.map((node) => node.stop()));
});

it("PU8: into private networks, or without https, nothing is sent; keys that are none end it", async () => {
  const guarded = pushSender({ contact: "mailto:a@example.com", allowPrivate: false });
  const open = pushSender({ contact: "mailto:a@example.com", allowPrivate: true });
  const { endpoint, keys } = service.browser("x").subscription;
  const send = { keys: open.makeKeys(), payload: "{}", ttlSeconds: 1, urgent: false, topic: "x" };
  const to = (one: string) => ({ ...send, subscription: { endpoint: one, ...keys } });
  expect(await guarded.send(to(endpoint))).toMatchObject({ final: true });
  expect(await guarded.send(to(endpoint.replace("http:", "https:")))).toMatchObject({
    why: "the address is in a private network",
  });
  const broken = { ...send, subscription: { endpoint, p256dh: "AAAA", auth: "AAAA" } };
  expect(await open.send(broken)).toMatchObject({ ok: false, final: true });
});
