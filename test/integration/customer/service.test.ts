import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isPrivateAddress } from "../../../server/hooks/private-address.ts";
import { webhooks } from "../../../server/hooks/send-hook.ts";
import type { AgentClient } from "../../support/clients.ts";
import { Mailbox } from "../../support/mailbox.ts";
import { RequestPage } from "../../support/request-page.ts";
import { startServer, type Running } from "../../support/server.ts";
import { fileTicket, ticketOf } from "../../support/tickets.ts";
import { until } from "../../support/until.ts";

type Got = { readonly headers: IncomingHttpHeaders; readonly body: string };

const HOUR = 3_600_000;
let ahead = 0;
let mailbox: Mailbox;
let running: Running;
let mei: AgentClient;
let hookUrl = "";
const got: Got[] = [];
/** The owner's program: away the first time. */
let away = 1;
const program = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    away -= 1;
    if (away >= 0) return response.writeHead(503).end();
    got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    return response.writeHead(204).end();
  });
});

beforeAll(async () => {
  mailbox = await Mailbox.start();
  await new Promise<void>((done) => program.listen(0, "127.0.0.1", done));
  hookUrl = `http://127.0.0.1:${(program.address() as AddressInfo).port}/hook`;
  running = await startServer({
    config: { mail: mailbox.settings, publicUrl: null, webhookPrivate: true },
    timings: { mail: { gatherMs: 100, retryMs: 50, giveUpMs: 1_000 * HOUR } },
    now: () => Date.now() + ahead,
  });
  mei = await running.agent("Mei");
});

afterAll(async () => {
  await running.stop();
  await mailbox.stop();
  program.close();
});

