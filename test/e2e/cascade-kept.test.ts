import { describe, expect, it } from "vitest";
import { listenTo, plainly } from "../support/announcements.ts";
import { browserPath } from "../support/browser.ts";
import { VisitorClient } from "../support/clients.ts";
import { shopDays } from "../support/shop-day.ts";
import { siteKey } from "../support/site-key.ts";
import { panelOf } from "../support/visitor-site.ts";

describe.skipIf(browserPath === null)(
  "what was said is kept, in Chromium",
  { timeout: 60_000 },
  () => {
    const { shop, visitor, crew } = shopDays();

    it("D1, D7, WE4: a kill in mid-chat loses nothing: what was sent is there once, in order, and what waited is sent after; each is told aloud once", async () => {
      const product = await shop();
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
      const product = await shop({ VISITOR_RATE: "1000", ADDRESS_RATE: "1000" });
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
  },
);
