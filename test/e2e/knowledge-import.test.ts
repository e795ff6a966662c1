import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { browserPath, DESKTOP, PHONE } from "../support/browser.ts";
import { KnowledgeDesk } from "../support/knowledge-desk.ts";
import { withBrowser } from "../support/with-browser.ts";

describe.skipIf(browserPath === null)("articles, brought in", { timeout: 90_000 }, () => {
  const here = withBrowser();
  let desk: KnowledgeDesk;

  beforeAll(async () => {
    const { browser, product } = here;
    desk = new KnowledgeDesk(await AgentPage.enter(browser, product.setupLink, { name: "Mei" }));
  });

  /** What earlier tests were told is gone from the screen. */
  beforeEach(() => desk.page.reload());

  afterEach(() => expect(desk.agent.person.complaints).toEqual([]));

  async function openImport(): Promise<Locator> {
    await desk.openList();
    await desk.page.getByRole("button", { name: "Import", exact: true }).click();
    return desk.page.getByRole("dialog");
  }

  /** As from the computer's own window of files: only the browser itself can make what is dropped a folder. */
  async function dropOn(place: Locator, path: string): Promise<void> {
    const devtools = await desk.page.context().newCDPSession(desk.page);
    const { x, y } = (await place.boundingBox()) ?? { x: 0, y: 0 };
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const)
      await devtools.send("Input.dispatchDragEvent", { type, x: x + 40, y: y + 80, data });
    await devtools.detach();
  }

  const csvFile = (buffer: Buffer) => ({ name: "faq.csv", mimeType: "text/csv", buffer });

  it("C6: a CSV is looked through first, says what it skips and does not understand, and is brought in", async () => {
    const dialog = await openImport();
    const csv =
      "title,answer,questions,Språk\nStove fuel,Use gas.,which fuel|what gas,sv\n,No title.,,\n";
    await dialog.getByLabel("Choose files").setInputFiles(csvFile(Buffer.from(csv)));
    await dialog.getByText(/^This would happen: 1 new, 1 skipped/).waitFor();
    await dialog.getByText(/^faq.csv, line 1: .*"Språk"/).waitFor();
    await dialog.getByRole("button", { name: "Import 1 article" }).press("Enter");
    await dialog.getByText(/^Done: 1 new/).waitFor();
    const close = dialog.getByRole("button", { name: "Close" }).last();
    expect(await close.evaluate((button) => button === document.activeElement)).toBe(true);
    await close.press("Enter");
    await desk.page.getByRole("link", { name: "Stove fuel", exact: true }).click();
    expect(await desk.phrasings.inputValue()).toBe("which fuel\nwhat gas");
  });

  it("C9: a CSV in Windows-1252 has its letters and its own signs", async () => {
    const dialog = await openImport();
    // Some versions of Node take 0x80 and 0x92 for Latin-1's; browsers do not.
    const csv = Buffer.from("title,answer\nCaf\xe9 d\x92\xe9t\xe9: \x80 5,Yes.\n", "latin1");
    await dialog.getByLabel("Choose files").setInputFiles(csvFile(csv));
    await dialog.getByRole("cell", { name: "Café d’été: € 5" }).waitFor();
    await desk.page.keyboard.press("Escape");
  });

  it("C11: a dropped folder is read with all that lies in it, at its place", async () => {
    const folder = mkdtempSync(join(tmpdir(), "articles-"));
    mkdirSync(join(folder, "sv"));
    // Chromium reads out no more than 100 at once.
    for (let n = 0; n < 120; n += 1) writeFileSync(join(folder, `en-${n}.md`), `# English ${n}`);
    writeFileSync(join(folder, "sv", "talt.md"), "# Ett dött tält");
    const dialog = await openImport();
    await dropOn(dialog, folder);
    await dialog.getByText(/^This would happen: 121 new/).waitFor();
    await dialog.getByRole("cell", { name: "Ett dött tält sv/talt" }).waitFor();
    await desk.page.keyboard.press("Escape");
    rmSync(folder, { recursive: true });
  });

  it("on a phone one menu brings articles in and takes them out, and says which is which", async () => {
    await desk.page.setViewportSize(PHONE);
    await desk.openList();
    await desk.page.getByRole("button", { name: /^More/ }).click();
    const items = await desk.page.getByRole("menuitem").allInnerTexts();
    await desk.page.setViewportSize(DESKTOP);
    expect(items.map((words) => words.trim().split(" ")[0])).toEqual([
      "Import",
      "Export",
      "Export",
    ]);
  });
});
