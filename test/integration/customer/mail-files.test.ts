import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AgentClient } from "../../support/clients.ts";
import { Doomed, failingStore } from "../../support/failing-store.ts";
import { FileClient } from "../../support/file-client.ts";
import { PDF, png } from "../../support/files.ts";
import { startMailedServer, type MailedServer } from "../../support/mailed-server.ts";
import { linkIn } from "../../support/mailbox.ts";
import { sendRaw } from "../../support/mail-sender.ts";
import { freshName, rawMail, type Part } from "../../support/raw-mail.ts";
import { RequestPage } from "../../support/request-page.ts";
import type { Running } from "../../support/server.ts";
import { storeForTests } from "../../support/test-store.ts";
import { until } from "../../support/until.ts";

const OURS = "support@shop.example";

let server: MailedServer;
let running: Running;
let mei: AgentClient;
let failing: ReturnType<typeof failingStore>;

beforeAll(async () => {
  failing = failingStore(await storeForTests());
  const listen = { port: 0, host: "127.0.0.1", tls: null };
  server = await startMailedServer({
    store: failing.store,
    inbound: { address: OURS, listen, box: null },
    files: { largest: 20_000, perConversation: 30_000 },
  });
  ({ running, mei } = server);
});

afterAll(async () => {
  await server.stop();
  const errors = running.failures.map((one) => (one as readonly unknown[])[1]);
  expect(errors.filter((error) => !(error instanceof Doomed))).toEqual([]);
});

const send = (from: string, raw: string, to = OURS) =>
  sendRaw(running.app.mailPort ?? 0, { from, to: [to] }, raw);

async function ticketFrom(email: string) {
  return until(`a ticket of ${email}`, async () =>
    (await mei.get("session:open", {})).tickets.find((one) => one.email === email),
  );
}

async function messagesOf(conversationId: string) {
  const { view } = await mei.get("conversation:open", { conversationId });
  return view.public.entries.flatMap((entry) => (entry.is === "message" ? [entry.message] : []));
}

const PICTURE: Part = {
  name: "pole.png",
  type: "image/png",
  bytes: png({ width: 500, height: 90 }),
};
const INVOICE: Part = {
  name: "invoice.exe",
  type: "application/pdf",
  bytes: Buffer.from("MZ\0\0"),
};

const contents = () =>
  readdirSync(running.filesFolder, { recursive: true })
    .map(String)
    .filter((name) => /[\\/][\w-]{43}$/.test(name));

