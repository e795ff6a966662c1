import type { AgentPage } from "./agent-page.ts";
import { listenTo, type Announced } from "./announcements.ts";
import { Ax, unclearIn } from "./ax.ts";
import { put, type Origin } from "./clients.ts";
import { png } from "./files.ts";
import { smallTargets } from "./targets.ts";
import type { VisitorPage } from "./visitor-page.ts";
import { panelOf } from "./visitor-site.ts";

/** A visitor's way through the screens of the panel, each as assistive technology has it. */
export class PanelScreens {
  readonly #visitor: VisitorPage;
  readonly #ax: Ax;
  /** What is not clear, with the screen it is on. */
  readonly unclear: string[] = [];
  /** What a finger could miss. */
  readonly small: string[] = [];
  readonly heard: Announced;

  private constructor(visitor: VisitorPage, ax: Ax, heard: Announced) {
    this.#visitor = visitor;
    this.#ax = ax;
    this.heard = heard;
  }

  static async of(visitor: VisitorPage): Promise<PanelScreens> {
    const { page } = visitor.person;
    await visitor.sees("Often asked");
    return new PanelScreens(visitor, await Ax.of(page), await listenTo(panelOf(page)));
  }

  async look(screen: string): Promise<void> {
    const nodes = await this.#ax.panel();
    if (nodes.length === 0) throw new Error("There is no panel.");
    const small = await smallTargets(panelOf(this.#visitor.person.page));
    this.unclear.push(...unclearIn(nodes).map((line) => `${screen}: ${line}`));
    this.small.push(...small.map((line) => `${screen}: ${line}`));
  }

  /** From home over an answer to the form before a person; there, what is wrong with it is told once. */
  async toPerson(): Promise<readonly string[]> {
    const { panel } = this.#visitor;
    await this.look("home");
    await panel.getByLabel("Ask a question").first().fill("delivery");
    await this.#visitor.sees(/\d found/);
    await this.look("found");
    await this.#visitor.ask("how long does delivery take");
    await this.#visitor.sees("Did that help?");
    await this.look("answer");
    await panel.getByRole("button", { name: /^Delivery times and costs/ }).click();
    await panel.getByRole("heading", { name: "Delivery times and costs" }).waitFor();
    await this.look("article");
    await this.#visitor.press("Talk to a person");
    await panel.getByLabel("Your name").waitFor();
    await this.look("before");
    await this.heard.take();
    await this.#visitor.press("Talk to a person");
    await this.#visitor.sees("Please fill this in.");
    await this.look("before, wrong");
    const told = await this.heard.take();
    await panel.getByLabel("Your name").fill("Aino");
    await panel.getByLabel("Returns").check();
    await this.#visitor.press("Talk to a person");
    await panel.getByRole("list", { name: "While you wait" }).waitFor();
    await this.look("waiting");
    return told;
  }

  /** In a live chat: what opens over the field, and a file that is cancelled on its way. */
  async inChat(): Promise<readonly string[]> {
    const { panel, person } = this.#visitor;
    await this.#visitor.press("Emoji");
    await panel.getByRole("group", { name: "Emoji" }).waitFor();
    await this.look("emoji");
    await this.#visitor.press("Emoji");
    await this.#visitor.press("Sound and notifications");
    await this.look("sound");
    await this.#visitor.press("Sound and notifications");
    // A network that takes the file and never answers.
    const stuck = (address: URL) => address.pathname === "/api/visitor/files";
    await person.context.route(stuck, () => {});
    const cancelled = person.page.waitForEvent("requestfailed");
    await this.#visitor.drop(png({ width: 60, height: 40 }), "zip.png");
    await panel.getByRole("progressbar", { name: "zip.png" }).waitFor();
    await this.look("uploading");
    await this.heard.take();
    await this.#visitor.press("Take zip.png away");
    await cancelled;
    await person.context.unroute(stuck);
    await panel.getByRole("list", { name: "Files to go with your message" }).waitFor({
      state: "detached",
    });
    return this.heard.take();
  }

  /** A chat that is over, and how it was. */
  async rated(): Promise<void> {
    await this.#visitor.sees("How was it?");
    await this.look("closed");
    await this.#visitor.press("Good");
    await this.look("rating");
    await this.#visitor.press("Send: How was it?");
    await this.#visitor.sees("Thank you");
    await this.look("rated");
  }

  /** A request with a call and an address, from its card to its own screen, and home. */
  async asRequest(): Promise<void> {
    const { panel } = this.#visitor;
    await this.#visitor.sees("Follow this request");
    await this.look("card");
    await this.#visitor.press("Ask for a call back");
    await panel.getByLabel("Your name").fill("Aino");
    await this.#visitor.press("Ask for a call");
    await this.#visitor.sees("doesn’t look like a phone number");
    await this.look("call");
    await panel.getByLabel("Phone number").fill("+358 40 123 4567");
    await this.#visitor.press("Ask for a call");
    await this.#visitor.sees(/We call/);
    await panel.getByLabel("Where should news go?").fill("aino@example.com");
    await this.#visitor.press("Save");
    await this.#visitor.sees("aino@example.com");
    await this.look("card, both");
    await this.#visitor.press("Follow this request");
    await this.#visitor.sees("Received");
    await this.#visitor.press("E-mail me this conversation");
    await panel.getByLabel("Where should it go?").waitFor();
    await this.look("request");
    await this.#visitor.press("Back to home");
    await this.#visitor.sees("Often asked");
    await this.look("home, history");
  }
}

/** Before a person is called, a name is asked for, what it is about, and more if they like. */
export async function askBefore({ url }: Origin, admin: AgentPage, on: boolean): Promise<void> {
  const cookies = await admin.person.context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const fields = [
    { kind: "name", required: true, labels: {}, options: [] },
    {
      kind: "choice",
      required: true,
      labels: {},
      options: [
        { id: "tents", labels: { en: "Tents" }, teamId: null },
        { id: "returns", labels: { en: "Returns" }, teamId: null },
      ],
    },
    { kind: "text", required: false, labels: {}, options: [] },
  ];
  const settings = { revision: on ? 0 : 1, settings: { on, fields } };
  const response = await put(url, "/api/pre-chat", settings, { cookie });
  if (!response.ok) throw new Error(`pre-chat: ${response.status}`);
}
