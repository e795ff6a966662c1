import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { proveAddress, tracked } from "../../../server/application/tracking.ts";
import { get } from "../../../server/application/records.ts";
import type { Store } from "../../../server/application/ports.ts";
import { randomIds } from "../../../server/random-ids.ts";
import { smtpPostman } from "../../../server/customer/mail/smtp.ts";
import { Certificate, ELSEWHERE, isOpensslInstalled } from "../../support/certificate.ts";
import { put } from "../../support/clients.ts";
import { depsOn } from "../../support/deps.ts";
import { linkIn, Mailbox, NO_SUCH_BOX } from "../../support/mailbox.ts";
import { startServer, type Running } from "../../support/server.ts";
import { fileTicket, ticketOf } from "../../support/tickets.ts";
import { until } from "../../support/until.ts";
import { describeWhere } from "../../support/where-installed.ts";

const AINO = "aino@example.com";
/** Long enough for two things said at once, short enough to wait for. */
const RULES = { gatherMs: 600, retryMs: 30, giveUpMs: 60_000 };

const MAIL = {
  messageId: "t.1@shop.example",
  references: [],
  to: AINO,
  replyTo: null,
  fromName: "Shop",
  subject: "Hello",
  text: "Hello",
  html: "<p>Hello</p>",
};

let mailbox: Mailbox;
let running: Running | null = null;

beforeEach(async () => {
  mailbox = await Mailbox.start();
});

afterEach(async () => {
  await running?.stop();
  running = null;
  await mailbox.stop();
});

async function shop({ giveUpMs = RULES.giveUpMs, question = "my pole snapped" } = {}) {
  running = await startServer({
    config: { mail: mailbox.settings, publicUrl: "https://shop.example" },
    timings: { mail: { ...RULES, giveUpMs } },
  });
  const mei = await running.agent("Mei");
  const aino = await running.visitor();
  await aino.hello();
  const filed = await fileTicket(mei, aino, question);
  const { store, visitor } = running;
  return { mei, aino, store, visitor, ...filed };
}

/** As the page does that a link in the mail opens. */
async function prove(store: Store, ticketId: string, secret: string): Promise<void> {
  const ticket = await get(store, "ticket", ticketId);
  const { reference = "", contactId = "" } = ticket?.state ?? {};
  const deps = depsOn(store, Date.now);
  const addressId = (await tracked(deps, { reference, secret }))?.link.addressId ?? "";
  await proveAddress(deps, { addressId, contactId });
}

function nothingLeft(store: Store, ticketId: string): Promise<unknown> {
  return until("everything to be sent", async () => {
    const box = await get(store, "outbox", ticketId);
    return box !== undefined && box.state.letters.length === 0;
  });
}