describe("files that come by mail", () => {
  it("IM1: what is allowed stands with the message, stripped; what is not is named with why; logos are left out", async () => {
    const from = `${freshName()}@example.com`;
    const logo = { name: "logo.png", type: "image/png", bytes: png({ width: 200, height: 60 }) };
    const raw = rawMail({
      from,
      to: OURS,
      text: "My pole snapped.",
      parts: [
        { ...PICTURE, inline: true },
        { ...logo, inline: true },
        { name: "guide.pdf", type: "application/octet-stream", bytes: PDF },
        INVOICE,
        { name: "long.txt", type: "text/plain", bytes: Buffer.alloc(20_001, "x") },
        { name: "s.asc", type: "application/pgp-signature", bytes: Buffer.from("-----BEGIN") },
      ],
    });
    expect(await send(from, raw)).toMatch(/^250/);
    const [message] = await messagesOf((await ticketFrom(from)).conversationId);
    expect(message).toMatchObject({
      body: { text: "My pole snapped." },
      files: [
        { name: "pole.png", width: 500 },
        { name: "guide.pdf", type: "application/pdf" },
      ],
      mail: {
        lost: [
          { name: "invoice.exe", why: "file_type" },
          { name: "long.txt", why: "file_large" },
        ],
      },
    });
    const files = new FileClient(running.url);
    const id = message?.files?.[1]?.id ?? "";
    expect(Buffer.from(await (await files.fetch(mei, id)).arrayBuffer())).toEqual(Buffer.from(PDF));
    expect((await files.fetch(await running.visitor(), id)).status).toBe(404);
  });

  it("IM1: a mail without words is its files; one of nothing but what is refused names that", async () => {
    const [bare, refused] = [`${freshName()}@example.com`, `${freshName()}@example.com`];
    const mail = { to: OURS, text: "", subject: "" };
    await send(bare, rawMail({ ...mail, from: bare, parts: [PICTURE] }));
    await send(refused, rawMail({ ...mail, from: refused, parts: [INVOICE] }));
    const [first] = await messagesOf((await ticketFrom(bare)).conversationId);
    expect(first).toMatchObject({ body: { text: "" }, files: [{ name: "pole.png" }] });
    const [second] = await messagesOf((await ticketFrom(refused)).conversationId);
    expect(second).toMatchObject({ body: { text: "invoice.exe" }, mail: { lost: [{}] } });
  });

  it("IM6: who sent what is refused is told: an unproved address without their words, in the one mail it gets; who answered, in a mail of its own, and both on the page", async () => {
    const { mailbox } = server;
    const from = `${freshName()}@example.com`;
    const text = "Min tältpinne har gått av, vad gör jag nu?";
    await send(from, rawMail({ from, to: OURS, text, parts: [INVOICE] }));
    const filed = await mailbox.mailTo(from);
    expect(filed.mail.text).toContain("De här filerna i ditt mejl nådde oss inte.");
    expect(filed.mail.text).toContain("- ett slags fil som inte tas emot");
    expect(filed.raw).not.toContain(INVOICE.name);
    const to = filed.mail.replyTo?.value[0]?.address ?? "";
    const long = {
      name: `<i>${"x".repeat(60)}.txt`,
      type: "text/plain",
      bytes: Buffer.alloc(20_001, "x"),
    };
    expect(await send(from, rawMail({ from, to, text: "Här", parts: [long] }), to)).toMatch(/^250/);
    const told = await mailbox.mailTo(from, 2);
    expect(told.mail.text).toContain(`- ${long.name}: större än 20 kB`);
    expect(told.mail.html).not.toContain("<i>");
    expect(told.mail.headers.get("auto-submitted")).toBe("auto-generated");
    expect(told.mail.inReplyTo).not.toBeUndefined();
    const { reference, secret } = linkIn(told);
    const page = new RequestPage(running.url, reference);
    await page.send("open", { code: secret });
    const shown = (await page.get()).text;
    expect(shown).toContain("Inte mottagen: invoice.exe (ett slags fil");
    expect(shown).toContain("Inte mottagen: &lt;i&gt;xxx");
    const ticket = await ticketFrom(from);
    const [first, second] = await messagesOf(ticket.conversationId);
    expect([first?.mail?.lost?.[0]?.why, second?.mail?.lost?.[0]?.why]).toEqual([
      "file_type",
      "file_large",
    ]);
  });

  it("IM1: ten go with each message, and as many as there is room for; the words are never lost", async () => {
    const from = `${freshName()}@example.com`;
    const parts = Array.from({ length: 13 }, (_, nth): Part => {
      const bytes = Buffer.alloc(nth === 11 ? 18_000 : 1_500, `${nth} `);
      return { name: `log-${nth}.txt`, type: "text/plain", bytes };
    });
    expect(await send(from, rawMail({ from, to: OURS, text: "See the logs", parts }))).toMatch(
      /^250/,
    );
    const messages = await messagesOf((await ticketFrom(from)).conversationId);
    expect(messages.map(({ files = [] }) => files.length)).toEqual([10, 2]);
    expect(messages[0]?.mail?.lost).toEqual([{ name: "log-11.txt", why: "files_full" }]);
  });

  it.each(
    [
      ["file", 1],
      ["file", 2],
      ["conversation", 1],
      ["mail", 1],
    ].flatMap(([kind, nth]) =>
      [false, true].map((written) => [String(kind), Number(nth), written] as const),
    ),
  )(
    "IM2: a mail that comes again after what broke off at %s %i (written: %s) is there once, with its file once",
    async (kind, nth, written) => {
      const from = `${freshName()}@example.com`;
      const raw = rawMail({ from, to: OURS, text: "My pole snapped.", parts: [PICTURE] });
      const before = contents().length;
      failing.doom({ kind, nth, written });
      expect(await send(from, raw)).toMatch(/^451/);
      expect(await send(from, raw)).toMatch(/^250/);
      expect(await send(from, raw)).toMatch(/^250/);
      const ticket = await ticketFrom(from);
      const { tickets } = await mei.get("session:open", {});
      expect(tickets.filter(({ email }) => email === from)).toHaveLength(1);
      const messages = await messagesOf(ticket.conversationId);
      expect(messages.map(({ files = [] }) => files.length)).toEqual([1]);
      expect(contents()).toHaveLength(before + 1);
    },
  );
});
