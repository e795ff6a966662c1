import type { FileChooser, Page } from "playwright-core";
import { expect } from "vitest";
import type { AgentPage } from "./agent-page.ts";
import { png } from "./files.ts";
import type { Keyboard } from "./keyboard.ts";
import type { VisitorPage } from "./visitor-page.ts";

/* A day of a visitor and of an agent, neither of whom has a mouse; after each step, where the focus is. */

const FIELD = ["textbox", "Message"] as const;

/** From the page to an answer that does not help, by way of the article it is from. */
export async function askByKeys(keys: Keyboard): Promise<void> {
  await keys.choose(["button", "Open chat"]);
  await keys.at("textbox", "Ask a question or search");
  await keys.type("how long does delivery take");
  await keys.press("Enter");
  await keys.at(...FIELD);
  await keys.choose(["button", /^Delivery times and costs/], "Shift+Tab");
  await keys.at("heading", "Help");
  await keys.press("Escape");
  await keys.at("button", "Open chat");
  await keys.press("Enter");
  await keys.at("heading", "Help");
  // Round and round: the focus does not leave the panel.
  await keys.tabTo(["button", "Talk to a person"]);
  await keys.press("Tab");
  await keys.at("button", "Back");
  await keys.press("Shift+Tab");
  await keys.at("button", "Talk to a person");
  await keys.choose(["button", "Back"]);
  await keys.at(...FIELD);
  await keys.choose(["button", "No"], "Shift+Tab");
  await keys.at(...FIELD);
}

/** To a person: with a file and an emoji. */
export async function writeByKeys(keys: Keyboard, page: Page): Promise<void> {
  // Asked for in good time: the browser is told to leave its own window shut.
  const choosing = new Promise<FileChooser>((chosen) => page.once("filechooser", chosen));
  await keys.type("My zip is stuck");
  await keys.press("Enter");
  await keys.at(...FIELD);
  await keys.choose(["button", "Emoji"]);
  await keys.at("button", /🙂|😀/u);
  await keys.press("ArrowRight", "Enter");
  await keys.at(...FIELD);
  await keys.tabTo(["button", "Add files"]);
  await keys.press("Enter");
  const buffer = Buffer.from(png({ width: 20, height: 20 }));
  await (await choosing).setFiles({ name: "zip.png", mimeType: "image/png", buffer });
  await keys.tabTo(["button", "Take zip.png away"], "Shift+Tab");
  await keys.tabTo(FIELD);
  await keys.press("Enter");
  await keys.at(...FIELD);
}

/** Rates, has it sent by mail, goes home and to it again, and closes. */
export async function endByKeys(keys: Keyboard): Promise<void> {
  await keys.choose(["button", /^Good/], "Shift+Tab");
  await keys.at("button", /^Good/);
  await keys.tabTo(["textbox", "What was good? (optional)"]);
  await keys.type("Quick");
  await keys.press("Enter");
  await keys.at(...FIELD);
  await keys.choose(["button", "E-mail me this conversation"], "Shift+Tab");
  await keys.at("textbox", "Where should it go?");
  await keys.press("Escape");
  await keys.at(...FIELD);
  await keys.choose(["button", "E-mail me this conversation"], "Shift+Tab");
  await keys.at("textbox", "Where should it go?");
  await keys.type("aino@example.com");
  await keys.press("Enter");
  await keys.at(...FIELD);
  await keys.choose(["button", "Back to home"], "Shift+Tab");
  await keys.at("textbox", "Ask a question or search");
  await keys.choose(["button", /^Kay/]);
  await keys.at(...FIELD);
  await keys.press("Escape");
  await keys.at("button", "Open chat");
}

/** Out and in again, as one begins a day. */
export async function signInByKeys(keys: Keyboard, { person: { page } }: AgentPage) {
  await keys.press("Control+k");
  await keys.at("combobox", "Search or do");
  await keys.type("sign out");
  await keys.press("Enter");
  await keys.at("textbox", "E-mail");
  await keys.type("kay@example.com");
  await keys.press("Tab");
  await keys.type("a long enough password");
  await keys.press("Enter");
  await page.getByRole("navigation", { name: "Main" }).waitFor();
}

/** Takes the chat that is offered, answers with a canned reply, keeps a note. */
export async function answerByKeys(keys: Keyboard, agent: AgentPage, visitor: VisitorPage) {
  await agent.offer.waitFor();
  await keys.press("a");
  await keys.at("heading", /Visitor/);
  await keys.press("r");
  await keys.at("textbox", /^Write to/);
  await keys.type("/hel");
  await agent.person.page.getByRole("group", { name: "Canned replies that fit" }).waitFor();
  await keys.press("Enter");
  const field = agent.person.page.getByLabel(/^Write to/);
  await expect.poll(() => field.inputValue()).toBe("Hello, this is Kay.");
  await keys.at("textbox", /^Write to/);
  await keys.press("Enter");
  await visitor.sees("Hello, this is Kay.");
  await keys.press("Escape");
  await keys.at("heading", /Visitor/);
  await keys.press("n");
  await keys.at("textbox", /note/i);
  await keys.type("Has the small tent");
  await keys.press("Enter");
  await agent.sees("Has the small tent");
  await keys.at("textbox", /note/i);
}

/** Hands the chat to a colleague. */
export async function handOnByKeys(keys: Keyboard, to: string): Promise<void> {
  await keys.press("Escape", "t");
  await keys.at("searchbox", "Find a person or a team");
  await keys.type(to);
  await keys.press("Tab", "Space", "Enter");
  await keys.at("heading", /Visitor/);
}

/** Resolves the chat and says why. */
export async function resolveByKeys(keys: Keyboard): Promise<void> {
  await keys.press("Control+k");
  await keys.at("combobox", "Search or do");
  await keys.type("resolve");
  await keys.press("ArrowDown", "Enter");
  await keys.choose(["button", "Answered"]);
  await keys.at("heading", /Visitor/);
}

/** Opens the newest ticket from its list and replies. */
export async function replyByKeys(keys: Keyboard, agent: AgentPage, text: string): Promise<void> {
  await keys.press("g", "t");
  // The chat that was open says the same.
  await agent.person.page.getByRole("heading", { name: "Tickets", exact: true }).waitFor();
  await agent.person.page
    .getByRole("main")
    .getByText(/about my tent$/)
    .first()
    .waitFor();
  await keys.press("j");
  await keys.at("heading", /tent/);
  await keys.press("r");
  await keys.at("textbox", /^Write to/);
  await keys.type(text);
  await keys.press("Enter");
  await keys.at("textbox", /^Write to/);
}

/** Ends the day. */
export async function restByKeys(keys: Keyboard): Promise<void> {
  await keys.press("Control+k");
  await keys.at("combobox", "Search or do");
  await keys.type("be away");
  await keys.press("Enter");
  await keys.at("textbox", /^Write to/);
}
