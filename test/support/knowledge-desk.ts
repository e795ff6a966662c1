import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import type { AgentPage } from "./agent-page.ts";

/** An agent at the knowledge screens. */
export class KnowledgeDesk {
  readonly agent: AgentPage;

  constructor(agent: AgentPage) {
    this.agent = agent;
  }

  get page(): Page {
    return this.agent.person.page;
  }

  async openList(): Promise<void> {
    await this.agent.goTo("knowledge");
    await this.page.getByRole("searchbox", { name: "Search articles" }).waitFor();
  }

  /** @param id `<language>/<topic>` */
  async openArticle(id: string): Promise<void> {
    await this.agent.goTo(`knowledge/article/${id}`);
    await this.title.waitFor();
  }

  get title(): Locator {
    return this.page.getByLabel("Title", { exact: true });
  }

  get body(): Locator {
    return this.page.getByLabel("Text", { exact: true });
  }

  /** What the body says in the very frame that first says `text`. */
  bodyOnceToldThat(text: string): Promise<string> {
    return this.body.evaluate(
      (body, awaited) =>
        new Promise<string>((resolve) => {
          const changes = new MutationObserver(() => {
            if (!document.body.innerText.includes(awaited)) return;
            changes.disconnect();
            requestAnimationFrame(() => resolve((body as HTMLTextAreaElement).value));
          });
          changes.observe(document.body, { childList: true, subtree: true, characterData: true });
        }),
      text,
    );
  }

  get phrasings(): Locator {
    return this.page.getByLabel(/^Other ways to ask/);
  }

  get category(): Locator {
    return this.page.getByLabel("Category", { exact: true });
  }

  get saveButton(): Locator {
    return this.page
      .locator("header")
      .getByRole("button", { name: /^(Save|Save draft|Publish|Save and unpublish)$/ });
  }

  async setStatus(status: "draft" | "published"): Promise<void> {
    await this.page.getByLabel("Status", { exact: true }).selectOption(status);
  }

  async chooseMore(name: string): Promise<void> {
    await this.page.getByRole("button", { name: "More for this article" }).click();
    await this.page.getByRole("menuitem", { name }).click();
  }

  async save(): Promise<void> {
    await this.saveButton.click();
    await this.agent.sees(/^Saved/);
  }

  async tab(name: "Preview" | "Other languages" | "Effect" | "History"): Promise<Locator> {
    await this.page.getByRole("tab", { name, exact: true }).click();
    return this.page.getByRole("tabpanel");
  }
}

/** The Markdown files of a data folder, as somebody with an editor changes them. */
export function articleFile(dataDir: string, id: string) {
  const path = join(dataDir, "articles", `${id}.md`);
  const read = () => readFileSync(path, "utf8");
  return {
    read,
    write: (text: string) => writeFileSync(path, text),
    remove: () => rmSync(path),
    replace: (from: string, to: string) => {
      const text = read();
      if (!text.includes(from)) throw new Error(`${path} does not say: ${from}`);
      writeFileSync(path, text.replace(from, to));
    },
  };
}
