import { randomIds } from "../../server/random-ids.ts";
import { AgentClient, VisitorClient } from "../support/clients.ts";
import { Mailbox } from "../support/mailbox.ts";
import { Product } from "../support/product.ts";
import { freshSeed, randomFrom } from "../support/random.ts";
import { siteKey } from "../support/site-key.ts";
import { fileTicket } from "../support/tickets.ts";
import { until } from "../support/until.ts";
import type { FaultOptions } from "./options.ts";

type MailReport = {
  readonly seed: number;
  readonly kills: number;
  /** Mails that had to be sent, each to an address of its own. */
  readonly owed: number;
  /** Mails of which the server got a second copy, as it had not been heard to have the first. */
  readonly twice: number;
  readonly violations: readonly string[];
};

const CUSTOMERS = 8;
/** The server keeps a mail so long before it says so: what is killed meanwhile does not know. */
const THINKS_MS = 60;
/** What was being sent at a kill is sent again 40 s later; a busy machine may take longer. */
const AGAIN_MS = 50_000;
const SENT_WITHIN_MS = 120_000;
/** From the server's having all of a mail to the note of that on our disk, on a busy machine. */
const WINDOW_MS = THINKS_MS + 2_000;

/** Kills the product in the middle of its mailing, `rounds` times, and looks who was written to how often. */
export async function run({ rounds = 5, seed = freshSeed() }: FaultOptions): Promise<MailReport> {
  const random = randomFrom(seed);
  const mailbox = await Mailbox.start();
  mailbox.thinksMs = THINKS_MS;
  const product = await Product.start({
    SMTP_URL: mailbox.url,
    MAIL_FROM: "Shop <support@shop.example>",
    PUBLIC_URL: "https://chat.shop.example",
    MAIL_RETRY_SECONDS: "0.2",
    VISITOR_RATE: "100000",
    ADDRESS_RATE: "100000",
    AGENT_RATE: "100000",
  });
  try {
    const owed: string[] = [];
    const kills: number[] = [];
    let agent = await firstAgent(product);
    for (let round = 0; round < rounds; round += 1) {
      const asking = await customers(product, agent);
      const addresses = asking.map((_, nth) => `customer-${round}-${nth}@example.com`);
      await Promise.all(
        asking.map(({ visitor, ticketId }, nth) =>
          visitor.get("ticket:subscribe", { ticketId, email: addresses[nth] ?? "" }),
        ),
      );
      owed.push(...addresses);
      await new Promise((over) => setTimeout(over, random.between(0, 4 * THINKS_MS)));
      kills.push(Date.now());
      await product.stop("SIGKILL");
      for (const client of [agent, ...asking.map(({ visitor }) => visitor)]) client.close();
      await product.start();
      agent = await AgentClient.connect({ url: product.url }, agent);
    }
    const missing = () => owed.filter((address) => mailbox.to(address).length === 0);
    const last = kills.at(-1) ?? 0;
    await until("everything to be sent", () => missing().length === 0, SENT_WITHIN_MS).catch(
      () => {},
    );
    await until("second copies to be sent", () => Date.now() > last + AGAIN_MS, 2 * AGAIN_MS);
    const doubled = await ticketsTwice(agent, owed);
    agent.close();
    return {
      seed,
      kills: kills.length,
      owed: owed.length,
      twice: owed.filter((address) => mailbox.to(address).length === 2).length,
      violations: [
        ...missing().map((address) => `${address} was never written to`),
        ...owed.flatMap((address) => unexplained(mailbox, address, kills)),
        ...doubled.map((address) => `${address} has two tickets`),
      ],
    };
  } finally {
    await product.remove();
    await mailbox.stop();
  }
}

function firstAgent({ url, setupLink }: Product): Promise<AgentClient> {
  const token = setupLink.split("/").at(-1) ?? "";
  return AgentClient.setUp({ url }, { token, name: "Mei" });
}

/** People with a ticket each, who have not left an address yet. */
async function customers({ url }: Product, agent: AgentClient) {
  const site = await siteKey({ url });
  return Promise.all(
    Array.from({ length: CUSTOMERS }, async () => {
      const visitor = await VisitorClient.connect({ url, site, token: randomIds.secret() });
      await visitor.hello();
      return { visitor, ...(await fileTicket(agent, visitor)) };
    }),
  );
}

/** A second copy is the same mail, and the first came so shortly before a kill that nobody could note it. */
function unexplained(mailbox: Mailbox, address: string, kills: readonly number[]): string[] {
  const [first, second, ...more] = mailbox.to(address);
  if (first === undefined || second === undefined) return [];
  const same = first.mail.messageId === second.mail.messageId;
  const isInWindow = kills.some((at) => first.at <= at + WINDOW_MS && first.at > at - WINDOW_MS);
  const wrong = !same || !isInWindow || more.length > 0;
  return wrong ? [`${address} was written to ${2 + more.length} times`] : [];
}

async function ticketsTwice(agent: AgentClient, owed: readonly string[]): Promise<string[]> {
  const { tickets } = await agent.get("session:open", {});
  return owed.filter((address) => tickets.filter(({ email }) => email === address).length > 1);
}
