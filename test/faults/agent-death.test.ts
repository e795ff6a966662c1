import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InboxRow } from "../../server/protocol/registers.ts";
import { randomIds } from "../../server/random-ids.ts";
import { AgentClient, VisitorClient } from "../support/clients.ts";
import { Product } from "../support/product.ts";
import { buildProgram } from "../support/program.ts";
import { startServer } from "../support/server.ts";
import { siteKey } from "../support/site-key.ts";
import { until } from "../support/until.ts";
import type { Step } from "./agent-process.ts";

/** What the rules allow from the death of an agent until somebody else is asked. */
const LONGEST_MS = 30_000;

type Visit = { readonly client: VisitorClient; readonly conversationId: string };
type Busy = { readonly child: ChildProcess; readonly chatting: Visit; readonly waiting: Visit };

describe("an agent whose machine dies", { timeout: 60_000 }, () => {
  let product: Product;
  let program: string;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    program = await buildProgram("test/faults/agent-process.ts");
    // Offers outlast the test: only the death itself can end one.
    product = await Product.start({ HOST: "127.0.0.1", OFFER_SECONDS: "300" });
  });

  afterAll(async () => {
    for (const child of children) child.kill("SIGKILL");
    await product.remove();
    rmSync(dirname(program), { recursive: true });
  });

  function live(who: { readonly id: string; readonly cookie: string }): {
    readonly child: ChildProcess;
    readonly said: readonly Step[];
  } {
    const child = spawn(process.execPath, [program, product.url, who.id, who.cookie], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    children.push(child);
    const said: Step[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => said.push(line as Step));
    return { child, said };
  }

  async function visitor(): Promise<Visit> {
    const client = await VisitorClient.connect({
      url: product.url,
      site: await siteKey(product),
      token: randomIds.secret(),
    });
    await client.hello();
    return { client, conversationId: await client.start("Is anybody there?", { person: true }) };
  }

  /** Signs up, arrives in a process of their own, takes a chat and is asked for another. */
  async function busyAgent(name: string, admin: AgentClient): Promise<Busy> {
    const signedUp = await AgentClient.join(product, { admin, name });
    signedUp.close();
    const one = live(signedUp);
    await until(`${name} to arrive`, () => one.said.includes("here"));
    const chatting = await visitor();
    await until(`${name} to accept`, () => one.said.includes("chatting"));
    const waiting = await visitor();
    await until(`${name} to be asked again`, () => one.said.includes("asked"));
    return { child: one.child, chatting, waiting };
  }

  it("P7: chats and offers of one who is killed, and of one who freezes, are with somebody else within 30 seconds, and the visitor is told", async () => {
    const kim = await AgentClient.setUp(product, {
      token: product.setupLink.split("/").at(-1) ?? "",
      name: "Kim",
    });
    await kim.get("availability:set", { availability: "away" });
    const mei = await busyAgent("Mei", kim);
    const tomas = await busyAgent("Tomas", kim);
    await kim.get("availability:set", { availability: "online" });
    await kim.get("session:open", {});

    const died = Date.now();
    mei.child.kill("SIGSTOP");
    tomas.child.kill("SIGKILL");
    for (const { chatting, waiting } of [tomas, mei]) {
      await until("the chat to be Kim's to take", () => isOffered(kim, chatting), LONGEST_MS);
      await until("the offer to be Kim's", () => isOffered(kim, waiting), LONGEST_MS);
      const left = await chatting.client.happened("handoff:made", 2);
      expect(left.reason).toBe("agent_left");
    }
    expect(Date.now() - died).toBeLessThan(LONGEST_MS);
  });
});

describe("an agent whose page reloads", () => {
  it("P7: keeps their chats for the whole grace, also around the end of the first one after a start", async () => {
    const graceMs = 1_000;
    const started = Date.now();
    const server = await startServer({ config: { agentGraceMs: graceMs } });
    const mei = await server.agent("Mei");
    const aino = await server.visitor();
    await aino.hello();
    const conversationId = await aino.start(null, { person: true });
    await mei.offered(conversationId);
    await mei.get("offer:accept", { conversationId });
    await delay(Math.max(0, started + graceMs - 100 - Date.now()));
    mei.close();
    await delay(400);
    const back = await AgentClient.connect(server, mei);
    const { rows } = await back.get("session:open", {});
    expect(rows.find(({ id }) => id === conversationId)).toMatchObject({
      status: "live",
      agentId: mei.id,
    });
    expect(
      aino.envelopes.some(
        ({ logged }) =>
          logged.event.type === "handoff:made" && logged.event.reason === "agent_left",
      ),
    ).toBe(false);
    back.close();
    await server.stop();
  });
});

function isOffered(agent: AgentClient, { conversationId }: Visit): boolean {
  return agent.received.some(({ event, payload }) => {
    const row = payload as InboxRow;
    return (
      event === "row:changed" &&
      row.id === conversationId &&
      row.status === "offered" &&
      row.agentId === agent.id
    );
  });
}
