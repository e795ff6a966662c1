import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { browserPath, PHONE } from "../support/browser.ts";
import { AgentClient } from "../support/clients.ts";
import { outside } from "../support/outside.ts";
import { panelOf, visitSite, type Site } from "../support/visitor-site.ts";
import { withBrowser } from "../support/with-browser.ts";

const SMALL = { width: 320, height: 568 };

describe.skipIf(browserPath === null)(
  "the panel where there is little room",
  { timeout: 60_000 },
  () => {
    const here = withBrowser();

    const open = async (language: string, viewport = SMALL): Promise<Site> => {
      const tag = `data-open data-locale="${language}"`;
      const site = await visitSite(here.browser, here.product.url, { tag, viewport });
      await site.panel.locator(".foot button").waitFor();
      return site;
    };

    const askInGerman = async ({ panel }: Site) => {
      await panel.getByLabel("Fragen oder suchen").fill("How long does delivery take?");
      await panel.getByRole("button", { name: "Fragen", exact: true }).click();
      await panel.getByText("Hat das geholfen?").waitFor();
    };

    it.each([
      ["at 320 px", SMALL, "100%"],
      ["with text twice as large", PHONE, "200%"],
    ] as const)("WX9: nothing is cut at its side, %s, in German", async (_how, viewport, size) => {
      const site = await open("de", viewport);
      const { panel, page } = site;
      const frame = panelOf(page);
      await frame.evaluate((text) => (document.documentElement.style.fontSize = text), size);
      const found: string[] = [];
      const look = async (screen: string) => {
        for (const line of await outside(frame)) found.push(`${screen}: ${line}`);
      };
      await look("home");
      await askInGerman(site);
      await look("answer");
      await panel.getByRole("button", { name: /^Delivery times/ }).click();
      await panel.getByRole("heading", { name: "Delivery times and costs" }).waitFor();
      await look("article");
      await panel.getByRole("button", { name: "Mit einem Menschen sprechen" }).click();
      await panel.getByText("Diese Anfrage verfolgen").waitFor();
      await look("filed");
      await panel.getByText("Diese Anfrage verfolgen").click();
      await panel.getByText("Eröffnet:").waitFor();
      await look("request");
      expect(found).toEqual([]);
      await page.context().close();
    });

    it("WX9: a title shows its reference, in Latvian at 320 px", async () => {
      const { panel, page } = await open("lv");
      await panel.getByRole("button", { name: "Runāt ar cilvēku" }).click();
      await panel.getByLabel("Ziņa", { exact: true }).fill("Cik ilgi?");
      await page.keyboard.press("Enter");
      const title = panel.getByRole("heading", { name: /^Pieprasījums CAS-/ });
      await title.waitFor();
      expect(await isWhole(title)).toBe(true);
      await page.context().close();
    });

    it("WX9: a checkbox beside long words keeps its shape", async () => {
      const site = await open("de");
      await askInGerman(site);
      await site.panel.getByRole("button", { name: "Ton und Benachrichtigungen" }).click();
      const box = await site.panel.getByRole("checkbox").first().boundingBox();
      expect(box?.width).toBe(box?.height);
      await site.page.context().close();
    });

    it("WX9: words in an empty field that do not fit end in an ellipsis, or fade", async () => {
      const site = await open("de");
      const ask = site.panel.getByLabel("Fragen oder suchen");
      expect(await ask.evaluate((one) => getComputedStyle(one).textOverflow)).toBe("ellipsis");
      await askInGerman(site);
      const write = site.panel.getByLabel("Nachricht", { exact: true });
      expect(await write.evaluate((one) => getComputedStyle(one).maskImage)).toMatch(/gradient/);
      await write.fill("Ja, danke");
      expect(await write.evaluate((one) => getComputedStyle(one).maskImage)).toBe("none");
      await site.page.context().close();
    });

    it("WX9: who is here ends on the screen, however long their name", async () => {
      const name = "Featherstonehaugh".repeat(4).slice(0, 60);
      const token = here.product.setupLink.split("/").at(-1) ?? "";
      const agent = await AgentClient.setUp(here.product, { token, name });
      await agent.get("availability:set", { availability: "online" });
      const { panel, page } = await open("en");
      await panel.getByText(name).waitFor();
      expect(await outside(panelOf(page))).toEqual([]);
      const line = panel.locator(".here");
      expect(await line.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
      agent.close();
      await page.context().close();
    });
  },
);

const isWhole = (one: Locator): Promise<boolean> =>
  one.evaluate(
    ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
      scrollWidth <= clientWidth && scrollHeight <= clientHeight,
  );
