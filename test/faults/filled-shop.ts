import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomIds } from "../../server/random-ids.ts";
import { cookieOf, AgentClient, post, VisitorClient } from "../support/clients.ts";
import { treatContact } from "../support/contact-edits.ts";
import { FileClient } from "../support/file-client.ts";
import { png } from "../support/files.ts";
import { Console } from "../support/learning.ts";
import { Mailbox } from "../support/mailbox.ts";
import { sendRaw } from "../support/mail-sender.ts";
import { ROOT } from "../support/root.ts";
import { RoutingDesk } from "../support/routing-desk.ts";
import { Dealer } from "../support/script-payloads.ts";
import { startServer, type Running } from "../support/server.ts";
import { signToken } from "../support/sign.ts";
import { fileTicket, ticketOf } from "../support/tickets.ts";
import { until } from "../support/until.ts";
import { inMarkdown, pageOf, policy, someMail, teamsLike, unvaried } from "./filled-texts.ts";

const OURS = "support@shop.example";
const ARTICLES = 8;
const PASSWORD = "a long enough password";

/** A customer with a request; `token`: who they are in their browser. */
export type FilledCustomer = {
  readonly token: string;
  readonly email: string;
  readonly conversationId: string;
  readonly ticketId: string;
};

export type FilledShop = {
  readonly running: Running;
  readonly mailbox: Mailbox;
  readonly admin: AgentClient;
  /** Where each of the articles is: topics. */
  readonly topics: readonly string[];
  readonly customers: readonly FilledCustomer[];
  /** Of somebody who talked with a person, and said how it was. */
  readonly rated: FilledCustomer;
  stop(): Promise<void>;
};

type Sized = { readonly texts: readonly string[]; readonly customers: number };

/** A shop in which every text that anybody can have stored is one of these, or what fits of it. */
export async function filledShop({ texts, customers }: Sized): Promise<FilledShop> {
  const mailbox = await Mailbox.start();
  const articles = mkdtempSync(join(tmpdir(), "cascade-filled-"));
  const running = await startServer({
    assets: join(ROOT, "dist"),
    folder: { path: articles },
    config: {
      mail: {
        ...mailbox.settings,
        inbound: { address: OURS, listen: { port: 0, host: "127.0.0.1", tls: null }, box: null },
      },
    },
    timings: { mail: { gatherMs: 50, retryMs: 50, giveUpMs: 60_000 } },
  });
  const admin = await running.agent("Ana");
  const filler = new Filler({ running, mailbox, admin }, new Dealer(texts));
  await filler.settings();
  const topics = await filler.articles(Math.ceil(texts.length / ARTICLES));
  await filler.tools();
  const share = Math.ceil(texts.length / customers);
  const filed: FilledCustomer[] = [];
  for (let nth = 0; nth < customers; nth += 1)
    filed.push(await filler.customer(texts.slice(nth * share, (nth + 1) * share)));
  await filler.mails();
  const rated = await filler.rated();
  await filler.webhook();
  return {
    running,
    mailbox,
    admin,
    topics,
    customers: filed,
    rated,
    async stop() {
      await running.stop();
      await mailbox.stop();
      rmSync(articles, { recursive: true, force: true });
    },
  };
}

type Shop = {
  readonly running: Running;
  readonly mailbox: Mailbox;
  readonly admin: AgentClient;
};

/** Lines of settings take no signs that are not seen. */
const plain = (text: string) => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, "").trim();

class Filler {
  readonly #shop: Shop;
  readonly #deal: Dealer;
  readonly #files: FileClient;
  readonly #console: Console;
  #nth = 0;

  constructor(shop: Shop, deal: Dealer) {
    this.#shop = shop;
    this.#deal = deal;
    this.#files = new FileClient(shop.running.url);
    this.#console = new Console(shop.running.url, shop.admin);
  }

