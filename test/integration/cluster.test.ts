import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from "vitest";
import pg from "pg";
import { post, type AgentClient } from "../support/clients.ts";
import { RealCluster } from "../support/cluster.ts";
import { Certificate, ELSEWHERE, isOpensslInstalled } from "../support/certificate.ts";
import { Dovecot, isDovecotInstalled } from "../support/dovecot.ts";
import { Mailbox } from "../support/mailbox.ts";
import { rawMail } from "../support/raw-mail.ts";
import { postgresPrograms } from "../support/postgres.ts";
import { PushService } from "../support/push-service.ts";
import { isRedisInstalled } from "../support/redis.ts";
import { fileTicket } from "../support/tickets.ts";
import { until } from "../support/until.ts";
import { describeWhere } from "../support/where-installed.ts";

const isInstalled = postgresPrograms() !== null && isRedisInstalled;

describeWhere("PostgreSQL and Redis, and two nodes", isInstalled, () => {
  let cluster: RealCluster;
  let mailbox: Mailbox;
  let dovecot: Dovecot | null = null;
  let certificate: Certificate | null = null;
  let elsa: AgentClient;
  let ida: AgentClient;

  beforeAll(async () => {
    // The nodes trust it by their setting; by names that are not this machine's they look at it (IM7).
    certificate = isOpensslInstalled ? new Certificate() : null;
    mailbox = await Mailbox.start(certificate && { ...certificate.content, secure: false });
    dovecot = isDovecotInstalled ? await Dovecot.start(certificate) : null;
    const here = certificate === null ? "127.0.0.1" : ELSEWHERE;
    const box = certificate === null ? dovecot?.url : dovecot?.secureUrl;
    cluster = await RealCluster.start(3, {
      ...(box === undefined ? {} : { MAIL_IMAP_URL: box.replace("127.0.0.1", here) }),
      SMTP_URL: mailbox.url.replace("127.0.0.1", here),
      NODE_EXTRA_CA_CERTS: certificate?.pem ?? "",
      MAIL_FROM: "support@shop.example",
      PUBLIC_URL: "https://chat.shop.example",
      WEBHOOK_PRIVATE: "1",
    });
    elsa = await cluster.agent(1, "Elsa");
    ida = await cluster.agent(0, "Ida");
    await cluster.know([elsa, ida], [elsa, ida]);
    await only(elsa);
  });
  afterAll(async () => {
    await cluster?.remove();
    await mailbox?.stop();
    await dovecot?.remove();
    certificate?.remove();
  });
  afterEach(async () => cluster.redis.start());

  /** Only this one is asked. */
  async function only(agent: AgentClient): Promise<void> {
    for (const one of [elsa, ida])
      await one.get("availability:set", { availability: one === agent ? "online" : "away" });
  }

  /** A visitor on one node in a chat with an agent on the other. */
  async function chatting(agent = elsa) {
    const visitor = await cluster.visitor(0);
    await visitor.hello();
    const conversationId = await visitor.start("A person, please", { person: true });
    await agent.offered(conversationId);
    await agent.get("offer:accept", { conversationId });
    await agent.get("conversation:open", { conversationId });
    await visitor.happened("agent:joined");
    return { visitor, conversationId };
  }

  function heard(client: { readonly envelopes: readonly unknown[] }, text: string) {
    return until(`"${text}"`, () => JSON.stringify(client.envelopes).includes(text));
  }

  test("a visitor on one node and an agent on the other hear each other (N1)", async () => {
    const { visitor, conversationId } = await chatting();
    await elsa.say(conversationId, "Hej!");
    await heard(visitor, "Hej!");
    await visitor.say(conversationId, "Thanks!");
    await heard(elsa, "Thanks!");
    await elsa.get("conversation:resolve", { conversationId });
  });

  test("who else is at a conversation is told from node to node (TG2)", async () => {
    const { conversationId } = await chatting();
    await ida.get("conversation:open", { conversationId });
    await elsa.get("sign:set", { conversationId, doing: "replying" });
    await until("what Elsa does", () =>
      ida.received.some(
        ({ event, payload }) =>
          event === "sign:changed" && (payload as { doing: string }).doing === "replying",
      ),
    );
    await elsa.get("conversation:resolve", { conversationId });
  });

  test("a supervisor on one node sees who is connected to another (OS4)", async () => {
    const visitor = await cluster.visitor(2);
    await visitor.hello();
    const conversationId = await visitor.start("where is my order");
    await until("the visitor of the other node", async () => {
      const { visitors, whole } = await elsa.get("site:look", {});
      return whole && visitors.some(({ conversation }) => conversation?.id === conversationId);
    });
    visitor.close();
    await until("their going", async () => {
      const { visitors } = await elsa.get("site:look", {});
      return !visitors.some(({ conversation }) => conversation?.id === conversationId);
    });
  });

  test("who looks at their console on one node is not pushed by another (PU3)", async () => {
    const service = await PushService.start();
    const browser = service.browser("Chrome on Linux");
    await elsa.get("push:subscribe", browser.subscription);
    await elsa.get("push:set", { kinds: ["message"], text: true, quiet: null });
    const { visitor, conversationId } = await chatting();
    const asked = () => watchers(cluster.postgres.url(), elsa.id);
    await until("the other nodes to know that she looks", async () => (await asked()) === 1);
    await visitor.say(conversationId, "you see this");
    await until("it to be settled", async () => (await errands(cluster.postgres.url())) === 0);
    expect(browser.asked).toBe(0);
    await elsa.get("visibility:set", { visible: false });
    await until("the other nodes to know that she does not", async () => (await asked()) === 0);
    await visitor.say(conversationId, "but not this");
    expect((await browser.nth(1)).payload.body).toBe("but not this");
    await elsa.get("visibility:set", { visible: true });
    await elsa.get("conversation:resolve", { conversationId });
    await service.stop();
  });

  test("of all that see a mail come due, one node sends it (E1, N3)", async () => {
    await ida.get("availability:set", { availability: "away" });
    const addresses = [0, 1, 2, 3, 4].map((n) => `customer-${n}@example.com`);
    for (const [n, email] of addresses.entries()) {
      const visitor = await cluster.visitor(n % 3);
      await visitor.hello();
      const { ticketId } = await fileTicket(elsa, visitor);
      await visitor.get("ticket:subscribe", { ticketId, email });
    }
    for (const email of addresses) await mailbox.mailTo(email);
    const isEncrypted = mailbox.received.every(({ encrypted }) => encrypted);
    expect(isEncrypted).toBe(certificate !== null);
    expect(mailbox.received.map(({ to }) => to).toSorted()).toEqual(addresses);
    await only(elsa);
  });

  describeWhere("IMAP server (Dovecot)", isDovecotInstalled, () => {
    test("of all that could read a mailbox one does, and each mail is taken once (IM4)", async () => {
      const box = dovecot;
      if (box === null) throw new Error("There is no mailbox.");
      const senders = [0, 1, 2, 3].map((n) => `sender-${n}@example.com`);
      const to = "support@shop.example";
      for (const from of senders) box.deliver(rawMail({ from, to, text: "Hello" }));
      const isRead = () => seenIn(box) === senders.length;
      await until("all of it to be read", isRead, 30_000);
      const { tickets } = await elsa.get("session:open", {});
      const known = tickets
        .map(({ email }) => email)
        .filter((email) => senders.includes(email ?? ""));
      expect(known.toSorted()).toEqual(senders);
      expect(box.logins()).toBe(1);
    });
  });

  const goneIn: readonly (readonly [string, () => Promise<() => void>])[] = [
    ["is away", () => cluster.redis.stop().then(() => () => {})],
    ["no longer answers", async () => cluster.redis.freeze()],
  ];
  test.each(goneIn)(
    "when Redis %s they still do, by the numbers of what was said (N2, N5)",
    async (_how, lose) => {
      const { visitor, conversationId } = await chatting();
      onTestFinished(await lose());
      const { seq } = (await elsa.get("message:post", {
        conversationId,
        id: "0123456789abcdefghijkl",
        text: "Still here",
      })) as { seq: number };
      await until("the head to be told", () =>
        visitor.received.some(
          ({ event, payload }) =>
            event === "heartbeat:sent" &&
            (payload as Record<string, number>)[conversationId] === seq,
        ),
      );
      const view = await visitor.get("conversation:sync", { conversationId, after: seq - 1 });
      expect(JSON.stringify(view)).toContain("Still here");
      await elsa.get("conversation:resolve", { conversationId });
    },
  );

  test("of all who claim at once, on whichever node, one has it (P5, N3)", async () => {
    const visitor = await cluster.visitor(0);
    await visitor.hello();
    const conversationId = await visitor.start("Hello", { person: true });
    await elsa.offered(conversationId);
    await elsa.get("offer:decline", { conversationId });
    const claims = await Promise.all(
      [elsa, ida, elsa, ida].map((one) => one.ask("conversation:claim", { conversationId })),
    );
    const owner = await visitor.happened("agent:joined");
    const owners = new Set(claims.flatMap((claim, i) => (claim.ok ? [i % 2] : [])));
    expect(owners.size).toBe(1);
    const one = owners.has(0) ? elsa : ida;
    expect(JSON.stringify(owner)).toContain(owners.has(0) ? "Elsa" : "Ida");
    await one.get("conversation:resolve", { conversationId });
  });

  test("who signs out on one node loses the consoles on every other, also without Redis (A3, N4)", async () => {
    for (const withRedis of [true, false]) {
      const cookie = await signIn("ida@example.com");
      const console = await cluster.again(1, { id: ida.id, cookie });
      if (!withRedis) await cluster.redis.stop();
      await post(cluster.node(0).url, "/api/sign-out", {}, { cookie });
      await until("the other console to be closed", () => console.socket.disconnected);
    }
  });

  async function signIn(email: string): Promise<string> {
    const body = { email, password: "a long enough password" };
    const response = await post(cluster.node(0).url, "/api/sign-in", body);
    return response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  }

  test("what an administrator changes on one node is told on the other (N7)", async () => {
    await elsa.setShop({ name: "Northern Tents", origins: [] });
    await until("the other node to tell it", () =>
      JSON.stringify(ida.received).includes("Northern Tents"),
    );
    const visitor = await cluster.visitor(0);
    expect((await visitor.hello()).shop.name).toBe("Northern Tents");
  });

  test("a limit counts over all nodes together (N5)", async () => {
    const body = { email: "nobody@example.com", password: "a wrong password" };
    const attempts = Array.from({ length: 12 }, (_, i) =>
      post(cluster.node(i % 2).url, "/api/sign-in", body),
    );
    const codes = (await Promise.all(attempts)).map(({ status }) => status);
    expect(codes.filter((code) => code !== 429)).toHaveLength(10);
  });

  test("a visitor on one node and an agent on another go on while a third dies under somebody else, who goes on elsewhere (N1, N6)", async () => {
    const { visitor, conversationId } = await chatting();
    const third = await cluster.visitor(2);
    await third.hello();
    const asked = await third.start("Hello");
    await cluster.node(2).stop("SIGKILL");
    await elsa.say(conversationId, "Still with you");
    await heard(visitor, "Still with you");
    await visitor.say(conversationId, "And I with you");
    await heard(elsa, "And I with you");
    const again = await cluster.visitor(0, third.token);
    expect(JSON.stringify((await again.hello()) as unknown)).toContain(asked);
    await elsa.get("conversation:resolve", { conversationId });
  });

  test("of a node that dies, agents and visitors count as gone, and its agents' chats go on (P7, N6)", async () => {
    await only(ida);
    const visitor = await cluster.visitor(1);
    await visitor.hello();
    const conversationId = await visitor.start("A person, please", { person: true });
    await ida.offered(conversationId);
    await ida.get("offer:accept", { conversationId });
    const waiting = await cluster.visitor(0);
    await waiting.hello();
    const left = await waiting.start("Me too", { person: true });
    await elsa.get("availability:set", { availability: "online" });
    await elsa.get("conversation:open", { conversationId: left });
    if (dovecot !== null) await beginToRead(dovecot);
    await cluster.node(0).stop("SIGKILL");
    const offered = () =>
      elsa.offered(conversationId).then(
        () => true,
        () => false,
      );
    await until("an offer to somebody else", offered, 20_000);
    expect((await visitor.happened("handoff:made", 2)).reason).toBe("agent_left");
    await until("the visitor to count as gone", () =>
      elsa.envelopes.some(
        ({ conversationId: id, logged }) => id === left && logged.event.type === "visitor:left",
      ),
    );
    await cluster.know([elsa], [elsa]);
  }, 60_000);

  let toBeSeen = 0;
  const MANY = Array.from({ length: 15 }, (_, n) => `crowd-${n}@example.com`);

  /** The node that started first reads the box; it is in the middle of these. */
  async function beginToRead(box: Dovecot): Promise<void> {
    const before = seenIn(box);
    toBeSeen = before + MANY.length;
    for (const from of MANY) box.deliver(rawMail({ from, to: "support@shop.example", text: "Hi" }));
    await until("some of it to be read", () => seenIn(box) > before + 1, 30_000);
  }

  describeWhere("IMAP server (Dovecot)", isDovecotInstalled, () => {
    test("when the node that reads a mailbox dies in the middle, another goes on, and each mail is there once (IM4)", async () => {
      const box = dovecot;
      if (box === null) throw new Error("There is no mailbox.");
      await until("another node to read", () => box.logins() === 2, 40_000);
      await until("the rest to be read", () => seenIn(box) === toBeSeen, 40_000);
      const { tickets } = await elsa.get("session:open", {});
      const senders = tickets.flatMap(({ email }) => (MANY.includes(email ?? "") ? [email] : []));
      expect(senders.toSorted()).toEqual(MANY.toSorted());
      const ids = tickets.filter(({ email }) => MANY.includes(email ?? ""));
      for (const { conversationId } of ids) {
        const { view } = await elsa.get("conversation:open", { conversationId });
        expect(view.public.entries.filter(({ is }) => is === "message")).toHaveLength(1);
      }
    }, 60_000);
  });
});

const seenIn = (box: Dovecot) => box.flags().filter((one) => one === "S").length;

const watchers = (url: string, id: string) =>
  counted(url, "SELECT 1 FROM connected WHERE kind = 'watcher' AND id = $1", [id]);
const errands = (url: string) => counted(url, "SELECT 1 FROM record WHERE kind = 'errand'", []);

async function counted(url: string, query: string, values: readonly string[]): Promise<number> {
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  const { rowCount } = await database.query(query, [...values]).finally(() => database.end());
  return rowCount ?? 0;
}
