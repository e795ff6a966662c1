import { describe, expect, it } from "vitest";
import { seriousFindings } from "../support/axe.ts";
import { browserPath } from "../support/browser.ts";
import {
  asked,
  askToBeCalled,
  awayAfterOneMiss,
  bothReply,
  setRouting,
  tryRouting,
} from "../support/cascade-steps.ts";
import { PDF, png } from "../support/files.ts";
import { shopDays } from "../support/shop-day.ts";

describe.skipIf(browserPath === null)("the whole cascade in Chromium", { timeout: 60_000 }, () => {
  const { shop, visitor, crew } = shopDays();

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
    const product = await shop({ OFFER_SECONDS: "3" });
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

  it("F2, F4, Y1, WX8: leaving while waiting, and closing unresolved, file a ticket each; a later chat that ends after a reload stays in view", async () => {
    await shop({ VISITOR_GONE_SECONDS: "2" });
    const [mei] = await crew("Mei");
    if (mei === undefined) throw new Error("nobody");
    const aino = await visitor();
    await aino.press("Talk to a person");
    await mei.accept();
    await mei.press("File ticket");
    await aino.sees(/CAS-1001/);
    await mei.goTo("mine");

    await aino.press("Back to home");
    await aino.press("Talk to a person");
    await mei.accept();
    await mei.write("Here I am again");
    await aino.comeBack();
    await aino.sees("Here I am again");
    const field = aino.panel.getByLabel("Message", { exact: true });
    await field.fill("half a word");
    await mei.press("Resolve");
    await aino.sees(/Chat closed/);
    await aino.sees("How was it?");
    expect(await field.inputValue()).toBe("half a word");

    const kim = await visitor();
    await kim.ask("can a person call my neighbour");
    await kim.press("Talk to a person");
    await mei.offer.waitFor();
    await kim.person.page.goto("about:blank");
    await mei.offer.waitFor({ state: "hidden" });
    await mei.goTo("tickets");
    await mei.sees("CAS-1002");
  });
});
