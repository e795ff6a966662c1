import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTransport } from "nodemailer";
import { Certificate, isOpensslInstalled } from "../../support/certificate.ts";
import type { AgentClient } from "../../support/clients.ts";
import type { Mailbox, Received } from "../../support/mailbox.ts";
import { startMailedServer, type MailedServer } from "../../support/mailed-server.ts";
import { PROGRAMS, TONGUES } from "../../support/mail-programs.ts";
import { sendRaw } from "../../support/mail-sender.ts";
import type { Running } from "../../support/server.ts";
import { fileTicket, ticketOf } from "../../support/tickets.ts";
import { until } from "../../support/until.ts";
import { describeWhere } from "../../support/where-installed.ts";

const OURS = "support@shop.example";

let certificate: Certificate | null;
let server: MailedServer;
let mailbox: Mailbox;
let running: Running;
let mei: AgentClient;

beforeAll(async () => {
  certificate = isOpensslInstalled ? new Certificate() : null;
  const tls = certificate && { cert: certificate.pem, key: certificate.key };
  const listen = { port: 0, host: "127.0.0.1", tls };
  server = await startMailedServer({ inbound: { address: OURS, listen, box: null } });
  ({ mailbox, running, mei } = server);
});

afterAll(async () => {
  await server.stop();
  certificate?.remove();
  expect(running.failures).toEqual([]);
});

const fresh = () => randomBytes(8).toString("hex");

function plain({
  from = `${fresh()}@example.com`,
  subject = "A question",
  text = "Is it waterproof?",
  id = fresh(),
  headers = [] as readonly string[],
}) {
  const raw = [
    `From: Aino <${from}>`,
    `To: <${OURS}>`,
    `Subject: ${subject}`,
    `Message-ID: <${id}@example.com>`,
    ...headers,
    "",
    text,
  ].join("\r\n");
  return { from, raw, id: `${id}@example.com` };
}

const send = (from: string, to: string, raw: string | Buffer) =>
  sendRaw(running.app.mailPort ?? 0, { from, to: [to] }, raw);

async function ticketFrom(email: string) {
  return until(`a ticket of ${email}`, async () =>
    (await mei.get("session:open", {})).tickets.find((one) => one.email === email),
  );
}

async function said(conversationId: string) {
  const { view } = await mei.get("conversation:open", { conversationId });
  return view.public.entries.flatMap((entry) =>
    entry.is === "message" && entry.message.body.type === "text"
      ? [[entry.message.author.kind, entry.message.body.text] as const]
      : [],
  );
}

/** A customer who has left an address in the chat, and the first letter there. */
async function customer(email = `${fresh()}@example.com`) {
  const visitor = await running.visitor();
  await visitor.hello();
  const filed = await fileTicket(mei, visitor);
  await visitor.get("ticket:subscribe", { ticketId: filed.ticketId, email });
  const letter = await mailbox.mailTo(email);
  return { visitor, email, letter, ...filed, to: replyTo(letter) };
}

const replyTo = ({ mail }: Received) => mail.replyTo?.value[0]?.address ?? "";

const answering = ({ mail }: Received) => [
  `In-Reply-To: ${mail.messageId ?? ""}`,
  `References: ${mail.messageId ?? ""}`,
];

const historyOf = async (conversationId: string) =>
  (await ticketOf(mei, conversationId)).history.map(({ change }) => change);

