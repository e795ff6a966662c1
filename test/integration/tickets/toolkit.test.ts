import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MAX_TEXT } from "../../../server/protocol/limits.ts";
import { LONGEST_TAG, MOST_TAGS } from "../../../server/protocol/ticket.ts";
import { LONGEST_TOOL_NAME, MOST_TOOLS } from "../../../server/protocol/toolkit.ts";
import { randomIds } from "../../../server/random-ids.ts";
import type { AgentClient } from "../../support/clients.ts";
import { startServer, type Running } from "../../support/server.ts";
import { until } from "../../support/until.ts";

let running: Running;
let mei: AgentClient;
let ben: AgentClient;

beforeEach(async () => {
  running = await startServer();
  mei = await running.agent("Mei");
  ben = await running.agent("Ben");
});

afterEach(async () => {
  await running.stop();
  expect(running.failures).toEqual([]);
});

const made = <T>(tool: T) => ({ base: null, tool });

const kit = async (agent: AgentClient) => (await agent.get("session:open", {})).toolkit;

describe("what the team has at hand", () => {
  const thanks = () => ({
    id: randomIds.id(),
    name: "thanks",
    text: "Thank you, {{contact.name}}!",
    language: null,
  });

  it("W10: a canned reply is every agent's at once; only supervisors change it", async () => {
    const reply = thanks();
    expect(await ben.ask("canned:save", made(reply))).toMatchObject({
      ok: false,
      code: "forbidden",
    });
    await mei.get("canned:save", made(reply));
    const heard = await until("the reply", () =>
      ben.received.find(({ event }) => event === "toolkit:changed"),
    );
    expect(heard.payload).toMatchObject({ replies: [reply] });
    const tool = { ...reply, text: "Thanks!" };
    await mei.get("canned:save", { base: reply, tool });
    expect((await kit(ben)).replies).toEqual([tool]);
    const removal = { base: tool, id: tool.id };
    expect(await ben.ask("canned:remove", removal)).toMatchObject({ code: "forbidden" });
    await mei.get("canned:remove", removal);
    expect((await kit(ben)).replies).toEqual([]);
  });

  it("W10: beyond the most there may be of them, one is refused until another is removed", async () => {
    const replies = Array.from({ length: MOST_TOOLS }, thanks);
    for (const reply of replies) await mei.get("canned:save", made(reply));
    expect(await mei.ask("canned:save", made(thanks()))).toMatchObject({ code: "limit_reached" });
    await mei.get("canned:remove", { base: replies[0], id: replies[0]?.id ?? "" });
    await mei.get("canned:save", made(thanks()));
  });

  it("W10: one with a variable that does not exist is refused", async () => {
    const reply = { ...thanks(), text: "Hi {{contact.age}}" };
    expect(await mei.ask("canned:save", made(reply))).toMatchObject({
      ok: false,
      code: "bad_request",
    });
  });

  it("W13: a macro does each kind of thing once, and is kept like a canned reply", async () => {
    const status = { does: "status", to: "pending" } as const;
    const macro = { id: randomIds.id(), name: "Guarantee", actions: [status] };
    expect(await ben.ask("macro:save", made(macro))).toMatchObject({ code: "forbidden" });
    const twice = { ...macro, actions: [status, { ...status, to: "solved" as const }] };
    expect(await mei.ask("macro:save", made(twice))).toMatchObject({ code: "bad_request" });
    await mei.get("macro:save", made(macro));
    expect((await kit(ben)).macros).toEqual([macro]);
  });

  it("A13: a change to the longest macro, in letters of three bytes, fits with what it was", async () => {
    const add = Array.from({ length: MOST_TAGS }, (_, nth) => `${nth}`.padEnd(LONGEST_TAG, "ก"));
    const text = "ก".repeat(MAX_TEXT);
    const reply = { does: "reply", text, send: false } as const;
    const actions = [reply, { does: "note", text } as const, { does: "tags", add } as const];
    const macro = { id: randomIds.id(), name: "ก".repeat(LONGEST_TOOL_NAME), actions };
    await mei.get("macro:save", made(macro));
    const shorter = { ...macro, name: "Guarantee" };
    const saved = await mei.get("macro:save", { base: macro, tool: shorter });
    expect(saved).toMatchObject({ kept: true, now: { macros: [shorter] } });
  });

  it("W10: many saved at the same time are all kept", async () => {
    const many = Array.from({ length: 12 }, thanks);
    await Promise.all(many.map((reply) => mei.get("canned:save", made(reply))));
    const kept = new Set((await kit(mei)).replies.map(({ id }) => id));
    expect(kept).toEqual(new Set(many.map(({ id }) => id)));
  });
});
