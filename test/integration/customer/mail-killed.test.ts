import { afterAll, describe, expect, it } from "vitest";
import { LEASE_MS } from "../../../server/application/in-time.ts";
import { randomIds } from "../../../server/random-ids.ts";
import { AgentClient, VisitorClient } from "../../support/clients.ts";
import { Certificate, isOpensslInstalled } from "../../support/certificate.ts";
import { linkIn, Mailbox } from "../../support/mailbox.ts";
import { Product } from "../../support/product.ts";
import { siteKey } from "../../support/site-key.ts";
import { fileTicket } from "../../support/tickets.ts";
import { until } from "../../support/until.ts";

let product: Product | null = null;
let mailbox: Mailbox | null = null;
let certificate: Certificate | null = null;
afterAll(async () => {
  await product?.remove();
  await mailbox?.stop();
  certificate?.remove();
});

describe("a process killed before it has mailed", () => {
  it("E1: what was committed and not sent is sent by the next one, once", async () => {
    // Encrypted by a certificate that its file alone vouches for, where there can be one (IM7).
    certificate = isOpensslInstalled ? new Certificate() : null;
    mailbox = await Mailbox.start(certificate && { ...certificate.content, secure: true });
    await mailbox.stop();
    product = await Product.start({
      SMTP_URL: mailbox.url,
      NODE_EXTRA_CA_CERTS: certificate?.pem ?? "",
      MAIL_FROM: "Shop <support@shop.example>",
      PUBLIC_URL: "https://chat.shop.example",
      MAIL_RETRY_SECONDS: "0.1",
    });
    const { url } = product;
    const setUp = { token: product.setupLink.split("/").at(-1) ?? "", name: "Ana" };
    const agent = await AgentClient.setUp({ url }, setUp);
    const token = randomIds.secret();
    const visitor = await VisitorClient.connect({ url, site: await siteKey({ url }), token });
    await visitor.hello();
    const { ticketId } = await fileTicket(agent, visitor);
    const email = "aino@example.com";
    await visitor.get("ticket:subscribe", { ticketId, email });
    await product.stop("SIGKILL");
    visitor.close();
    agent.close();

    await mailbox.start();
    await product.start();
    // Killed in the moment of a try, it leaves the mail to that try for so long.
    const mail = await until("the mail", () => mailbox?.to(email)[0], LEASE_MS + 20_000);
    expect(linkIn(mail).secret).toHaveLength(43);
    expect(await product.stop()).toBe(0);
    expect(mailbox.to(email)).toHaveLength(1);
  }, 90_000);
});
