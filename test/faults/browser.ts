import { setTimeout as delay } from "node:timers/promises";
import { BrowserProfile } from "../support/browser-profile.ts";
import { AgentClient } from "../support/clients.ts";
import { Product } from "../support/product.ts";
import { freshSeed, randomFrom, type Random } from "../support/random.ts";
import { until } from "../support/until.ts";
import { Screen, Tab } from "./browser-page.ts";
import type { FaultOptions } from "./options.ts";

export type BrowserReport = Counts & {
  readonly seed: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly violations: readonly string[];
};

const FAULTS = ["reload", "crash", "kill"] as const;
type Fault = (typeof FAULTS)[number];

type Counts = Readonly<Record<Fault, number>> & {
  /** Rounds in which the server was down when Send was pressed. */
  readonly serverDown: number;
  readonly twoTabs: number;
  /** Shown in the thread before the fault or after it. */
  readonly accepted: number;
  /** Died with the page before it showed: the text may be gone, nothing was promised. */
  readonly neverShown: number;
  readonly stored: number;
};

const ROUNDS = 300;
/** From pressing Send to the fault, at most; with the server down, where nothing is sent meanwhile. */
const LONGEST_MS = { up: 150, down: 1_500 };
const PATIENCE_MS = 15_000;

/** Nobody goes, nobody is given up, nothing ends by itself. */
const ENVIRONMENT = {
  HOST: "127.0.0.1",
  OFFER_SECONDS: "3600",
  VISITOR_GONE_SECONDS: "3600",
  QUEUE_LIMIT_SECONDS: "36000",
  IDLE_SECONDS: "36000",
  AGENT_GRACE_SECONDS: "3600",
  VISITOR_RATE: "100000",
};

/**
 * Reloads, crashes and kills a real browser right after Send was pressed, and looks whether what it
 * showed as taken is in the store once, and what it showed as sent was there.
 */
export async function run({
  rounds = ROUNDS,
  seed = freshSeed(),
}: FaultOptions): Promise<BrowserReport> {
  const began = Date.now();
  const chat = await Chat.begin(randomFrom(seed));
  try {
    for (let round = 1; round <= rounds && chat.violations.length === 0; round += 1) {
      await chat
        .round(round)
        .catch((error: unknown) => void chat.violations.push(`round ${round}: ${String(error)}`));
      if (round % 50 === 0)
        process.stderr.write(
          `${round} of ${rounds} rounds, ${chat.violations.length} violations\n`,
        );
    }
    if (chat.violations.length === 0) await chat.compareEnd();
  } finally {
    await chat.remove();
  }
  return {
    seed,
    rounds,
    seconds: Math.round((Date.now() - began) / 1_000),
    ...chat.counts,
    violations: chat.violations,
  };
}

