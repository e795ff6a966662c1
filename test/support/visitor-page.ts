import { readFileSync } from "node:fs";
import type { Browser, FrameLocator, Locator } from "playwright-core";
import { person, PHONE, type Person, type PersonOptions } from "./browser.ts";

type VisitOptions = PersonOptions & {
  /** Where the widget is; on the demo shop unless told. */
  readonly path?: string;
};

/** A visitor with the demo shop open, on a phone unless said otherwise. */
export class VisitorPage {
  readonly url: string;
  readonly person: Person;

  readonly #path: string;

  private constructor(url: string, who: Person, path: string) {
    this.url = url;
    this.person = who;
    this.#path = path;
  }

  static async visit(
    browser: Browser,
    url: string,
    { path = "/demo", ...options }: VisitOptions = {},
  ): Promise<VisitorPage> {
    const who = await person(browser, { viewport: PHONE, ...options });
    const visitor = new VisitorPage(url, who, path);
    await who.page.goto(url + path);
    return visitor;
  }

  get panel(): FrameLocator {
    return this.person.page.frameLocator("iframe");
  }

  get launcher(): Locator {
    return this.person.page.getByRole("button", { name: /^(Open|Close) chat/ });
  }

  /** The thread or the letters of a ticket: what was said. */
  get log(): Locator {
    return this.panel.getByRole("log").first();
  }

  async open(): Promise<void> {
    await this.person.page.getByRole("button", { name: /^Open chat/ }).click();
    await this.panel.locator(".panel, [data-app]").first().waitFor();
  }

  /** Asks from home. */
  async ask(question: string): Promise<void> {
    await this.panel.getByLabel("Ask a question").first().fill(question);
    await this.panel.getByRole("button", { name: "Ask", exact: true }).click();
  }

  /** Writes in a conversation. */
  async write(text: string): Promise<void> {
    await this.panel.getByLabel("Message", { exact: true }).fill(text);
    await this.panel.getByRole("button", { name: "Send", exact: true }).click();
  }

  /** As from the clipboard, where one writes. */
  async paste(content: Uint8Array, name: string): Promise<void> {
    await this.panel.getByLabel("Message", { exact: true }).evaluate(
      (field, file) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(file.bytes)], file.name, { type: "image/png" }));
        field.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      { bytes: [...content], name },
    );
  }

  /** As dragged from a folder, onto the panel. */
  async drop(content: Uint8Array, name: string): Promise<void> {
    const over = this.panel.getByText("Drop files here");
    await this.#drag("dragover", { bytes: [...content], name });
    await over.waitFor();
    await this.#drag("drop", { bytes: [...content], name });
    await over.waitFor({ state: "detached" });
  }

  async #drag(type: string, file: { readonly bytes: number[]; readonly name: string }) {
    const panel = this.panel.locator(".panel");
    await panel.evaluate(
      (place, { type, file }) => {
        const dataTransfer = new DataTransfer();
        const image = new File([new Uint8Array(file.bytes)], file.name, { type: "image/png" });
        dataTransfer.items.add(image);
        const init = { dataTransfer, bubbles: true, cancelable: true };
        place.dispatchEvent(new DragEvent(type, init));
      },
      { type, file },
    );
  }

  /** What is saved of a file in the thread. */
  async saved(name: string): Promise<Buffer> {
    const saving = this.person.page.waitForEvent("download");
    await this.panel.getByRole("button", { name: new RegExp(`^Save ${name}`) }).click();
    return readFileSync(await (await saving).path());
  }

  async press(name: string): Promise<void> {
    await this.panel.getByRole("button", { name, exact: true }).click();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.panel.getByText(text).first().waitFor();
  }

  /** What was said, in the order shown. */
  async said(): Promise<readonly string[]> {
    return (await this.log.locator(".bubble:not(.typing)").allInnerTexts()).map((text) =>
      text.trim(),
    );
  }

  /** Leaves the site and returns later in the same browser. */
  async comeBack(): Promise<void> {
    await this.person.page.goto("about:blank");
    await this.person.page.goto(this.url + this.#path);
    await this.open();
  }
}
