import { describe, expect, it } from "vitest";
import { browserPath } from "../support/browser.ts";
import { AgentClient } from "../support/clients.ts";
import { HalfOpen } from "../support/half-open.ts";
import { RoutingDesk } from "../support/routing-desk.ts";
import { VisitorPage } from "../support/visitor-page.ts";
import { withBrowser } from "../support/with-browser.ts";

describe.skipIf(browserPath === null)("a press that is lost", { timeout: 60_000 }, () => {
  const here = withBrowser();

  async function visit() {
    const aino = await VisitorPage.visit(here.browser, here.product.url);
    const connection = await HalfOpen.on(aino.person.page);
    await aino.open();
    return { aino, connection };
  }

  it("B6: whether it helped is shown as pressed, said not to be saved, and can be pressed again", async () => {
    const { aino, connection } = await visit();
    await aino.ask("how long does shipping take?");
    const asks = aino.panel.getByRole("group", { name: "Did that help?" });
    const yes = asks.getByRole("button", { name: "Yes" });
    await yes.waitFor();
    connection.swallow();
    await yes.click();
    await expect.poll(() => yes.getAttribute("aria-pressed")).toBe("true");
    await connection.cut();
    await asks.getByText("Not saved. Try again when you are connected.").waitFor();
    connection.heal();
    await yes.click();
    await asks.waitFor({ state: "detached" });
    await aino.person.context.close();
  });

  it("Q7: what it is about is asked until the answer has arrived", async () => {
    const token = here.product.setupLink.split("/").at(-1) ?? "";
    const mei = await AgentClient.setUp(here.product, { token, name: "Mei" });
    const rule = { on: "choice" as const, is: "Returns", teamId: null, tier: 1, skills: [] };
    await new RoutingDesk(here.product).set(mei, (settings) => ({ ...settings, rules: [rule] }));
    const { aino, connection } = await visit();
    await aino.press("Talk to a person");
    const returns = aino.panel.getByRole("button", { name: "Returns" });
    await returns.waitFor();
    connection.swallow();
    await returns.click();
    await expect.poll(() => returns.isDisabled()).toBe(true);
    await connection.cut();
    await aino.sees(/^Reconnecting/);
    expect(await returns.count()).toBe(1);
    connection.heal();
    await returns.click();
    await returns.waitFor({ state: "detached" });
    mei.close();
    await aino.person.context.close();
  });
});
