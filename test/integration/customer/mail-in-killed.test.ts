import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { AgentClient } from "../../support/clients.ts";
import { Dovecot, isDovecotInstalled } from "../../support/dovecot.ts";
import { freePort } from "../../support/free-port.ts";
import { Mailbox } from "../../support/mailbox.ts";
import { sendRaw } from "../../support/mail-sender.ts";
import { rawMail } from "../../support/raw-mail.ts";
import { Product, runToEnd } from "../../support/product.ts";
import { until } from "../../support/until.ts";
import { describeWhere } from "../../support/where-installed.ts";

const OURS = "support@shop.example";
const ROUNDS = 2;

let product: Product | null = null;
let mailbox: Mailbox | null = null;
let dovecot: Dovecot | null = null;
let agent: { readonly id: string; readonly cookie: string };
afterAll(async () => {
  await product?.remove();
  await mailbox?.stop();
  await dovecot?.remove();
});

const mail = (nth: number) =>
  rawMail({
    from: `customer-${nth}@example.com`,
    to: OURS,
    subject: `Question ${nth}`,
    messageId: `${nth}@example.com`,
    text: `This is question ${nth}.`,
    parts: [{ name: "log.txt", type: "text/plain", bytes: Buffer.from(`log ${nth}`) }],
  });

describe("a process killed while it takes mail", () => {
  it("E10, IM2: what was accepted is there, once; what was not is sent again and is there once too", async () => {
    mailbox = await Mailbox.start();
    const port = await freePort();
    product = await Product.start({
      SMTP_URL: mailbox.url,
      MAIL_FROM: `Shop <${OURS}>`,
      PUBLIC_URL: "https://chat.shop.example",
      MAIL_IN_PORT: String(port),
      MAIL_IN_HOST: "127.0.0.1",
      MAIL_RETRY_SECONDS: "0.1",
    });
    const { url } = product;
    const token = product.setupLink.split("/").at(-1) ?? "";
    const first = await AgentClient.setUp({ url }, { token, name: "Mei" });
    first.close();
    agent = first;
    const accepted = new Set<number>();
    /** As a mail server does: until it is accepted. */
    const deliver = async (nth: number) => {
      const envelope = { from: `customer-${nth}@example.com`, to: [OURS] };
      const isAccepted = async () => {
        const said = await sendRaw(port, envelope, mail(nth)).catch(() => "");
        return said.startsWith("250");
      };
      await until(`mail ${nth} to be accepted`, isAccepted, 60_000);
      accepted.add(nth);
    };
    let nth = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const sending = Array.from({ length: 8 }, () => deliver((nth += 1)));
      await until("some to be taken", () => accepted.size > round * 8 + round, 30_000);
      await product.stop("SIGKILL");
      await product.start();
      await Promise.all(sending);
    }
    const mei = await AgentClient.connect({ url }, first);
    const { tickets } = await mei.get("session:open", {});
    expect(tickets.map(({ subject }) => subject).toSorted()).toEqual(
      [...accepted].map((one) => `Question ${one}`).toSorted(),
    );
    expect(accepted.size).toBe(ROUNDS * 8);
    for (const { conversationId } of tickets) {
      const { view } = await mei.get("conversation:open", { conversationId });
      const said = view.public.entries.flatMap((one) =>
        one.is === "message" ? [one.message] : [],
      );
      expect(said.map(({ files = [] }) => files.map(({ name }) => name))).toEqual([["log.txt"]]);
    }
    const kept = readdirSync(join(product.dataDir, "files"), { recursive: true }).map(String);
    expect(kept.filter((name) => /[\\/][\w-]{43}$/.test(name))).toHaveLength(ROUNDS * 8);
    mei.close();
    // Each address hears once, and twice only if the process died while it sent (SPEC E6).
    for (const one of accepted) {
      const address = `customer-${one}@example.com`;
      expect(mailbox.to(address).length).toBeLessThanOrEqual(2);
      const ids = mailbox.to(address).map((letter) => letter.mail.messageId);
      expect(new Set(ids).size).toBeLessThanOrEqual(1);
    }
    expect(await product.stop()).toBe(0);
  }, 180_000);

  describeWhere("IMAP server (Dovecot)", isDovecotInstalled, () => {
    it("IM4: what it reads from a box when it is killed is there once, whenever that was", async () => {
      if (product === null) throw new Error("There is no product.");
      dovecot = await Dovecot.start();
      await product.start({ MAIL_IMAP_URL: dovecot.url });
      // The first look only notes what is there, and moves it into its place.
      dovecot.deliver(mail(1));
      await until("the box to be read", () => dovecot?.flags().length === 1, 30_000);
      const box = dovecot;
      const numbers = Array.from({ length: 12 }, (_, nth) => 101 + nth);
      for (const nth of numbers) box.deliver(mail(nth));
      const isRead = (count: number) => () =>
        box.flags().filter((one) => one === "S").length >= count;
      await until("some of it to be read", isRead(2), 30_000);
      await product.stop("SIGKILL");
      await product.start({ MAIL_IMAP_URL: dovecot.url });
      await until("all of it to be read", isRead(12), 30_000);
      const mei = await AgentClient.connect({ url: product.url }, agent);
      const { tickets } = await mei.get("session:open", {});
      const asked = numbers.map((nth) => `Question ${nth}`);
      expect(
        tickets
          .map(({ subject }) => subject)
          .filter((one) => asked.includes(one))
          .toSorted(),
      ).toEqual(asked);
      mei.close();
      expect(product.output).not.toContain(dovecot.password);
      expect(await product.stop()).toBe(0);
    }, 90_000);
  });

  it("E9: a port that is taken is said at the start", async () => {
    const taken = await Mailbox.start();
    const dataDir = mkdtempSync(join(tmpdir(), "cascade-test-"));
    const { code, output } = await runToEnd({
      PORT: String(await freePort()),
      DATA_DIR: dataDir,
      SMTP_URL: taken.url,
      MAIL_FROM: OURS,
      PUBLIC_URL: "https://chat.shop.example",
      MAIL_IN_PORT: String(taken.port),
      MAIL_IN_HOST: "127.0.0.1",
    });
    await taken.stop();
    rmSync(dataDir, { recursive: true });
    expect(code).toBe(1);
    expect(output).toContain(`Port ${taken.port} is taken. Stop what uses it, or set MAIL_IN_PORT`);
  });
});
