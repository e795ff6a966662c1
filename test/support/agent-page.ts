import type { Browser, Locator } from "playwright-core";
import { person, type Person, type PersonOptions } from "./browser.ts";
import { AgentClient, type Origin } from "./clients.ts";

const PASSWORD = "a long enough password";

/** An agent at the console. */
export class AgentPage {
  readonly name: string;
  readonly person: Person;

  private constructor(name: string, who: Person) {
    this.name = name;
    this.person = who;
  }

  /** Through a set-up or invitation link. */
  static async enter(
    browser: Browser,
    link: string,
    { name, ...options }: PersonOptions & { readonly name: string },
  ): Promise<AgentPage> {
    const agent = new AgentPage(name, await person(browser, options));
    const { page } = agent.person;
    await page.goto(link);
    await page.getByLabel("Your name").fill(name);
    await page.getByLabel("E-mail").fill(`${name.toLowerCase()}@example.com`);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: /and sign in$/ }).click();
    await page.getByRole("navigation", { name: "Main" }).waitFor();
    return agent;
  }

  /** Another connection of theirs, for what is not done by hand. */
  async client(origin: Origin): Promise<AgentClient> {
    const cookies = await this.person.context.cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    return AgentClient.connect(origin, { id: "", cookie });
  }

  /** Makes an invitation and returns its link. */
  async invite(name: string): Promise<string> {
    const { page } = this.person;
    await page.goto(`${page.url().split("#")[0]}#/team`);
    await page.getByLabel("Their name").fill(name);
    await page.getByRole("button", { name: "Make a link" }).click();
    const link = page.getByLabel(`Link for ${name}`);
    await link.waitFor();
    return (await link.innerText()).trim();
  }

  async setAvailability(availability: "Online" | "Away"): Promise<void> {
    const { page } = this.person;
    await page.getByRole("button", { name: /Availability and sign-out/ }).click();
    await page.getByRole("menuitemradio", { name: new RegExp(`^${availability}`) }).click();
  }

  get offer(): Locator {
    return this.person.page.getByRole("region", { name: /^New chat for/ });
  }

  /** The details come after the offer itself. */
  async offerSays(text: RegExp): Promise<void> {
    await this.offer.filter({ hasText: text }).waitFor();
  }

  async accept(): Promise<void> {
    await this.offer.getByRole("button", { name: /^(Accept|Take it)/ }).click();
    await this.person.page.getByLabel(/^Write to/).waitFor();
  }

  async write(text: string): Promise<void> {
    await this.person.page.getByLabel(/^Write to/).fill(text);
    await this.person.page.getByRole("button", { name: /^Send/ }).click();
  }

  /** Chooses a file to go with what is written next. */
  async attach(name: string, mimeType: string, buffer: Buffer): Promise<void> {
    const { page } = this.person;
    await page.locator(".writer input[type=file]").setInputFiles([{ name, mimeType, buffer }]);
    await page.getByRole("button", { name: `Take ${name} away` }).waitFor();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.person.page.getByRole("button", { name }).first().click();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.person.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async goTo(route: string): Promise<void> {
    const { page } = this.person;
    await page.goto(`${page.url().split("#")[0]}#/${route}`);
  }

  /** Messages of the open conversation, in the order shown. */
  async said(): Promise<readonly string[]> {
    const bubbles = this.person.page.getByRole("log").first().locator(".bubble:not(.typing)");
    return (await bubbles.allInnerTexts()).map((text) => text.trim());
  }
}
