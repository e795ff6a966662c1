import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Doing, Sign } from "../../../server/protocol/signs.ts";
import type { AgentClient, VisitorClient } from "../../support/clients.ts";
import { startServer, type Running } from "../../support/server.ts";
import { fileTicket } from "../../support/tickets.ts";
import { until } from "../../support/until.ts";

let running: Running;
let mei: AgentClient;
let tom: AgentClient;

beforeAll(async () => {
  running = await startServer();
  mei = await running.agent("Mei");
  tom = await running.agent("Tom");
  await tom.get("availability:set", { availability: "away" });
});

afterAll(async () => {
  await running.stop();
  expect(running.failures).toEqual([]);
});

const signs = ({ received }: AgentClient) =>
  received.flatMap(({ event, payload }) => (event === "sign:changed" ? [payload as Sign] : []));

/** Waits until this agent has heard so of another. */
const hears = (agent: AgentClient, name: string, doing: Doing) =>
  until(`${name}: ${doing}`, () =>
    signs(agent).find(
      (one) => one.by.kind === "agent" && one.by.name === name && one.doing === doing,
    ),
  );

const typing = ({ received }: VisitorClient) =>
  received.flatMap(({ event, payload }) =>
    event === "typing:changed" ? [(payload as { typing: boolean }).typing] : [],
  );

describe("who else is at a conversation", () => {
  it("TG1, TG4: on a ticket agents hear of one another, and its customer of nobody", async () => {
    const aino = await running.visitor();
    const { conversationId } = await fileTicket(mei, aino);
    for (const agent of [mei, tom]) await agent.get("conversation:open", { conversationId });
    for (const doing of ["looking", "replying", "paused", "noting", "looking"] as const) {
      await tom.get("sign:set", { conversationId, doing });
      await hears(mei, "Tom", doing);
    }
    expect(signs(tom)).toEqual([]);
    await mei.get("sign:set", { conversationId, doing: "replying" });
    await hears(tom, "Mei", "replying");
    // Behind all of it in the order of her connection.
    await mei.say(conversationId, "Which tent is it?");
    await aino.happened("message:posted", 2);
    expect(aino.received.map(({ event }) => event)).not.toContain("sign:changed");
    expect(typing(aino)).toEqual([]);
  });

  it("TG2: a console that goes, leaves the conversation or loses its connection says goodbye by itself", async () => {
    const { conversationId } = await fileTicket(mei, await running.visitor());
    await mei.get("conversation:open", { conversationId });
    const ida = await running.agent("Ida");
    await ida.get("availability:set", { availability: "away" });
    for (const part of [
      () => ida.get("conversation:leave", { conversationId }),
      async () => ida.close(),
    ]) {
      await ida.get("conversation:open", { conversationId });
      await ida.get("sign:set", { conversationId, doing: "replying" });
      await hears(mei, "Ida", "replying");
      mei.received.length = 0;
      await part();
      await hears(mei, "Ida", "gone");
      mei.received.length = 0;
    }
  });

  it("TG1: nobody says anything of what they have not opened", async () => {
    const { conversationId } = await fileTicket(mei, await running.visitor());
    expect(await tom.ask("sign:set", { conversationId, doing: "looking" })).toMatchObject({
      code: "wrong_state",
    });
  });

  it("TG4: in a live chat its visitor hears that its agent writes to them, and of nobody and nothing else", async () => {
    const aino = await running.visitor();
    await mei.get("availability:set", { availability: "online" });
    const conversationId = await aino.start("A person, please", { person: true });
    await mei.offered(conversationId);
    await mei.get("offer:accept", { conversationId });
    for (const agent of [mei, tom]) await agent.get("conversation:open", { conversationId });
    for (const doing of ["replying", "noting", "looking"] as const)
      await tom.get("sign:set", { conversationId, doing });
    for (const doing of ["noting", "looking", "replying", "paused", "gone"] as const)
      await mei.get("sign:set", { conversationId, doing });
    await mei.say(conversationId, "Hi!");
    await aino.happened("message:posted", 2);
    expect(typing(aino)).toEqual([true, false]);
    expect(aino.received.map(({ event }) => event)).not.toContain("sign:changed");
    await aino.get("typing:set", { conversationId, typing: true });
    await until("what the visitor types", () =>
      [mei, tom].every((agent) => signs(agent).some(({ by }) => by.kind === "visitor")),
    );
  });
});