describe("mail that comes in, over SMTP", () => {
  it("E9: a mail from somebody new opens a request, once, and its answer goes on in their thread", async () => {
    const { from, raw, id } = plain({
      subject: "Re: Pole",
      text: "My pole snapped.\r\n\r\n-- \r\nAino",
    });
    expect(await send(from, OURS, raw)).toMatch(/^250/);
    const ticket = await ticketFrom(from);
    expect(ticket).toMatchObject({ subject: "Re: Pole", reason: "email", contactName: "Aino" });
    expect(await said(ticket.conversationId)).toEqual([["visitor", "My pole snapped."]]);
    const letter = await mailbox.mailTo(from);
    expect(letter.mail.subject).toBe("Re: Pole");
    expect(letter.mail.inReplyTo).toBe(`<${id}>`);

    expect(await send(from, OURS, raw)).toMatch(/^250/);
    expect(await said(ticket.conversationId)).toHaveLength(1);
    const { tickets } = await mei.get("session:open", {});
    expect(tickets.filter(({ email }) => email === from)).toHaveLength(1);

    await send(
      from,
      replyTo(letter),
      plain({ from, headers: answering(letter), text: "Soon?" }).raw,
    );
    await mei.say(ticket.conversationId, "Tomorrow.");
    const answer = await mailbox.mailTo(from, 2);
    expect(answer.mail.text).toContain("> Tomorrow.");
    expect(answer.mail.references?.[0]).toBe(`<${id}>`);
  });

  it("E15: what is told to a domain in letters of its own arrives, and its answer lands on the ticket", async () => {
    const { email, letter, to, conversationId } = await customer(`${fresh()}@österreich.example`);
    expect(letter.raw).toMatch(/^To: \w+@xn--sterreich-z7a\.example\r$/m);
    await send(email, to, plain({ from: email, headers: answering(letter), text: "Soon?" }).raw);
    await until("the answer", async () =>
      (await said(conversationId)).some(([, text]) => text === "Soon?"),
    );
  });

  it("E9: whoever writes in a language that letters are written in is answered in it, whatever articles there are", async () => {
    const written = plain({ text: "Meine Zeltstange ist gebrochen, was soll ich jetzt tun?" });
    const unclear = plain({ text: "A-4711", headers: ["Content-Language: fr"] });
    await send(written.from, OURS, written.raw);
    await send(unclear.from, OURS, unclear.raw);
    expect((await mailbox.mailTo(written.from)).mail.text).toContain("Wir haben Ihre Frage.");
    expect((await mailbox.mailTo(unclear.from)).mail.html).toContain('lang="fr"');
  });

  it("E10, E11: answers of all programs in all languages land on their ticket, each once", async () => {
    const { email, to, letter, conversationId } = await customer();
    const { text = "", html, subject = "" } = letter.mail;
    const tongues = Object.entries(TONGUES);
    // Each of all pairs is read in a test of its own; here every one of both comes over the wire.
    const sent = Object.entries(PROGRAMS).flatMap(([program, write], nth) =>
      [0, 3, 7].map((step) => {
        const [language = "", tongue = TONGUES["en"]] =
          tongues[(nth + step) % tongues.length] ?? [];
        if (tongue === undefined) throw new Error(language);
        const words = `${program}, ${language}: yes please`;
        const answer = {
          from: email,
          to,
          messageId: `${fresh()}@example.com`,
          inReplyTo: letter.mail.messageId?.replace(/[<>]/g, "") ?? "",
          subject,
          said: words,
          quoted: { text, html: String(html) },
        };
        return { words, raw: write(answer, tongue) };
      }),
    );
    for (const { raw } of sent) expect(await send(email, to, raw)).toMatch(/^250/);
    for (const { raw } of sent.slice(0, 10)) expect(await send(email, to, raw)).toMatch(/^250/);
    const after = (await said(conversationId)).slice(1);
    expect(after).toEqual(sent.map(({ words }) => ["visitor", words]));
  });

  it("E5: whoever answers a letter has proved the address", async () => {
    const { visitor, email, to, letter, conversationId } = await customer();
    expect(letter.mail.text).toContain("or answer this mail");
    visitor.close();
    await send(email, to, plain({ from: email, headers: answering(letter), text: "Soon?" }).raw);
    await mei.say(conversationId, "Tomorrow.");
    expect((await mailbox.mailTo(email, 2)).mail.text).toContain("> Tomorrow.");
  });

  it("E11: forged or unsigned answers are requests of their own, and prove nothing", async () => {
    const { email, to, letter, conversationId } = await customer();
    const forged = to.replace(/\+(.)/, (_all, one: string) => `+${one === "a" ? "b" : "a"}`);
    const stranger = `${fresh()}@example.com`;
    for (const [from, target] of [
      [email, OURS],
      [
        email,
        to.slice(0, to.indexOf("@") - 1) +
          (to.at(to.indexOf("@") - 1) === "a" ? "b" : "a") +
          "@shop.example",
      ],
      [stranger, to],
    ] as const) {
      const raw = plain({ from, headers: answering(letter), text: "I am the customer" }).raw;
      expect(await send(from, target, raw)).toMatch(/^250/);
    }
    expect(await send(email, forged, plain({ from: email }).raw)).toMatch(/^250/);
    expect(await said(conversationId)).toHaveLength(1);
    const elsewhere = await ticketFrom(stranger);
    const { reference } = await ticketOf(mei, conversationId);
    expect(elsewhere.history.map(({ change }) => change)).toContainEqual({
      what: "mail_elsewhere",
      reference,
    });
    expect(await send(email, "somebody@else.example", "x")).toMatch(/^550/);
    // One letter to each address, whoever wrote under it.
    expect(mailbox.to(email)).toHaveLength(1);
  });

  it("E12: programs' answers and bounces stand in the history, and change nothing", async () => {
    const { email, to, conversationId } = await customer();
    const away = plain({
      from: email,
      subject: "Out of office",
      headers: ["Auto-Submitted: auto-replied"],
    }).raw;
    for (const raw of [away, away, away]) await send("", to, raw);
    const bounce = [
      "From: MAILER-DAEMON@mx.example.com",
      `To: <${to}>`,
      "Subject: Undelivered Mail Returned to Sender",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example.com",
      "",
      "Action: failed",
      "--b--",
    ].join("\r\n");
    await send("", to, bounce);
    expect(await said(conversationId)).toHaveLength(1);
    const ticket = await ticketOf(mei, conversationId);
    expect(ticket.status).toBe("new");
    expect((await historyOf(conversationId)).slice(-2)).toEqual([
      { what: "mail_automatic", email, text: "Out of office" },
      { what: "mail_failed", email, why: "returned" },
    ]);
  });

  it("E12: our own letters, lists and bounces of nothing are taken and let go", async () => {
    const before = (await mei.get("session:open", {})).tickets.length;
    const { to } = await customer();
    for (const [from, raw] of [
      [OURS, plain({ from: OURS }).raw],
      [to, plain({ from: to }).raw],
      ["news@example.com", plain({ headers: ["List-Id: <news.example.com>"] }).raw],
      ["", plain({ from: "mailer-daemon@example.com" }).raw],
      ["x@example.com", "no headers at all"],
    ] as const)
      expect(await send(from, OURS, raw)).toMatch(/^250/);
    expect((await mei.get("session:open", {})).tickets).toHaveLength(before + 1);
  });

  it("E11: a long mail is several messages; agents read the whole", async () => {
    const { email, to, letter, conversationId } = await customer();
    const long = Array.from({ length: 120 }, (_, nth) => `${nth} ${"word ".repeat(16)}`.trim());
    const raw = [
      `From: <${email}>`,
      `To: <${to}>`,
      `Message-ID: <${fresh()}@example.com>`,
      ...answering(letter),
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      ...long,
      "",
      "On 3 March 2025, Shop <x@shop.example> wrote:",
      "> Hello",
      "--b--",
    ].join("\r\n");
    expect(await send(email, to, raw)).toMatch(/^250/);
    const messages = (await said(conversationId)).slice(1).map(([, text]) => text);
    expect(messages.length).toBeGreaterThan(2);
    expect(messages.join("\n")).toBe(long.join("\n"));
    const { view } = await mei.get("conversation:open", { conversationId });
    const first = view.public.entries.filter((entry) => entry.is === "message")[1];
    expect(first?.is === "message" && first.message.mail?.more).toBe(true);
    const id = first?.is === "message" ? first.message.id : "";
    expect((await mei.get("mail:read", { messageId: id })).text).toContain("> Hello");
  });

  it("E9: an address opens ten requests an hour; the rest has to come again", async () => {
    const from = `${fresh()}@example.com`;
    const answers: string[] = [];
    for (let nth = 0; nth < 11; nth += 1)
      answers.push(await send(from, OURS, plain({ from, text: `Question ${nth}` }).raw));
    expect(answers.slice(0, 10).every((one) => one.startsWith("250"))).toBe(true);
    expect(answers[10]).toMatch(/^451/);
    expect(mailbox.to(from).length).toBeLessThanOrEqual(1);
  });

  describeWhere("openssl", isOpensslInstalled, () => {
    it("IM7: a server that insists on STARTTLS, and looks at our certificate, hands its mail over", async () => {
      const { from, raw } = plain({ text: "Encrypted on its way" });
      const ca = certificate?.content.cert ?? "";
      const port = running.app.mailPort ?? 0;
      const there = { host: "localhost", port, requireTLS: true, tls: { ca } };
      await createTransport(there).sendMail({ envelope: { from, to: OURS }, raw });
      const ticket = await ticketFrom(from);
      expect(await said(ticket.conversationId)).toEqual([["visitor", "Encrypted on its way"]]);
    });
  });
});
