import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestsOf } from "../../../server/application/doors.ts";
import { get } from "../../../server/application/records.ts";
import type { AgentClient } from "../../support/clients.ts";
import { linkIn, type Mailbox } from "../../support/mailbox.ts";
import { startMailedServer, type MailedServer } from "../../support/mailed-server.ts";
import { RequestPage } from "../../support/request-page.ts";
import { doorIn, RequestsPage } from "../../support/requests-page.ts";
import type { Running } from "../../support/server.ts";
import { fileTicket, ticketOf } from "../../support/tickets.ts";
import { until } from "../../support/until.ts";

let server: MailedServer;
let mailbox: Mailbox;
let running: Running;
let mei: AgentClient;

beforeAll(async () => {
  server = await startMailedServer({ publicUrl: null });
  ({ mailbox, running, mei } = server);
});

afterAll(async () => {
  await server.stop();
  expect(running.failures).toEqual([]);
});

const someAddress = () => `${randomBytes(8).toString("hex")}@example.com`;

/** A customer with a request, whose address is proved. */
async function customer(question = "my pole snapped") {
  const visitor = await running.visitor();
  await visitor.hello();
  const filed = await fileTicket(mei, visitor, question);
  const email = someAddress();
  await visitor.get("ticket:subscribe", { ticketId: filed.ticketId, email });
  await RequestPage.open(running.url, await mailbox.mailTo(email));
  const { reference } = await ticketOf(mei, filed.conversationId);
  return { visitor, email, reference, ...filed };
}

/** As who asks for the link and presses the button behind it. */
async function signedIn(email: string, nth: number) {
  const page = new RequestsPage(running.url);
  await page.send("/requests/link", { email });
  const { path, secret } = doorIn(await mailbox.mailTo(email, nth));
  const opened = await page.send(path, { code: secret });
  return { page, secret, opened };
}

describe("all requests of an address", () => {
  it("X7: a mailed link shows them, each with where it stands, and opens each one's page", async () => {
    const { email, visitor, reference, ticketId } = await customer();
    const second = await fileTicket(mei, visitor, "and the tent leaks");
    await visitor.get("ticket:subscribe", { ticketId: second.ticketId, email });
    await mailbox.mailTo(email, 2);
    await mei.get("ticket:update", { ticketId, status: "on_hold" });
    const { page, opened } = await signedIn(email, 3);
    expect(opened.location).toBe("/requests");
    const { text } = await page.get("/requests");
    expect(text).toContain(email);
    expect(text).toMatch(/my pole snapped[^]*We wait for somebody else/);
    expect(text).toContain("and the tent leaks");
    const led = await page.get(`/requests/${reference}`);
    expect(led.location).toBe(`/r/${reference}`);
    expect((await page.get(led.location)).text).toContain("my pole snapped");
    await page.send("/requests/leave", {});
    expect((await page.get("/requests")).text).not.toContain("my pole snapped");
  });

  it("I5: times on the list are the reader's own, as on each request's page", async () => {
    const { email, visitor } = await customer();
    const timeZone = "Asia/Kathmandu";
    await visitor.get("session:open", { language: "en", timeZone, page: null });
    const { page } = await signedIn(email, 2);
    const { text } = await page.get("/requests");
    // No other zone is a quarter of an hour off the full or half one here.
    const [, minutes = ""] = /Updated \d+ \w+ \d+, \d+:(\d+)\s/.exec(text) ?? [];
    const [ticket] = await requestsOf(running, email);
    const inUtc = new Date(ticket?.state.updatedAt ?? 0).getUTCMinutes();
    expect(Number(minutes)).toBe((inUtc + 45) % 60);
    expect(text).not.toContain("UTC");
  });

  it("X7: signing out closes what was opened from the list, also what went on from it; what a mail opened stays open", async () => {
    const shop = await startMailedServer({ publicUrl: null, timings: { solvedCloseMs: 50 } });
    const visitor = await shop.running.visitor();
    await visitor.hello();
    const { ticketId, conversationId } = await fileTicket(shop.mei, visitor, "my pole snapped");
    await visitor.get("ticket:subscribe", { ticketId, email: "aino@example.com" });
    const mailed = await RequestPage.open(
      shop.running.url,
      await shop.mailbox.mailTo("aino@example.com"),
    );
    const page = new RequestsPage(shop.running.url);
    await page.send("/requests/link", { email: "aino@example.com" });
    const { path, secret } = doorIn(await shop.mailbox.mailTo("aino@example.com", 2));
    await page.send(path, { code: secret });
    const { location } = await page.get(`/requests/${mailed.reference}`);
    await shop.mei.get("ticket:update", { ticketId, status: "solved" });
    await until(
      "it to close",
      async () => (await ticketOf(shop.mei, conversationId)).status === "closed",
    );
    const form = /name="form" value="([\w-]{22})"/.exec((await page.get(location)).text)?.[1] ?? "";
    const followed = await page.send(`${location}/reply`, { form, text: "It snapped again" });
    const [next = ""] = followed.location.split("?");
    expect((await page.get(next)).text).toContain("It snapped again");
    const before = page.cookies();
    await page.send("/requests/leave", {});
    // Whoever had copied what the browser held opens nothing either.
    for (const cookie of [page.cookies(), before])
      for (const at of [location, next])
        expect((await page.get(at, cookie)).text, at).not.toContain("snapped");
    expect([...page.cookies().keys()]).toEqual([]);
    expect((await mailed.get()).text).toContain("my pole snapped");
    await shop.stop();
  });

  it("X7: the link works once, for its own address alone, and only what is mailed opens anything", async () => {
    const ours = await customer();
    const theirs = await customer("where is my refund");
    const { secret, page } = await signedIn(ours.email, 2);
    const again = new RequestsPage(running.url);
    expect((await again.send("/requests/open", { code: secret })).status).toBe(404);
    expect((await again.get("/requests")).text).not.toContain("my pole snapped");
    expect((await page.get("/requests")).text).not.toContain("where is my refund");
    expect((await page.get(`/requests/${theirs.reference}`)).location).toBe("/requests");
    const tracking = linkIn(await mailbox.mailTo(ours.email));
    for (const path of ["/requests/open", "/requests/confirm"])
      for (const code of [tracking.secret, "", "x".repeat(43), ours.reference])
        expect((await again.send(path, { code })).status, path).toBe(404);
    for (const path of ["link", "open", "confirm", "leave"]) {
      const evil = { origin: "https://evil.example" };
      const sent = await page.send(`/requests/${path}`, { email: ours.email, code: secret }, evil);
      expect(sent.status === 303 || sent.status >= 400, path).toBe(true);
    }
  });

  it("X7: nothing tells whether an address is known", async () => {
    const { email } = await customer();
    const unknown = someAddress();
    const page = new RequestsPage(running.url);
    const [known, other] = await Promise.all(
      [email, unknown].map((one) => page.send("/requests/link", { email: one })),
    );
    expect(known?.status).toBe(200);
    expect(other?.text.replaceAll(unknown, "")).toBe(known?.text.replaceAll(email, ""));
    await mailbox.mailTo(email, 2);
    await until(
      "the wish to be gone",
      async () => (await get(running.store, "errand", `sign_in.${unknown}`)) === undefined,
    );
    expect(mailbox.to(unknown)).toEqual([]);
    expect((await page.send("/requests/link", { email: "nobody" })).status).toBe(422);
    const long = `${"a".repeat(260)}@example.com`;
    const refused = await page.send("/requests/link", { email: long });
    expect(refused.text).toContain(`value="${long}"`);
    expect(refused.text).not.toContain("maxlength");
  });

  it("E5: an address that nobody proved gets no link either", async () => {
    const visitor = await running.visitor();
    await visitor.hello();
    const { ticketId } = await fileTicket(mei, visitor);
    const email = someAddress();
    await visitor.get("ticket:subscribe", { ticketId, email });
    await mailbox.mailTo(email);
    const page = new RequestsPage(running.url);
    await page.send("/requests/link", { email });
    await until(
      "the wish to be gone",
      async () => (await get(running.store, "errand", `sign_in.${email}`)) === undefined,
    );
    expect(mailbox.to(email)).toHaveLength(1);
  });
});