  async settings(): Promise<void> {
    const { running, admin } = this.#shop;
    const deal = this.#deal;
    await admin.setShop({
      name: deal.one(80),
      origins: ["https://shop.example"],
    });
    await new RoutingDesk(running).set(admin, (settings) => ({
      ...settings,
      teams: [...settings.teams, ...teamsLike(settings, deal)],
      skills: [{ id: "skill", name: deal.one(60) }],
      rules: (["choice", "page", "category", "words"] as const).map((on) => ({
        on,
        is: deal.one(200),
        teamId: null,
        tier: null,
        skills: [],
      })),
      priority: { ...settings.priority, plans: [{ plan: deal.one(60), level: 1 }] },
    }));
    const label = () => ({ en: plain(deal.one(40)) });
    await this.#put("/look", {
      accent: null,
      theme: "auto",
      side: "right",
      distance: 20,
      launcher: "word",
      texts: { en: { title: label().en, greeting: plain(deal.one(80)), launcher: deal.one(24) } },
    });
    await this.#put("/pre-chat", {
      on: true,
      fields: [
        { kind: "name", required: false, labels: label(), options: [] },
        { kind: "text", required: false, labels: label(), options: [] },
        {
          kind: "choice",
          required: false,
          labels: label(),
          options: ["one", "two"].map((id) => ({ id, labels: label(), teamId: null })),
        },
      ],
    });
    const when = { page: "/new*", seconds: 0, scroll: 0, visits: 1, languages: [] };
    const said = { name: plain(deal.one(60)), texts: { en: plain(deal.one(240)) } };
    await this.#put("/proactive", {
      rules: [{ id: "hit", on: true, ...said, when, staffed: false }],
    });
    await this.#put("/sla", { policies: [policy(deal.one(60), deal.one(60), deal.one(40))] });
  }

  /** Last: nobody is there to be told of what happens. */
  async webhook(): Promise<void> {
    await this.#put("/service", {
      waiting: [],
      notices: { assignee: false, supervisors: false },
      webhook: { url: `https://x.example/?q=${this.#deal.one(200)}` },
    });
  }

  async articles(each: number): Promise<readonly string[]> {
    const deal = this.#deal;
    const topics = Array.from({ length: ARTICLES }, (_, nth) => `topic-${nth}`);
    for (const topic of topics)
      await this.#console.save(`en/${topic}`, {
        title: deal.one(200),
        body: deal.many(each).map(inMarkdown).join("\n\n"),
        phrasings: [...deal.many(5, 300)],
        category: deal.one(60),
        popular: true,
      });
    return topics;
  }

  /** What the team has at hand, and colleagues with names. */
  async tools(): Promise<void> {
    const { admin } = this.#shop;
    const deal = this.#deal;
    const id = () => randomIds.id();
    for (let nth = 0; nth < 8; nth += 1) {
      const text = unvaried(deal.one());
      await admin.get("canned:save", {
        base: null,
        tool: { id: id(), name: deal.one(60), text, language: null },
      });
      await admin.get("macro:save", {
        base: null,
        tool: {
          id: id(),
          name: deal.one(60),
          actions: [
            { does: "note", text: unvaried(deal.one()) },
            { does: "tags", add: [deal.one(40)] },
          ],
        },
      });
      const steps = deal
        .many(3, 200)
        .map((title) => ({ title, assigneeId: null, dueMinutes: 5, waitsFor: [] }));
      await admin.get("process:save", {
        base: null,
        tool: { id: id(), name: deal.one(60), steps },
      });
      const tags = [deal.one(40)];
      await admin.get("view:save", {
        base: null,
        view: {
          id: id(),
          name: deal.one(60),
          filter: { statuses: [], priorities: [], kinds: [], tags, assignee: "any" },
          sort: "oldest",
        },
      });
    }
    for (let nth = 0; nth < 4; nth += 1) await this.#colleague(`mate${nth}@example.com`);
    await admin.get("invite:create", { name: deal.one(80) });
  }

  async #colleague(email: string): Promise<void> {
    const { running, admin } = this.#shop;
    const name = this.#deal.one(80);
    const { link } = await admin.get("invite:create", { name });
    const token = link.split("/").at(-1) ?? "";
    const body = { token, name, email, password: PASSWORD };
    const response = await post(running.url, "/api/join", body);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    const { id } = (await response.json()) as { id: string };
    const mate = await AgentClient.connect(running, { id, cookie: cookieOf(response) });
    await mate.get("availability:set", { availability: "away" });
    mate.close();
  }

  /** A request with all that can be said, set and attached around it. */
  /** Among all customers every text is said once: whatever else is dealt where nobody looks, each is seen. */
  async customer(said: readonly string[]): Promise<FilledCustomer> {
    const { mailbox, admin } = this.#shop;
    const deal = this.#deal;
    const { visitor, token } = await this.#visitor();
    const { conversationId, ticketId } = await fileTicket(admin, visitor, deal.one());
    const email = this.#address();
    await visitor.get("ticket:subscribe", { ticketId, email });
    await mailbox.mailTo(email);
    for (const text of said) await visitor.say(conversationId, text.trim());
    for (const text of deal.many(Math.ceil(said.length / 2))) await admin.say(conversationId, text);
    const id = await this.#files.kept(visitor, png(), { name: `${deal.one(80)}.png` });
    await visitor.get("message:post", {
      conversationId,
      id: randomIds.id(),
      text: deal.one(),
      files: [id],
    });
    await admin.get("note:post", { conversationId, id: randomIds.id(), text: deal.one() });
    await admin.get("ticket:update", {
      ticketId,
      subject: deal.one(120),
      addTags: [...deal.many(3, 40)],
    });
    await admin.get("task:save", {
      ticketId,
      id: randomIds.id(),
      title: deal.one(200),
      assigneeId: null,
      dueAt: null,
      waitsFor: [],
    });
    const { contactId } = await ticketOf(admin, conversationId);
    await treatContact(admin, { contactId, ownerId: null, vip: true, plan: deal.one(60) });
    visitor.close();
    return { token, email, conversationId, ticketId };
  }

  /** Somebody the site vouches for under such a name, on such a page. */
  async #visitor(): Promise<{ readonly visitor: VisitorClient; readonly token: string }> {
    const { running, admin } = this.#shop;
    const deal = this.#deal;
    const token = randomIds.secret();
    const { secret } = await admin.get("identity:secret", { anew: false });
    const identity = signToken(secret, {
      sub: deal.one(190) + this.#nth,
      aud: running.site,
      name: deal.one(80),
    });
    const { url, site } = running;
    const visitor = await VisitorClient.connect({ url, site, token, identity });
    const page = { url: pageOf(deal.one(300)), title: deal.one(300) };
    await visitor.get("session:open", { language: "en", timeZone: null, page });
    await visitor.get("prechat:answer", { answers: { name: deal.one(80), text: deal.one() } });
    await visitor.get("event:track", {
      name: deal.one(80),
      details: { [deal.one(40)]: deal.one(200) },
    });
    return { visitor, token };
  }

  /** What comes by mail, with a name, a subject, HTML and a file. */
  async mails(): Promise<void> {
    const { running, admin } = this.#shop;
    for (let nth = 0; nth < 4; nth += 1) {
      const from = this.#address();
      const answer = await sendRaw(
        running.app.mailPort ?? 0,
        { from, to: [OURS] },
        someMail({ from: from, to: OURS }, this.#deal),
      );
      if (!answer.startsWith("250")) throw new Error(answer);
      await until("the mail's ticket", async () =>
        (await admin.get("session:open", {})).tickets.some(({ email }) => email === from),
      );
    }
  }

  /** A chat with a person, looked up, resolved and rated. */
  async rated(): Promise<FilledCustomer> {
    const { admin } = this.#shop;
    const { visitor, token } = await this.#visitor();
    await admin.get("availability:set", { availability: "online" });
    const conversationId = await visitor.start(this.#deal.one(), { person: true });
    await admin.offered(conversationId);
    await admin.get("offer:accept", { conversationId });
    for (const text of this.#deal.many(5)) await admin.say(conversationId, text);
    await admin.get("conversation:resolve", { conversationId });
    const comment = this.#deal.one(500);
    await visitor.get("conversation:rate", { conversationId, good: false, comment });
    visitor.close();
    return { token, email: "", conversationId, ticketId: "" };
  }

  #address(): string {
    this.#nth += 1;
    return `customer${this.#nth}@example.com`;
  }

  async #put(path: string, settings: object): Promise<void> {
    const response = await this.#console.request("PUT", path, { revision: 0, settings });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
}
