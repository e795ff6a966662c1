import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomIds } from "../../server/random-ids.ts";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath } from "../support/browser.ts";
import { AgentClient } from "../support/clients.ts";
import { fileByStranger, ticketOf, type Filed } from "../support/tickets.ts";
import { withBrowser } from "../support/with-browser.ts";

describe.skipIf(browserPath === null)("a task that is being written", { timeout: 60_000 }, () => {
  const here = withBrowser();
  let page: Page;
  let mei: AgentClient;
  let bob: AgentClient;
  let boots: Filed;
  let stove: Filed;

  beforeAll(async () => {
    const { browser, product } = here;
    const desk = await AgentPage.enter(browser, product.setupLink, { name: "Mei" });
    page = desk.person.page;
    mei = await desk.client(product);
    bob = await AgentClient.join(product, { admin: mei, name: "Bob" });
    await bob.get("availability:set", { availability: "away" });
    boots = await fileByStranger(mei, product, "my boots have lost a lace");
    stove = await fileByStranger(mei, product, "my stove hisses");
    for (const title of ["Find a lace", "Call the workshop", "Send it"]) await save(title);
    await look(boots, /boots/);
  });

  afterAll(() => {
    bob?.close();
    mei?.close();
  });

  const look = async ({ ticketId }: Filed, question: RegExp) => {
    await page.goto(`${here.product.url}/console#/tickets/t/${ticketId}`);
    await page.getByRole("heading", { level: 1, name: question }).waitFor();
  };
  const save = (title: string, id = randomIds.id()) => {
    const rest = { assigneeId: null, dueAt: null, waitsFor: [] };
    return bob.get("task:save", { ticketId: boots.ticketId, id, title, ...rest });
  };
  const tasks = async () => (await ticketOf(mei, boots.conversationId)).tasks;
  const box = () => page.getByRole("region", { name: "Tasks" });
  const title = () => box().getByRole("textbox", { name: "What is to be done" });

  it("M1: what is typed for a new task outlives a look at another ticket and a reload", async () => {
    await box().getByRole("button", { name: "Add a task" }).click();
    await page.keyboard.type("Ask for the size");
    await look(stove, /stove/);
    expect(await title().count()).toBe(0);
    await look(boots, /boots/);
    expect(await title().inputValue()).toBe("Ask for the size");
    await page.reload();
    await title().waitFor();
    expect(await title().inputValue()).toBe("Ask for the size");
    // It was not asked for again: whoever comes back goes on where they are, until they ask.
    expect(await box().locator(":focus").count()).toBe(0);
    await box().getByRole("button", { name: "Add a task" }).click();
    await page.keyboard.press("Enter");
    await title().waitFor({ state: "detached" });
    expect((await tasks()).map((task) => task.title)).toContain("Ask for the size");
  });

  it("M1: a form that nothing was typed into is closed by going elsewhere", async () => {
    await box().getByRole("button", { name: "Add a task" }).click();
    await look(stove, /stove/);
    await look(boots, /boots/);
    await box().getByText("Find a lace").waitFor();
    expect(await title().count()).toBe(0);
  });

  it("M1: of a task that somebody removes meanwhile what is typed stays, which is said, and can be saved", async () => {
    await box().getByRole("button", { name: "Edit the task Call the workshop" }).click();
    await title().press("End");
    await page.keyboard.type(" about laces");
    const taskId = (await tasks()).find((task) => task.title === "Call the workshop")?.id ?? "";
    await bob.get("task:remove", { ticketId: boots.ticketId, taskId });
    const alert = box().getByRole("alert").filter({ hasText: "Somebody removed this task" });
    await alert.waitFor();
    // CX10: as on screens that are styled by what was opened before.
    expect(await colourOf(alert)).not.toBe(await colourOf(box()));
    await page.keyboard.type(", today");
    expect(await title().inputValue()).toBe("Call the workshop about laces, today");
    await page.keyboard.press("Enter");
    await title().waitFor({ state: "detached" });
    expect((await tasks()).map((task) => task.title)).toContain(
      "Call the workshop about laces, today",
    );
  });
});

function colourOf(one: Locator): Promise<string> {
  return one.evaluate((element) => getComputedStyle(element).color);
}
