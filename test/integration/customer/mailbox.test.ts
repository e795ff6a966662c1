import { afterAll, beforeAll, expect, it } from "vitest";
import { openImapBox } from "../../../server/customer/inbound/imap-box.ts";
import type { AgentClient } from "../../support/clients.ts";
import { Certificate, ELSEWHERE, isOpensslInstalled } from "../../support/certificate.ts";
import { Dovecot, isDovecotInstalled } from "../../support/dovecot.ts";
import { failingStore } from "../../support/failing-store.ts";
import type { Mailbox } from "../../support/mailbox.ts";
import { startMailedServer, type MailedServer } from "../../support/mailed-server.ts";
import { freshName, rawMail } from "../../support/raw-mail.ts";
import type { Running } from "../../support/server.ts";
import { storeForTests } from "../../support/test-store.ts";
import { until } from "../../support/until.ts";
import { describeWhere } from "../../support/where-installed.ts";

const OURS = "support@shop.example";
/** A connection that was lost is tried again after a second or more. */
const PATIENCE_MS = 30_000;

describeWhere("IMAP server (Dovecot)", isDovecotInstalled, () => {
  let certificate: Certificate | null;
  let dovecot: Dovecot;
  let server: MailedServer;
  let mailbox: Mailbox;
  let running: Running;
  let mei: AgentClient;
  let failing: ReturnType<typeof failingStore>;

  beforeAll(async () => {
    certificate = isOpensslInstalled ? new Certificate() : null;
    dovecot = await Dovecot.start(certificate);
    const before = new Date(Date.now() - 60_000);
    dovecot.deliver(rawMail({ from: "old@example.com", to: OURS, text: "Some time ago" }), before);
    failing = failingStore(await storeForTests());
    server = await startMailedServer({
      store: failing.store,
      inbound: { address: OURS, listen: null, box: dovecot.settings },
    });
    ({ mailbox, running, mei } = server);
    // It moves what is new into its place when it is looked into.
    await until("the box to be looked into", () => dovecot.flags().length > 0, PATIENCE_MS);
  });

  afterAll(async () => {
    await server.stop();
    await dovecot.remove();
    certificate?.remove();
    const text = running.failures.map(String).join("\n");
    expect(text).not.toContain(dovecot.password);
  });

  const from = (email: string) => async () =>
    (await mei.get("session:open", {})).tickets.filter((one) => one.email === email);

  /** Delivers a mail of somebody new; resolves with its ticket. */
  async function asked(text = "Is it waterproof?", raw?: (email: string) => string) {
    const email = `${freshName()}@example.com`;
    dovecot.deliver(raw?.(email) ?? rawMail({ from: email, to: OURS, text }));
    return { email, ticket: await ticketOf(email) };
  }

  const ticketOf = (email: string) =>
    until(`a ticket of ${email}`, async () => (await from(email)())[0], PATIENCE_MS);

  async function said(conversationId: string) {
    const { view } = await mei.get("conversation:open", { conversationId });
    return view.public.entries.flatMap((entry) =>
      entry.is === "message" && entry.message.body.type === "text" ? [entry.message.body.text] : [],
    );
  }

  it("IM3: what comes from now on is taken and marked as read; what was there before is left alone", async () => {
    const { email, ticket } = await asked();
    expect(await said(ticket.conversationId)).toEqual(["Is it waterproof?"]);
    await until("it to be marked", () => dovecot.flags().join() === ",S", PATIENCE_MS);
    expect(await from("old@example.com")()).toEqual([]);
    const letter = await mailbox.mailTo(email);
    const to = letter.mail.replyTo?.value[0]?.address ?? "";
    const headers = [`In-Reply-To: ${letter.mail.messageId ?? ""}`];
    dovecot.deliver(rawMail({ from: email, to, text: "The red one", headers }));
    const answered = async () => (await said(ticket.conversationId)).length === 2;
    await until("the answer", answered, PATIENCE_MS);
    expect(await from(email)()).toHaveLength(1);
  });

  it("IM3: what comes while the server is away is taken when it is back", async () => {
    await dovecot.stop();
    const email = `${freshName()}@example.com`;
    dovecot.deliver(rawMail({ from: email, to: OURS, text: "While you were away" }));
    await dovecot.start();
    await ticketOf(email);
    await asked();
  });

  it("IM4: what breaks off before it is noted is taken again, and is there once", async () => {
    failing.doom({ kind: "mailbox", nth: 1, written: false });
    const { email, ticket } = await asked();
    await until(
      "the failure, and the way back",
      () => dovecot.flags().at(-1) === "S" && hasFailed("mailbox was doomed"),
      PATIENCE_MS,
    );
    await asked();
    expect(await from(email)()).toHaveLength(1);
    expect(await said(ticket.conversationId)).toHaveLength(1);
  });

  it("IM4: the same mails under other numbers are no other mails", async () => {
    const { email, ticket } = await asked();
    const before = (await mei.get("session:open", {})).tickets.length;
    await dovecot.makeAnew();
    await asked();
    expect((await mei.get("session:open", {})).tickets).toHaveLength(before + 1);
    expect(await from(email)()).toHaveLength(1);
    expect(await said(ticket.conversationId)).toHaveLength(1);
    expect(await from("old@example.com")()).toHaveLength(0);
  });

  it("IM8: of a mail that is too large its words are kept, and its sender is told what is not", async () => {
    const film = { name: "film.mp4", type: "video/mp4", bytes: Buffer.alloc(20 * 1024 * 1024) };
    const note = { name: "note.txt", type: "text/plain", bytes: Buffer.from("Look at the film") };
    const { email, ticket } = await asked("See what it does", (sender) =>
      rawMail({ from: sender, to: OURS, text: "See what it does", parts: [note, film] }),
    );
    const { view } = await mei.get("conversation:open", { conversationId: ticket.conversationId });
    const [first] = view.public.entries.flatMap((one) => (one.is === "message" ? [one] : []));
    expect(first?.message).toMatchObject({
      body: { text: "See what it does" },
      mail: { lost: [note, film].map(({ name }) => ({ name, why: "mail_large" })) },
    });
    expect((await mailbox.mailTo(email)).mail.text).toContain("larger than 25 MB");
    await asked("Behind it");
    const bothRead = () => dovecot.flags().slice(-2).join() === "S,S";
    await until("both to be marked", bothRead, PATIENCE_MS);
  });

  it("IM3: a wrong password and a box that is not there are said, without the password", async () => {
    const wrong = { ...dovecot.settings, password: "not this" };
    await expect(openImapBox(wrong)).rejects.toThrow(
      /^the server of the mailbox refuses user and password$/,
    );
    await expect(openImapBox({ ...dovecot.settings, path: "Nowhere" })).rejects.toThrow(/Mailbox/);
  });

  describeWhere("openssl", isOpensslInstalled, () => {
    it("IM7: a certificate that nobody vouches for is refused, and that is said; on this machine STARTTLS takes it", async () => {
      const elsewhere = { ...dovecot.settings, host: ELSEWHERE };
      const { settings, securePort: port } = dovecot;
      const refused = /^self-signed certificate\b/;
      await expect(openImapBox(elsewhere)).rejects.toThrow(refused);
      await expect(openImapBox({ ...settings, port, secure: true })).rejects.toThrow(refused);
      const box = await openImapBox(settings);
      box.close();
    });
  });

  function hasFailed(text: string): boolean {
    return running.failures.some((one) => {
      const error = (one as readonly unknown[])[1];
      return error instanceof Error && error.message.includes(text);
    });
  }
});
