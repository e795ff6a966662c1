import type { Browser } from "playwright-core";
import { openBrowser, PHONE } from "../support/browser.ts";
import { doorIn } from "../support/requests-page.ts";
import { linkIn } from "../support/mailbox.ts";
import { scriptPayloads } from "../support/script-payloads.ts";
import type { FaultOptions } from "./options.ts";
import { Watched } from "./scripts-watch.ts";
import { hostileShop, type HostileCustomer, type HostileShop } from "./scripts-world.ts";

export type ScriptsReport = {
  readonly payloads: number;
  readonly customers: number;
  readonly screens: number;
  /** Of every fifth payload, those that run by themselves where a page takes them for markup. */
  readonly live: number;
  /** Payloads nobody was shown. */
  readonly unseen: readonly number[];
  readonly violations: readonly string[];
};

const PAYLOADS = 200;
/** A page of its own for each takes its time: every so many have to do. */
const LIVE_EVERY = 5;

/** 200 scripts in every text that is stored, through every view; `rounds`: customers. */
export async function run({ rounds = 40, seed = 1 }: FaultOptions): Promise<ScriptsReport> {
  const browser = await openBrowser();
  try {
    return await tryScripts(browser, { customers: rounds, seed });
  } finally {
    await browser.close();
  }
}

type Sized = { readonly customers: number; readonly seed: number };

export async function tryScripts(
  browser: Browser,
  { customers, seed }: Sized,
): Promise<ScriptsReport> {
  const payloads = scriptPayloads(PAYLOADS, seed);
  const shop = await hostileShop({ payloads, customers });
  try {
    const walk = new Walk(browser, shop);
    await walk.all();
    return {
      payloads: payloads.length,
      customers,
      screens: walk.screens,
      live: await liveAmong(
        browser,
        payloads.filter((_, nth) => nth % LIVE_EVERY === 0),
      ),
      unseen: payloads.map((_, nth) => nth).filter((nth) => !walk.shown.has(nth)),
      violations: [...walk.broken, ...shop.running.failures.map(String)],
    };
  } finally {
    await shop.stop();
  }
}

/** How many of them run by themselves in a page that lets them. */
async function liveAmong(browser: Browser, payloads: readonly string[]): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const ran = new Set<number>();
  await page.exposeFunction("ran", (nth: number) => ran.add(nth));
  for (const payload of payloads) {
    await page
      .setContent(`<script>hit = (nth) => ran(nth)</script><p title="">${payload}`, {
        waitUntil: "load",
        timeout: 2_000,
      })
      .catch(() => {});
  }
  await context.close();
  return ran.size;
}

const LISTS = ["mine", "waiting", "unassigned", "all", "tickets", "tickets/pending", "closed"];
const PAGES = ["floor", "team", "settings", "toolkit", "notices", "me", "search/hit", "knowledge"];
const ROUTING = ["teams", "teams/desk", "people", "skills", "rules", "limits", "simulator"];
const KNOWLEDGE = ["gaps", "judge"];
/** An address opens so many pages of requests before it has to wait (SPEC X4). */
const MOST_READERS = 15;
/** Searched for in the help centre. */
const QUESTIONS = 6;

class Walk {
  readonly broken: string[] = [];
  readonly shown = new Set<number>();
  screens = 0;
  readonly #browser: Browser;
  readonly #shop: HostileShop;

  constructor(browser: Browser, shop: HostileShop) {
    this.#browser = browser;
    this.#shop = shop;
  }

