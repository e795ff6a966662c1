import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { AgentPage } from "../support/agent-page.ts";
import { listenTo, plainly } from "../support/announcements.ts";
import { seriousFindings } from "../support/axe.ts";
import { browserPath, openBrowser, type Person } from "../support/browser.ts";
import {
  asked,
  askToBeCalled,
  awayAfterOneMiss,
  bothReply,
  setRouting,
  tryRouting,
} from "../support/cascade-steps.ts";
import { PDF, png } from "../support/files.ts";
import { VisitorClient } from "../support/clients.ts";
import { Product } from "../support/product.ts";
import { siteKey } from "../support/site-key.ts";
import { panelOf } from "../support/visitor-site.ts";
import { VisitorPage } from "../support/visitor-page.ts";

describe.skipIf(browserPath === null)("the whole cascade in Chromium", { timeout: 60_000 }, () => {
  let browser: Browser;
  let product: Product;
  const people: Person[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterAll(() => browser?.close());

  /** Nobody who needs longer on a busy machine shall count as gone, unless that is what a test is of. */
  async function shop(hurry: Readonly<Record<string, string>> = {}): Promise<void> {
    const calm = { OFFER_SECONDS: "60", AGENT_GRACE_SECONDS: "30", VISITOR_GONE_SECONDS: "30" };
    product = await Product.start({ ...calm, ...hurry });
  }

  afterEach(async () => {
    const complaints = people.flatMap((one) => one.complaints);
    await Promise.all(people.map(({ context }) => context.close()));
    people.length = 0;
    await product.remove();
    expect(complaints).toEqual([]);
  });

  async function visitor(): Promise<VisitorPage> {
    const one = await VisitorPage.visit(browser, product.url);
    people.push(one.person);
    await one.open();
    return one;
  }

  async function crew(...names: readonly string[]): Promise<readonly AgentPage[]> {
    const agents: AgentPage[] = [];
    for (const name of names) {
      const link = agents[0] === undefined ? product.setupLink : await agents[0].invite(name);
      const agent = await AgentPage.enter(browser, link, { name });
      agents.push(agent);
      people.push(agent.person);
    }
    await agents[0]?.goTo("mine");
    return agents;
  }

  it("B2, B6: a question is answered with its article, and yes ends it kindly", async () => {
    await shop();
    const aino = await visitor();
    await aino.ask("A pole on my tent snapped. Can I buy just the one section?");
    await aino.sees("We sell pole sections one by one");
    await aino.sees("Spare parts and repairs");
    await aino.sees("Did that help?");
    await aino.press("Yes");
    await aino.sees("Glad that helped");
    await aino.sees(/Chat closed/);
  });

  it("B7, P2, P3, P10: no hands off; the offer shows what was tried and passes to the other agent in time; who missed it reads that they are away", async () => {
    await shop({ OFFER_SECONDS: "3" });
    const agents = await crew("Mei", "Tomas");
    await awayAfterOneMiss(product, agents[0]);
    const aino = await visitor();
    await aino.ask("how long does delivery take");
    await aino.sees("Did that help?");
    await aino.press("No");
    await aino.sees("Passed to our team");
    const first = await asked(agents);
    await first.offerSays(/how long does delivery take/);
    await first.offerSays(/bot tried once/i);
    const second = agents.find((agent) => agent !== first);
    if (second === undefined) throw new Error("there are two");
    await second.offer.waitFor();
    await first.offer.waitFor({ state: "hidden" });
    await second.accept();
    await aino.sees(`${second.name} joined`);
    await first.sees("chats offered to you went unanswered");
    await first.press("Be online");
    await first.person.page.getByText("went unanswered").waitFor({ state: "hidden" });
  });

  it("D3, D6, AT11, CO8: the chat is live both ways, in the same order, with typing, receipts and files, and goes on if it was resolved too soon", async () => {
    await shop();
    const [mei] = await crew("Mei");
    if (mei === undefined) throw new Error("nobody");
    const aino = await visitor();
    await aino.press("Talk to a person");
    await mei.accept();
    await mei.write("Hi, what can I do for you?");
    await aino.sees("Hi, what can I do for you?");
    await aino.panel.getByLabel("Message", { exact: true }).pressSequentially("My zip");
    await mei.sees(/is typing/);
    await aino.write("My zip is stuck");
    await aino.write("on the left side");
    await mei.sees("on the left side");
    await mei.person.page.getByLabel(/^Write to/).pressSequentially("Which");
    await aino.sees("Mei is typing");
    await mei.write("Which tent is it?");
    await aino.sees("Which tent is it?");
    const order = [
      "Hi, what can I do for you?",
      "My zip is stuck",
      "on the left side",
      "Which tent is it?",
    ];
    await expect.poll(() => aino.said()).toEqual(order);
    await expect.poll(() => mei.said()).toEqual(order);
    await mei.sees(/Seen/);
    await aino.sees(/Seen/);
    await aino.paste(png({ width: 60, height: 40 }), "zip.png");
    await aino.panel.getByText("zip.png", { exact: true }).waitFor();
    await aino.press("Send");
    const shown = mei.person.page.getByRole("button", { name: "Look at zip.png" }).locator("img");
    await expect
      .poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBe(60);
    await mei.attach("guide.pdf", "application/pdf", PDF);
    await mei.write("This is how");
    await aino.sees("This is how");
    expect(await aino.saved("guide.pdf")).toEqual(PDF);
    await mei.press("Resolve");
    await aino.sees(/Chat closed/);
    await mei.press("Undo");
    await aino.panel.getByText("Mei joined").nth(1).waitFor();
    await aino.write("One more thing");
    await mei.sees("One more thing");
    await mei.press("Resolve");
    await aino.panel
      .getByText(/Chat closed/)
      .nth(1)
      .waitFor();
  });

  it("R1, R4: who comes back gets the agent they spoke with, and the console says why; away, the next one and why", async () => {
    await shop();
    const agents = await crew("Mei", "Tomas");
    const aino = await visitor();
    await aino.press("Talk to a person");
    const knows = await asked(agents);
    const other = agents.find((agent) => agent !== knows);
    if (other === undefined) throw new Error("there are two");
    await knows.accept();
    await knows.write("Hello again soon");
    await aino.sees("Hello again soon");
    await knows.press("Resolve");
    await aino.sees(/Chat closed/);

    await aino.comeBack();
    await aino.press("Talk to a person");
    await knows.offer.waitFor();
    expect(await other.offer.isVisible()).toBe(false);
    await knows.accept();
    await knows.sees(/You spoke with .* (on|today)/i);
    await knows.press("Resolve");
    await aino.sees(/Chat closed/);

    await knows.setAvailability("Away");
    await aino.comeBack();
    await aino.press("Talk to a person");
    await other.accept();
    await other.press(/How this was decided/);
    await other.sees(new RegExp(`${knows.name}.*away`, "is"));
  });

  it(
    "A8, R22, R24, RD1, RD3, RD4, Q1, Q4, TG1, TG3, A9: routing as it is set is tried out, holds at once and is explained; who waits may be called; two who reply at once are told; a closed account hands on",
    { timeout: 180_000 },
    async () => {
      await shop();
      const [ana, ben] = await crew("Ana", "Ben");
      if (ana === undefined || ben === undefined) throw new Error("there are two");
      const { page } = ana.person;
      const serious = () => seriousFindings(page.mainFrame());
      await setRouting(ana);
      await tryRouting(ana);

      const aino = await visitor();
      await aino.press("Talk to a person");
      await ben.offerSays(/Everybody with room sees it/);
      await ben.accept();
      await ana.goTo("all");
      await page.locator(".item").first().click();
      await page.getByRole("button", { name: "Take over" }).waitFor();
      const waiting = await visitor();
      await waiting.press("Talk to a person");
      await waiting.sees("Your place");
      await ana.goTo("waiting");
      await page
        .getByRole("link", { name: /Visitor|Guest/ })
        .first()
        .click();
      await ana.sees("Nobody is free yet");
      await ana.press(/How this was decided/);
      await ana.sees("Ben is full, 1 of 1");
      await ana.sees("It is for Repairs: they ask from a page that begins with “/demo”.");
      await ana.sees("How it came here");
      expect(await serious()).toEqual([]);
      await askToBeCalled(waiting);

      await ana.goTo("tickets");
      await page
        .getByRole("link", { name: /CAS-|Your question/ })
        .first()
        .click();
      await page.getByRole("link", { name: "+358 40 123 4567" }).waitFor();
      await ana.sees("Wants to be called: Leo");
      await bothReply(ana, ben);
      expect(await serious()).toEqual([]);
      await ana.goTo("team");
      await page.getByRole("button", { name: "More about Ben" }).click();
      await page.getByRole("menuitem", { name: "Deactivate" }).click();
      await ana.press("Deactivate Ben");
      await ana.sees("Reactivate");
      await ben.sees("You were signed out.");
      // Nobody else is in the team: the question is not lost.
      await aino.sees(/CAS-/);
    },
  );

  it("R7, T3, T4: with nobody there it becomes a request, shown again on return, where more can be written", async () => {
    await shop();
    const [mei] = await crew("Mei");
    if (mei === undefined) throw new Error("nobody");
    await mei.setAvailability("Away");
    const aino = await visitor();
    await aino.ask("I want to talk to a person about my stove");
    await aino.sees(/CAS-\d+/);
    await aino.panel.getByLabel("Your e-mail address").fill("aino@example.com");
    await aino.press("Save");
    await aino.sees("aino@example.com");

    await aino.comeBack();
    await aino.sees(/CAS-\d+/);
    await aino.write("It is the small one");
    await aino.sees("It is the small one");

    await mei.goTo("tickets");
    await mei.sees(/CAS-\d+/);
    await mei.person.page
      .getByText(/CAS-\d+/)
      .first()
      .click();
    await mei.sees("It is the small one");
    await mei.sees(/nobody was on duty/i);
    await mei.write("We send you a new one");
    await aino.sees("We send you a new one");
    await mei.person.page.getByRole("tab", { name: /History/ }).click();
    await mei.sees(/aino@example.com/);
    await mei.press(/Chat live/);
    await aino.sees("Mei joined");
  });

  it("F2, F4: leaving while waiting, and closing unresolved, file a ticket each", async () => {
    await shop({ VISITOR_GONE_SECONDS: "2" });
    const [mei] = await crew("Mei");
    if (mei === undefined) throw new Error("nobody");
    const aino = await visitor();
    await aino.press("Talk to a person");
    await mei.accept();
    await mei.press("File ticket");
    await aino.sees(/CAS-1001/);
    await mei.goTo("mine");

    const kim = await visitor();
    await kim.ask("can a person call my neighbour");
    await kim.press("Talk to a person");
    await mei.offer.waitFor();
    await kim.person.page.goto("about:blank");
    await mei.offer.waitFor({ state: "hidden" });
    await mei.goTo("tickets");
    await mei.sees("CAS-1002");
  });

  it("D1, D7, WE4: a kill in mid-chat loses nothing: what was sent is there once, in order, and what waited is sent after; each is told aloud once", async () => {
    await shop();
    const [mei] = await crew("Mei");
    if (mei === undefined) throw new Error("nobody");
    const aino = await visitor();
    const atDesk = await listenTo(mei.person.page.mainFrame());
    await aino.press("Talk to a person");
    await mei.accept();
    const inPanel = await listenTo(panelOf(aino.person.page));
    await aino.write("before the crash");
    await mei.sees("before the crash");
    await mei.person.page.getByLabel(/^Write to/).pressSequentially("I");
    await aino.sees("Mei is typing");
    await mei.write("I am here");
    await aino.sees("I am here");
    const waiting = await visitor();
    await waiting.ask("how long does delivery take");
    await waiting.sees("Did that help?");

    await product.stop("SIGKILL");
    await aino.sees(/Reconnecting/);
    await aino.write("written while it was down");
    await aino.sees("Waits for connection");
    await product.start();
    await mei.sees("written while it was down");
    await aino.panel.getByText("Waits for connection").waitFor({ state: "hidden" });
    const order = ["before the crash", "I am here", "written while it was down"];
    await expect.poll(() => aino.said()).toEqual(order);
    await expect.poll(() => mei.said()).toEqual(order);
    await mei.person.page.getByText("Connected again.").waitFor({ state: "attached" });
    expect(plainly(await inPanel.take())).toEqual([
      "Connected again.",
      "Mei I am here TIME",
      "Mei is typing",
      "Reconnecting. What you write is kept and sent.",
      "Sent TIME",
      "Sent TIME",
      "You before the crash Sending",
      "You written while it was down Waits for connection",
    ]);
    const told = plainly(await atDesk.take());
    expect(told.filter((line) => line !== "Visitor is typing")).toEqual([
      "Connected again.",
      "New chat for you. Visitor:",
      "Reconnecting. What you write is kept, and sent when the connection is back.",
      "Visitor before the crash TIME",
      "Visitor written while it was down TIME",
      "You I am here Sending",
    ]);

    await aino.person.page.reload();
    await aino.open();
    await aino.sees("written while it was down");
    await expect.poll(() => aino.said(), { timeout: 10_000 }).toEqual(order);
    await mei.person.page.reload();
    await mei.sees("written while it was down");
    await waiting.press("Talk to a person");
    await mei.offer.waitFor();
    const again = await listenTo(panelOf(aino.person.page));
    await mei.press("Block this contact");
    await mei.sees("Let them write again");
    const untaken = "We are not taking messages from you at the moment.";
    await aino.sees(untaken);
    await aino.write("one more");
    await aino.sees("Kept here, not sent");
    const heard = await again.take();
    for (const line of [untaken, "one more Kept here, not sent"])
      expect(heard.filter((one) => one.startsWith(line))).toHaveLength(1);
    expect(heard.filter((one) => one.includes("Try again"))).toEqual([]);
  });

  it("D10: earlier messages come as one scrolls up, and nothing one reads moves", async () => {
    await shop({ VISITOR_RATE: "1000", ADDRESS_RATE: "1000" });
    const [mei] = await crew("Mei");
    if (mei === undefined) throw new Error("nobody");
    const aino = await visitor();
    await aino.press("Talk to a person");
    await mei.accept();
    const frame = aino.person.page.frames().find((one) => one.url().includes("/widget/panel"));
    const site = await siteKey(product);
    const token = await frame?.evaluate(
      (key) => localStorage[key] as string,
      `cascade:visitor:${site}`,
    );
    const phone = await VisitorClient.connect({ url: product.url, site, token: token ?? "" });
    const { current } = await phone.hello();
    for (let nth = 1; nth <= 70; nth += 1) await phone.say(current?.id ?? "", `line ${nth}.`);
    phone.close();

    await aino.comeBack();
    await mei.person.page.reload();
    for (const { log, sees } of [
      { log: aino.log, sees: (text: string) => aino.sees(text) },
      { log: mei.person.page.getByRole("log").first(), sees: (text: string) => mei.sees(text) },
    ]) {
      await sees("line 70.");
      const held = await log.locator(".bubble").count();
      expect(held).toBeLessThanOrEqual(50);
      const read = log.getByText(`line ${73 - held}.`, { exact: true });
      const before = await read.evaluate((line) => {
        const scroller = line.closest("[role=log]");
        if (scroller !== null) scroller.scrollTop = 120;
        return line.getBoundingClientRect().y;
      });
      await expect.poll(() => log.locator(".bubble").count()).toBe(70);
      const after = await read.evaluate((line) => line.getBoundingClientRect().y);
      expect(after).toBeCloseTo(before, 0);
      await log.evaluate((scroller) => (scroller.scrollTop = 0));
      await sees("line 1.");
      await log.getByRole("button", { name: "Earlier messages" }).waitFor({ state: "detached" });
    }
  });
});