/** One visitor's browser in one live chat. */
class Chat {
  readonly violations: string[] = [];
  readonly #dice: Random;
  readonly #product: Product;
  readonly #screen = new Screen();
  readonly #profile = new BrowserProfile((context) => this.#screen.watch(context));
  #agent: AgentClient;
  #conversationId = "";
  #tabs: Tab[] = [];
  readonly #texts: string[] = [];
  #counts: Counts = {
    reload: 0,
    crash: 0,
    kill: 0,
    serverDown: 0,
    twoTabs: 0,
    accepted: 0,
    neverShown: 0,
    stored: 0,
  };

  private constructor(
    dice: Random,
    { product, agent }: { readonly product: Product; readonly agent: AgentClient },
  ) {
    this.#dice = dice;
    this.#product = product;
    this.#agent = agent;
  }

  static async begin(dice: Random): Promise<Chat> {
    const product = await Product.start(ENVIRONMENT);
    const agent = await AgentClient.setUp(product, {
      token: product.setupLink.split("/").at(-1) ?? "",
      name: "Mei",
    });
    const chat = new Chat(dice, { product, agent });
    await chat.#begin();
    return chat;
  }

  get counts(): Counts {
    return this.#counts;
  }

  async #begin(): Promise<void> {
    await this.#profile.open();
    const tab = await Tab.open(this.#profile.context, this.#product.url);
    await tab.panel.getByRole("button", { name: "Talk to a person" }).click();
    this.#conversationId = await until(
      "an offer",
      async () => (await this.#agent.get("session:open", {})).rows[0]?.id,
    );
    await until(
      "the offer",
      async () =>
        (await this.#agent.ask("offer:accept", { conversationId: this.#conversationId })).ok,
    );
    await tab.field.waitFor();
    await this.#profile.close();
    await this.#profile.open();
  }

  /** Writes, breaks something, mends it, and looks what became of what was written. */
  async round(round: number): Promise<void> {
    const dice = this.#dice;
    const fault = dice.pick(FAULTS);
    const isDown = dice.chance(0.15);
    const text = `round-${round}-${dice.between(0, 2 ** 31)}`;
    const tabs = dice.chance(0.4) ? 2 : 1;
    await this.#haveTabs(tabs);
    const writer = dice.pick(this.#tabs);
    if (isDown) await this.#stopServer(writer);
    await writer.field.fill(text);
    const pressed = writer.field.press("Enter").catch(() => {});
    const waited = dice.between(0, LONGEST_MS[isDown ? "down" : "up"]);
    await delay(waited);
    await this.#break(fault, writer);
    await pressed;
    if (isDown) await this.#startServer();
    await this.#haveTabs(1);
    this.#count({ [fault]: 1, serverDown: isDown ? 1 : 0 });
    await this.#compare(
      text,
      `round ${round} (${fault} after ${waited} ms, ${tabs} open, server ${isDown ? "down" : "up"})`,
    );
  }

  async #haveTabs(count: number): Promise<void> {
    while (this.#tabs.length > count) await this.#tabs.pop()?.page.close();
    while (this.#tabs.length < count)
      this.#tabs.push(await Tab.open(this.#profile.context, this.#product.url));
    await Promise.all(this.#tabs.map((tab) => tab.field.waitFor()));
    if (count === 2) this.#count({ twoTabs: 1 });
  }

  async #stopServer(writer: Tab): Promise<void> {
    await this.#product.stop("SIGKILL");
    await writer.panel
      .getByText(/Reconnecting/)
      .first()
      .waitFor();
  }

  async #startServer(): Promise<void> {
    await this.#product.start();
    this.#agent = await AgentClient.connect(this.#product, this.#agent);
  }

  async #break(fault: Fault, writer: Tab): Promise<void> {
    switch (fault) {
      case "reload":
        // With the server down there is nothing to reload, and the page is gone for good.
        return (await writer.reload()) ? undefined : this.#lose(writer);
      case "crash":
        await writer.crash();
        return this.#lose(writer);
      case "kill":
        this.#tabs = [];
        await this.#profile.kill();
        return this.#profile.open();
    }
  }

  async #lose(tab: Tab): Promise<void> {
    this.#tabs = this.#tabs.filter((other) => other !== tab);
    await tab.page.close().catch(() => {});
  }

  async #compare(text: string, where: string): Promise<void> {
    // Told as sent is a promise at once; told as kept, once it had time to be sent.
    const toldSent = this.#screen.has(text, "sent");
    if (toldSent && (await this.#times(text)) !== 1)
      this.violations.push(`${where}: ${text} was shown as sent without being stored`);
    const isTaken = () => this.#screen.has(text, "kept") || this.#screen.has(text, "sent");
    const settled = async () => !isTaken() || (await this.#times(text)) > 0;
    await until("what was taken to be stored", settled, PATIENCE_MS).catch(() =>
      this.violations.push(`${where}: ${text} was shown as taken and is lost`),
    );
    this.#texts.push(text);
    this.#count({ accepted: isTaken() ? 1 : 0 });
  }

  /** At the end: everything once, and on screen as in the store. */
  async compareEnd(): Promise<void> {
    await this.#haveTabs(1);
    const stored = await this.#stored();
    for (const text of new Set(stored))
      if (stored.filter((other) => other === text).length > 1)
        this.violations.push(`${text} is there twice`);
    for (const text of this.#texts)
      if (this.#screen.has(text, "kept") && !stored.includes(text))
        this.violations.push(`${text} was shown as taken after all and is lost`);
    const tab = this.#tabs[0];
    const same = async () => (await tab?.said())?.join(" ") === stored.join(" ");
    await until("the screen to show what is stored", same, PATIENCE_MS).catch(
      (error: unknown) => void this.violations.push(String(error)),
    );
    const { reload, crash, kill, accepted } = this.#counts;
    this.#count({ stored: stored.length, neverShown: reload + crash + kill - accepted });
  }

  async #times(text: string): Promise<number> {
    return (await this.#stored()).filter((one) => one === text).length;
  }

  async #stored(): Promise<readonly string[]> {
    const { public: side } = await this.#agent.get("conversation:sync", {
      conversationId: this.#conversationId,
      after: { public: 0, internal: 0 },
    });
    return side.entries.flatMap((entry) =>
      entry.is === "message" &&
      entry.message.body.type === "text" &&
      entry.message.author.kind === "visitor"
        ? [entry.message.body.text]
        : [],
    );
  }

  async remove(): Promise<void> {
    this.#agent.close();
    await this.#profile.remove();
    await this.#product.remove();
  }

  #count(more: Partial<Counts>): void {
    const keys = Object.keys(more) as (keyof Counts)[];
    this.#counts = {
      ...this.#counts,
      ...Object.fromEntries(keys.map((key) => [key, this.#counts[key] + (more[key] ?? 0)])),
    };
  }
}