const ask = (method: string, path: string, cookie: string, body?: unknown) =>
  fetch(running.url + path, {
    method,
    headers: { "content-type": "application/json", "x-cascade": "1", origin: running.url, cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

it("S11, S12, S13: customers are reminded, people mailed of promises, and the owner's program told", async () => {
  const settings = {
    waiting: [{ id: "ask", afterHours: 48, does: "remind" }],
    notices: { assignee: true, supervisors: false },
    webhook: { url: hookUrl },
  };
  const set = await ask("PUT", "/api/service", mei.cookie, { revision: 0, settings });
  expect(set.status).toBe(200);
  const { secret } = (await set.json()) as { secret: string };
  const policy = {
    id: "p",
    name: "All",
    when: { priorities: [], teamIds: [], plans: [], tags: [] },
    targets: { first: null, next: null, resolution: 60 },
    clock: "always",
    pauseOnHold: false,
    warnMinutes: 0,
    escalate: { priority: null, teamId: null, tier: null },
  };
  const promised = { revision: 0, settings: { policies: [policy] } };
  expect((await ask("PUT", "/api/sla", mei.cookie, promised)).status).toBe(200);

  const aino = await running.visitor();
  await aino.hello();
  const { ticketId, conversationId } = await fileTicket(mei, aino);
  const email = "aino@example.com";
  await aino.get("ticket:subscribe", { ticketId, email });
  await RequestPage.open(running.url, await mailbox.mailTo(email));
  await mei.get("ticket:update", { ticketId, assigneeId: mei.id });
  ahead += 2 * HOUR;
  const late = await mailbox.mailTo("mei@example.com");
  expect(late.mail.subject).toMatch(/^CAS-\d+: solution is late$/);

  await mei.get("ticket:update", { ticketId, status: "pending" });
  ahead += 49 * HOUR;
  const reminder = await mailbox.mailTo(email, 2);
  expect(reminder.mail.text).toContain("waits for a word from you");
  const { history } = await ticketOf(mei, conversationId);
  expect(history.map(({ change }) => change)).toContainEqual({ what: "reminded", hours: 48 });

  const types = () => got.map(({ body }) => (JSON.parse(body) as { type: string }).type);
  await until("the program to hear of all of it", () =>
    ["ticket.filed", "ticket.assignee", "sla.breached", "ticket.status", "ticket.reminded"].every(
      (type) => types().includes(type),
    ),
  );
  const [one] = got;
  if (one === undefined) throw new Error("nothing came");
  const signed = `${String(one.headers["webhook-id"])}.${String(one.headers["webhook-timestamp"])}.${one.body}`;
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(signed).digest("base64");
  expect(one.headers["webhook-signature"]).toBe(`v1,${signature}`);
  expect(new Set(got.map(({ headers }) => headers["webhook-id"])).size).toBe(got.length);
  expect(got.map(({ body }) => body).join()).not.toContain(email);
});

it("A8: the settings are the supervisors'; half of them, or somebody else's, are not saved", async () => {
  const ana = await running.agent("Ana");
  const settings = { waiting: [], notices: { assignee: false, supervisors: false }, webhook: null };
  expect((await ask("GET", "/api/service", "")).status).toBe(401);
  expect((await ask("GET", "/api/service", ana.cookie)).status).toBe(403);
  const body = { revision: 1, settings };
  expect((await ask("PUT", "/api/service", ana.cookie, body)).status).toBe(403);
  const stale = await ask("PUT", "/api/service", mei.cookie, { revision: 0, settings });
  expect(stale.status).toBe(409);
  for (const wrong of [
    { ...settings, webhook: { url: "ftp://example.com" } },
    { ...settings, webhook: { url: "http://user:secret@example.com" } },
    { ...settings, waiting: [{ id: "a", afterHours: 0, does: "remind" }] },
  ])
    expect(
      (await ask("PUT", "/api/service", mei.cookie, { revision: 1, settings: wrong })).status,
    ).toBe(400);
});

it("S16: what is no address, or leads into a private network, is refused where it is saved, with why", async () => {
  const guarded = await startServer();
  const ana = await guarded.agent("Ana");
  const save = async (url: string) => {
    const response = await fetch(`${guarded.url}/api/service`, {
      method: "PUT",
      headers: {
        "content-type": "application/json",
        "x-cascade": "1",
        origin: guarded.url,
        cookie: ana.cookie,
      },
      body: JSON.stringify({
        revision: 0,
        settings: {
          waiting: [],
          notices: { assignee: false, supervisors: false },
          webhook: { url },
        },
      }),
    });
    const { code, issues } = (await response.json()) as { code?: string; issues?: unknown };
    return { status: response.status, code, issues };
  };
  const path = ["settings", "webhook", "url"];
  expect(await save("abc")).toEqual({
    status: 400,
    code: "bad_request",
    issues: [{ path, message: "Write an address that begins with https:// or http://." }],
  });
  expect(await save("https://user:secret@example.com")).toMatchObject({
    status: 400,
    issues: [{ path, message: "Leave user and password out of the address." }],
  });
  for (const inside of ["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/"])
    expect(await save(inside), inside).toMatchObject({ status: 422, code: "webhook_private" });
  expect(await save("https://hook.invalid/")).toMatchObject({ status: 200 });
  await guarded.stop();
});

it("S13: it leads into no private network, by whatever name, and follows no redirect", async () => {
  const hook = (url: string) => ({ url, secret: "whsec_eA==", id: "1", at: 0, body: "{}" });
  const { port } = program.address() as AddressInfo;
  const guarded = webhooks({ allowPrivate: false });
  const before = got.length;
  for (const host of [
    "127.0.0.1",
    "localhost",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "0x7f.1",
    "2130706433",
  ])
    expect(await guarded.send(hook(`http://${host}:${port}/`)), host).toMatchObject({
      ok: false,
      why: "the address is in a private network",
    });
  expect(got).toHaveLength(before);
  for (const address of [
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "fd00::1",
    "fe80::1",
    "::ffff:10.0.0.1",
    "no address",
  ])
    expect(isPrivateAddress(address), address).toBe(true);
  for (const address of ["93.184.215.14", "172.32.0.1", "2606:4700::1111"])
    expect(isPrivateAddress(address), address).toBe(false);
  const elsewhere = createServer((_request, response) => {
    response.writeHead(302, { location: hookUrl }).end();
  });
  await new Promise<void>((done) => elsewhere.listen(0, "127.0.0.1", done));
  const at = (elsewhere.address() as AddressInfo).port;
  expect(
    await webhooks({ allowPrivate: true }).send(hook(`http://127.0.0.1:${at}/`)),
  ).toMatchObject({
    ok: false,
    why: "answered 302",
  });
  elsewhere.close();
  expect(got).toHaveLength(before);
});