describe("a conversation by mail", () => {
  it("E14: goes where its visitor says, with who said what; a new address is asked whose it is", async () => {
    const visitor = await running.visitor();
    await visitor.hello();
    const { conversationId } = await fileTicket(mei, visitor, "<b>my pole</b> snapped");
    const email = someAddress();
    await mei.say(conversationId, "Which size & colour?");
    await visitor.get("conversation:transcript", { conversationId, email });
    const sent = await mailbox.mailTo(email);
    expect(sent.mail.subject).toBe("Your conversation with Demo Outdoor Shop");
    expect(sent.mail.text).toMatch(
      /You, [^]*> <b>my pole<\/b> snapped[^]*Mei, [^]*> Which size & colour/,
    );
    expect(sent.mail.html).toContain("&lt;b&gt;my pole&lt;/b&gt;");

    // A second one waits until the address is proved.
    await visitor.get("conversation:transcript", { conversationId, email });
    const { path, secret } = doorIn(sent);
    expect(path).toBe("/requests/confirm");
    const page = new RequestsPage(running.url);
    expect((await page.get(path)).text).toContain("Is this address yours?");
    expect(mailbox.to(email)).toHaveLength(1);
    expect((await page.send(path, { code: secret })).text).toContain("From now on our mail");
    const second = await mailbox.mailTo(email, 2);
    expect(doorIn(second).secret).toBe("");
    expect(second.mail.messageId).not.toBe(sent.mail.messageId);
  });

  it("A1, E14: nobody else's, and five times a day at most", async () => {
    const { visitor, conversationId, email } = await customer();
    const stranger = await running.visitor();
    await stranger.hello();
    const asked = { conversationId, email };
    expect(await stranger.ask("conversation:transcript", asked)).toMatchObject({
      ok: false,
      code: "not_found",
    });
    const answers: boolean[] = [];
    for (let nth = 0; nth < 6; nth += 1)
      answers.push((await visitor.ask("conversation:transcript", asked)).ok);
    expect(answers).toEqual([true, true, true, true, true, false]);
  });
});