  async all(): Promise<void> {
    await this.#as(null, (desk) => this.#console(desk));
    await this.#as(null, (reader) => this.#helpCentre(reader));
    for (const customer of [...this.#shop.customers, this.#shop.rated])
      await this.#as(PHONE, (visitor) => this.#widget(visitor, customer));
    await this.#as(PHONE, (stranger) => this.#spokenTo(stranger));
    for (const customer of this.#shop.customers.slice(0, MOST_READERS))
      await this.#as(PHONE, (reader) => this.#byMail(reader, customer));
  }

  async #as(viewport: typeof PHONE | null, work: (who: Watched) => Promise<void>): Promise<void> {
    const who = await Watched.open(this.#browser, viewport ?? undefined);
    try {
      await work(who);
    } finally {
      this.broken.push(...who.broken);
      for (const nth of who.shown) this.shown.add(nth);
      await who.context.close();
    }
  }

  async #look(who: Watched, at: string): Promise<void> {
    this.screens += 1;
    await who.look(at);
  }

  async #console(desk: Watched): Promise<void> {
    const { running, admin, customers, topics, rated } = this.#shop;
    const [name = "", value = ""] = admin.cookie.split("=");
    await desk.context.addCookies([{ name, value, url: running.url }]);
    await desk.page.goto(`${running.url}/console`);
    await desk.page.getByRole("navigation", { name: "Main" }).waitFor();
    const go = async (place: string) => {
      await desk.page.evaluate((hash) => {
        location.hash = hash;
      }, `/${place}`);
      await this.#look(desk, `console ${place}`);
    };
    for (const place of [...LISTS, ...PAGES]) await go(place);
    for (const place of ROUTING) await go(`settings/routing/${place}`);
    for (const place of KNOWLEDGE) await go(`knowledge/${place}`);
    for (const topic of topics) await go(`knowledge/article/en/${topic}`);
    await go(`all/c/${rated.conversationId}`);
    for (const { conversationId, ticketId } of customers) {
      await go(`all/c/${conversationId}`);
      await go(`tickets/t/${ticketId}`);
      for (const tab of await desk.page.getByRole("tab").all()) {
        await tab.click();
        await this.#look(desk, `console ticket ${await tab.innerText()}`);
      }
    }
    await desk.page.keyboard.press("Control+k");
    await desk.page.keyboard.type("hit");
    await this.#look(desk, "console command bar");
    await desk.page.keyboard.press("Escape");
    await desk.page.getByLabel(/^Write to/).fill("/");
    await this.#look(desk, "console canned replies");
  }

  async #helpCentre(reader: Watched): Promise<void> {
    const { running, topics } = this.#shop;
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
      await reader.page.goto(`${running.url}/help${path}`);
      await this.#look(reader, `help ${path}`);
    }
    await reader.page.goto(`${running.url}/help/en`);
    await reader.page.getByRole("searchbox").fill("script");
    await this.#look(reader, "help while typing");
  }

  async #widget(visitor: Watched, { token, conversationId }: HostileCustomer): Promise<void> {
    const { running } = this.#shop;
    const key = `cascade:visitor:${running.site}`;
    await visitor.page.addInitScript(
      ([name, value]) => localStorage.setItem(name ?? "", value ?? ""),
      [key, token],
    );
    await this.#visit(visitor, "/shop");
    await visitor.page.locator("cascade-chat button").click();
    const panel = visitor.page.frameLocator("iframe");
    await panel.locator(".panel, [data-app]").first().waitFor();
    await this.#look(visitor, `widget of ${conversationId}`);
  }

  async #visit({ context, page }: Watched, path: string): Promise<void> {
    const { running } = this.#shop;
    const body = `<!doctype html><title>A shop</title><link rel="icon" href="data:,"><script async src="/widget.js" data-site="${running.site}"></script>`;
    await context.route(`${running.url}${path}`, (route) =>
      route.fulfill({ contentType: "text/html", body }),
    );
    await page.goto(`${running.url}${path}`);
  }

  /** What the shop says unasked, beside the button and in the conversation it begins. */
  async #spokenTo(stranger: Watched): Promise<void> {
    await this.#visit(stranger, "/new");
    const panel = stranger.page.frameLocator("iframe");
    await panel.locator(".peek .say").waitFor();
    await this.#look(stranger, "proactive message");
    await panel.locator(".peek .say").click();
    await panel.locator(".thread .bubble").first().waitFor();
    await this.#look(stranger, "proactive message, opened");
  }

  /** Their mails as a mail program that runs scripts would show them, and where their links lead. */
  async #byMail(reader: Watched, { email }: HostileCustomer): Promise<void> {
    const { mailbox, running } = this.#shop;
    const { reference, secret } = linkIn(await mailbox.mailTo(email));
    await reader.page.goto(`${running.url}/r/${reference}#${secret}`);
    await reader.page.locator(".talk").waitFor();
    await this.#look(reader, "request");
    await reader.page.goto(`${running.url}/requests`);
    await reader.page.locator("#email").fill(email);
    const before = mailbox.to(email).length;
    await reader.page.locator("form.sheet button").click();
    await this.#look(reader, "requests asked for");
    const door = doorIn(await mailbox.mailTo(email, before + 1));
    await reader.page.goto(`${running.url}${door.path}#${door.secret}`);
    await reader.page.locator("form.door button").click();
    await this.#look(reader, "requests");
    // Away from the pages' own policy: a mail program has none.
    await reader.page.goto("about:blank");
    for (const { mail } of mailbox.to(email)) {
      await reader.page.setContent(String(mail.html));
      await this.#look(reader, "mail");
    }
  }
}
