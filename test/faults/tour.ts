import type { Page } from "playwright-core";
import { PAGES } from "../../agent-console/route.ts";
import { linkIn } from "../support/mailbox.ts";
import { doorIn } from "../support/requests-page.ts";
import { scriptPayloads } from "../support/script-payloads.ts";
import type { FilledCustomer, FilledShop } from "./filled-shop.ts";

/** A way through the views of a shop, looked at one by one. */
export type Tour = {
  readonly page: Page;
  readonly shop: FilledShop;
  /** `at`: where it is, for a report. */
  readonly look: (at: string) => Promise<void>;
  /** Further attributes of the widget's tag, as they are written. */
  readonly tag?: string;
};

const LISTS = ["mine", "waiting", "unassigned", "all", "tickets", "tickets/pending", "closed"];
const ROUTING = ["teams", "teams/desk", "people", "skills", "rules", "limits", "simulator"];
const KNOWLEDGE = ["gaps", "judge"];
/** Searched for in the help centre. */
const QUESTIONS = 6;

/** Every place of the console. */
export async function tourConsole({ page, shop, look }: Tour): Promise<void> {
  const { running, admin, customers, topics, rated } = shop;
  const [name = "", value = ""] = admin.cookie.split("=");
  await page.context().addCookies([{ name, value, url: running.url }]);
  await page.goto(`${running.url}/console`);
  await page.getByRole("navigation", { name: "Main" }).waitFor();
  const go = async (place: string) => {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `/${place}`);
    await look(`console ${place}`);
  };
  for (const place of [...LISTS, ...PAGES, "search/hit", "knowledge"]) await go(place);
  for (const place of ROUTING) await go(`settings/routing/${place}`);
  for (const place of KNOWLEDGE) await go(`knowledge/${place}`);
  for (const topic of topics) await go(`knowledge/article/en/${topic}`);
  await go(`all/c/${rated.conversationId}`);
  for (const { conversationId, ticketId } of customers) {
    await go(`all/c/${conversationId}`);
    await go(`tickets/t/${ticketId}`);
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await look(`console ticket ${await tab.innerText()}`);
    }
  }
  await page.keyboard.press("Control+k");
  await page.keyboard.type("hit");
  await look("console command bar");
  await page.keyboard.press("Escape");
  await page.getByLabel(/^Write to/).fill("/");
  await look("console canned replies");
  for (const typed of ["keyboard shortcuts", "same person", "insert an article"]) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await look(`console ${typed}`);
    await page.keyboard.press("Escape");
  }
}

/** Every kind of page of the help centre. */
export async function tourHelp({ page, shop, look }: Tour): Promise<void> {
  const { running, topics } = shop;
  const [first = "", ...questions] = scriptPayloads(QUESTIONS + 1).map(encodeURIComponent);
  const paths = [
    "/en",
    ...topics.map((topic) => `/en/article/${topic}`),
    ...questions.map((question) => `/en/search?q=${question}`),
    `/en/ask?q=${first}`,
    `/en/article/${topics[0]}?rated=no&q=${first}`,
    `/en/${first}`,
    `/${first}/${first}`,
  ];
  for (const path of paths) {
    await page.goto(`${running.url}/help${path}`);
    await look(`help ${path}`);
  }
  await page.goto(`${running.url}/help/en`);
  await page.getByRole("searchbox").fill("script");
  await look("help while typing");
}

/** The widget as this customer opens it. */
export async function tourWidget(
  { page, shop, look, tag = "" }: Tour,
  { token, conversationId }: FilledCustomer,
): Promise<void> {
  const { running } = shop;
  const key = `cascade:visitor:${running.site}`;
  await page.addInitScript(
    ([name, value]) => localStorage.setItem(name ?? "", value ?? ""),
    [key, token],
  );
  await visit({ page, shop, tag }, "/shop");
  await page.locator("cascade-chat button").click();
  const panel = page.frameLocator("iframe");
  await panel.locator(".panel, [data-app]").first().waitFor();
  await look(`widget of ${conversationId}`);
}

/** What the shop says unasked, beside the button and in the conversation it begins. */
export async function tourUnasked({ page, shop, look, tag = "" }: Tour): Promise<void> {
  await visit({ page, shop, tag }, "/new");
  const panel = page.frameLocator("iframe");
  await panel.locator(".peek .say").waitFor();
  await look("proactive message");
  await panel.locator(".peek .say").click();
  await panel.locator(".thread .bubble").first().waitFor();
  await look("proactive message, opened");
}

type Visit = Pick<Tour, "page" | "shop"> & { readonly tag: string };

/** Opens a page of the shop's site that has the widget's tag. */
async function visit({ page, shop: { running }, tag }: Visit, path: string): Promise<void> {
  const body = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A shop</title><link rel="icon" href="data:,"><main><h1>A shop</h1></main><script async src="/widget.js" data-site="${running.site}" ${tag}></script>`;
  await page
    .context()
    .route(`${running.url}${path}`, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(`${running.url}${path}`);
}

/** This customer's mails as a mail program that runs scripts would show them, and where their links lead. */
export async function tourMails(
  { page, shop, look }: Tour,
  { email }: FilledCustomer,
): Promise<void> {
  const { mailbox, running } = shop;
  const { reference, secret } = linkIn(await mailbox.mailTo(email));
  await page.goto(`${running.url}/r/${reference}#${secret}`);
  await page.locator(".talk").waitFor();
  await look("request");
  await page.goto(`${running.url}/requests`);
  await page.locator("#email").fill(email);
  const before = mailbox.to(email).length;
  await page.locator("form.sheet button").click();
  await look("requests asked for");
  const door = doorIn(await mailbox.mailTo(email, before + 1));
  await page.goto(`${running.url}${door.path}#${door.secret}`);
  await page.locator("form.door button").click();
  await look("requests");
  // Away from the pages' own policy: a mail program has none.
  await page.goto("about:blank");
  for (const { mail } of mailbox.to(email)) {
    await page.setContent(String(mail.html));
    await look("mail");
  }
}