describe("E-mail to customers, over a real mail server", () => {
  it("E1, E2: whoever leaves an address hears of the request, of answers, and that it is solved: one mail each, in one thread", async () => {
    const { mei, aino, store, ticketId, conversationId } = await shop();
    await aino.get("ticket:subscribe", { ticketId, email: AINO });
    const filed = await mailbox.mailTo(AINO);
    const { reference, secret } = linkIn(filed);
    expect(filed.mail.subject).toBe(`[${reference}] my pole snapped`);
    expect(filed.mail.text).toContain(`Its number is ${reference}.`);
    expect(filed.mail.from?.value[0]).toEqual({
      name: "Demo Outdoor Shop",
      address: "support@shop.example",
    });
    await prove(store, ticketId, secret);

    aino.close();
    await mei.say(conversationId, "A new pole is on its way.");
    await mei.say(conversationId, "It is <b>free</b> & ships today.");
    const answered = await mailbox.mailTo(AINO, 2);
    expect(answered.mail.text).toContain("> A new pole is on its way.");
    expect(answered.mail.text).toContain("> It is <b>free</b> & ships today.");
    expect(answered.mail.html).toContain("It is &lt;b&gt;free&lt;/b&gt; &amp; ships today.");
    await nothingLeft(store, ticketId);

    await mei.get("ticket:update", { ticketId, status: "solved" });
    const solved = await mailbox.mailTo(AINO, 3);
    expect(solved.mail.text).toMatch(
      /We think this is solved[^]*#[\w-]{43}\.yes[^]*#[\w-]{43}\.no/,
    );
    await nothingLeft(store, ticketId);

    expect(mailbox.to(AINO)).toHaveLength(3);
    const ids = mailbox.to(AINO).map(({ mail }) => mail.messageId);
    expect(new Set(ids).size).toBe(3);
    expect([answered.mail.inReplyTo, solved.mail.inReplyTo]).toEqual([ids[0], ids[1]]);
    expect(solved.mail.references).toEqual([ids[0], ids[1]]);
    for (const { mail } of mailbox.to(AINO)) {
      expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
      expect(mail.html).not.toMatch(/<img|src=|url\(/);
    }
    expect(JSON.stringify(await get(store, "outbox", ticketId))).not.toContain(secret);
  });

  it("E2: whoever was asked for an address before the chat hears of the request there", async () => {
    running = await startServer({
      config: { mail: mailbox.settings, publicUrl: "https://shop.example" },
      timings: { mail: RULES },
    });
    const mei = await running.agent("Mei");
    const fields = [{ kind: "email", required: true, labels: {}, options: [] }];
    const asked = { revision: 0, settings: { on: true, fields } };
    expect((await put(running.url, "/api/pre-chat", asked, { cookie: mei.cookie })).status).toBe(
      200,
    );
    const aino = await running.visitor();
    await aino.hello();
    await aino.get("prechat:answer", { answers: { email: AINO } });
    const { conversationId } = await fileTicket(mei, aino);
    expect((await ticketOf(mei, conversationId)).email).toBe(AINO);
    expect((await mailbox.mailTo(AINO)).mail.subject).toMatch(/my pole snapped/);
  });

  it("T16, E2: whoever left an address hears there of the request an agent split off, in a thread of its own", async () => {
    const { mei, aino, store, ticketId, conversationId } = await shop();
    await aino.get("ticket:subscribe", { ticketId, email: AINO });
    const first = await mailbox.mailTo(AINO);
    await prove(store, ticketId, linkIn(first).secret);
    const messageId = randomIds.id();
    const text = "And my stove hisses.";
    await aino.get("message:post", { conversationId, id: messageId, text });
    const apart = randomIds.id();
    await mei.get("ticket:split", { ticketId, messageId, conversationId: apart });
    const { reference, email } = await ticketOf(mei, apart);
    expect(email).toBe(AINO);
    const filed = await mailbox.mailTo(AINO, 2);
    expect(filed.mail.subject).toBe(`[${reference}] ${text}`);
    expect(linkIn(filed).reference).toBe(reference);
    expect(filed.mail.inReplyTo).toBeUndefined();

    aino.close();
    await mei.say(apart, "Clean its valve.");
    const answered = await mailbox.mailTo(AINO, 3);
    expect(answered.mail.text).toContain("> Clean its valve.");
    expect(answered.mail.inReplyTo).toBe(filed.mail.messageId);
  });

  it("E4: what the visitor saw in the chat is not mailed; nor is a question they answered", async () => {
    const { mei, aino, store, ticketId, conversationId } = await shop();
    await aino.get("ticket:subscribe", { ticketId, email: AINO });
    await prove(store, ticketId, linkIn(await mailbox.mailTo(AINO)).secret);
    const said = await mei.say(conversationId, "A new pole is on its way.");
    const seq = said.ok ? said.value.seq : 0;
    await aino.get("receipt:advance", { conversationId, delivered: seq, seen: seq });
    await mei.get("ticket:update", { ticketId, status: "solved" });
    await aino.get("ticket:judge", { ticketId, solved: true });
    await nothingLeft(store, ticketId);
    expect(mailbox.to(AINO)).toHaveLength(1);
  });

  it("E5: an address nobody proved gets one mail, whoever typed it in however often", async () => {
    const { mei, aino, store, visitor, ticketId, conversationId } = await shop();
    await aino.get("ticket:subscribe", { ticketId, email: AINO });
    const first = await mailbox.mailTo(AINO);
    expect(first.mail.text).toContain("Please open the page once");
    await aino.get("ticket:subscribe", { ticketId, email: "other@example.com" });
    await mailbox.mailTo("other@example.com");
    await aino.get("ticket:subscribe", { ticketId, email: AINO });
    aino.close();
    await mei.say(conversationId, "A new pole is on its way.");
    const stranger = await visitor();
    await stranger.hello();
    const theirs = await fileTicket(mei, stranger, "is it waterproof");
    await stranger.get("ticket:subscribe", { ticketId: theirs.ticketId, email: AINO });
    await until("all of it to have been tried", async () => {
      const boxes = await Promise.all(
        [ticketId, theirs.ticketId].map((id) => get(store, "outbox", id)),
      );
      const waiting = boxes.map((box) => box?.state.letters[0]);
      return waiting.every((one) => one && one.dueAt >= one.at + RULES.gatherMs + RULES.retryMs);
    });
    expect(mailbox.to(AINO)).toHaveLength(1);

    await prove(store, ticketId, linkIn(first).secret);
    await until("the answer", () =>
      mailbox.to(AINO).some(({ mail }) => mail.text?.includes("> A new pole is on its way.")),
    );
  });

  it("R26, R1, U2: two browsers that proved one address have one history to the router, and nothing more in common", async () => {
    const { mei, aino, store, visitor, ticketId, conversationId } = await shop();
    const ben = await (running as Running).agent("Ben");
    await aino.get("ticket:subscribe", { ticketId, email: AINO });
    const known = async () => (await mei.get("conversation:open", { conversationId })).contact;
    expect(await known()).toMatchObject({ verified: false, provedEmail: false });
    await prove(store, ticketId, linkIn(await mailbox.mailTo(AINO)).secret);
    expect(await known()).toMatchObject({ verified: false, provedEmail: true });
    await ben.say(conversationId, "A new pole is on its way.");
    await ben.get("availability:set", { availability: "away" });
    const laptop = await visitor();
    await laptop.hello();
    const theirs = await fileTicket(mei, laptop, "and my pegs");
    await mei.get("availability:set", { availability: "online" });
    // Idle for less long: without what ties them to this person, Ben would come second.
    await ben.get("availability:set", { availability: "online" });
    await laptop.get("ticket:subscribe", { ticketId: theirs.ticketId, email: AINO });
    const second = await until("the mail to the laptop", () =>
      mailbox.to(AINO).find(({ mail }) => mail.subject?.includes("and my pegs")),
    );
    await prove(store, theirs.ticketId, linkIn(second).secret);
    const asked = await laptop.start("me again", { person: true });
    await ben.offered(asked);
    const { conversations } = await laptop.hello();
    expect(conversations.map(({ id }) => id)).not.toContain(conversationId);
  });

  it("E3: a mail server that is away gets it when it is back, once", async () => {
    const { aino, store, ticketId } = await shop();
    await mailbox.stop();
    await aino.get("ticket:subscribe", { ticketId, email: AINO });
    await until("a few attempts", async () => {
      const box = await get(store, "outbox", ticketId);
      return (box?.state.letters[0]?.attempts ?? 0) > 2;
    });
    await mailbox.start();
    await mailbox.mailTo(AINO);
    await nothingLeft(store, ticketId);
    expect(mailbox.to(AINO)).toHaveLength(1);
  });

  it("E3: what cannot be delivered is given up, and agents read it in the ticket's history", async () => {
    const { mei, aino, ticketId, conversationId } = await shop();
    await aino.get("ticket:subscribe", { ticketId, email: NO_SUCH_BOX });
    const ticket = await until("it to be given up", async () => {
      const now = await ticketOf(mei, conversationId);
      return now.history.some(({ change }) => change.what === "mail_failed") ? now : undefined;
    });
    expect(ticket.history.at(-1)).toMatchObject({
      by: { kind: "system" },
      change: { what: "mail_failed", email: NO_SUCH_BOX, why: "undeliverable" },
    });
    expect(mailbox.received).toEqual([]);
  });

  it("E7: nothing anybody wrote becomes a header, an address or markup", async () => {
    const evil = "x\r\nBcc: victim@example.com\r\n\r\n<script>alert(1)</script>";
    const { aino, ticketId } = await shop({ question: evil });
    for (const bad of ["a@b.example\r\nBcc: victim@example.com", "a@b.example, victim@example.com"])
      expect(await aino.ask("ticket:subscribe", { ticketId, email: bad })).toMatchObject({
        ok: false,
      });
    await aino.get("ticket:subscribe", { ticketId, email: AINO });
    const { mail, raw } = await mailbox.mailTo(AINO);
    expect(raw).not.toMatch(/^bcc:/im);
    expect(mail.headers.has("bcc")).toBe(false);
    expect(mail.html).not.toContain("<script");
    expect(mailbox.received.map(({ to }) => to)).toEqual([AINO]);
  });

  describeWhere("openssl", isOpensslInstalled, () => {
    it("IM7: a mail server whose certificate nobody vouches for gets nothing, and that is said; on this machine STARTTLS takes it", async () => {
      const certificate = new Certificate();
      for (const secure of [false, true]) {
        const guarded = await Mailbox.start({ ...certificate.content, secure });
        const sendTo = (host: string) =>
          smtpPostman({
            url: `${secure ? "smtps" : "smtp"}://${host}:${guarded.port}`,
            from: { name: "", address: "support@shop.example" },
          }).send(MAIL);
        const refused = { ok: false, final: false, why: "ESOCKET self-signed certificate" };
        expect(await sendTo(ELSEWHERE)).toEqual(refused);
        expect(await sendTo("127.0.0.1")).toEqual(secure ? refused : { ok: true });
        const told = guarded.received.map(({ encrypted }) => encrypted);
        expect(told).toEqual(secure ? [] : [true]);
        await guarded.stop();
      }
      certificate.remove();
    });
  });
});
