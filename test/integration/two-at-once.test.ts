import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EditReply, Register } from "../../server/protocol/registers.ts";
import type { RoutingOverview } from "../../server/protocol/routing.ts";
import { randomIds } from "../../server/random-ids.ts";
import type { AgentClient } from "../support/clients.ts";
import { RoutingDesk } from "../support/routing-desk.ts";
import { startServer, type Running } from "../support/server.ts";

let running: Running;
let mei: AgentClient;

beforeEach(async () => {
  running = await startServer();
  mei = await running.agent("Mei");
});

afterEach(async () => {
  await running.stop();
  expect(running.failures).toEqual([]);
});

/** What there is, as whoever was too late is told. */
function toldTheLate<R extends Register>(replies: readonly EditReply<R>[]): R {
  expect(replies.map(({ kept }) => kept).toSorted()).toEqual([false, true]);
  const late = replies.find(({ kept }) => !kept);
  if (late === undefined) throw new Error("Nobody was too late.");
  return late.now;
}

describe("A13: of two who save on the same base, one is kept and the other hears what there is now", () => {
  it("A13: allowed sites", async () => {
    const { name, origins } = (await mei.get("session:open", {})).workspace;
    const sites = ["https://one.example", "https://two.example"];
    const allow = (base: { name: string; origins: readonly string[] }, site: string) =>
      mei.get("workspace:update", { base, name: base.name, origins: [...base.origins, site] });
    const replies = await Promise.all(sites.map((site) => allow({ name, origins }, site)));
    const now = toldTheLate(replies);
    const missing = sites.find((site) => !now.origins.includes(site));
    const again = await allow({ name: now.name, origins: now.origins }, missing ?? "");
    expect(again.kept).toBe(true);
    expect(new Set(again.now.origins)).toEqual(new Set(sites));
  });

  it("A13: one canned reply; saving the same once more is nobody else's change", async () => {
    const reply = { id: randomIds.id(), name: "thanks", text: "Thank you!", language: null };
    await mei.get("canned:save", { base: null, tool: reply });
    const edits = [
      { ...reply, name: "cheers" },
      { ...reply, text: "Thanks!" },
    ];
    const save = (base: object, tool: typeof reply) => mei.get("canned:save", { base, tool });
    const { replies } = toldTheLate(await Promise.all(edits.map((edit) => save(reply, edit))));
    const [now] = replies;
    expect(edits).toContainEqual(now);
    const both = { ...reply, name: "cheers", text: "Thanks!" };
    const kept = { kept: true, now: { replies: [both] } };
    expect(await save(now ?? reply, both)).toMatchObject(kept);
    expect(await save(now ?? reply, both)).toMatchObject(kept);
  });

  it("A13: one canned reply that one changes and the other removes; one that is gone is gone", async () => {
    const reply = { id: randomIds.id(), name: "thanks", text: "Thank you!", language: null };
    const tool = { ...reply, text: "Thanks!" };
    await mei.get("canned:save", { base: null, tool: reply });
    await mei.get("canned:save", { base: reply, tool });
    const remove = (base: object) => mei.ask("canned:remove", { base, id: reply.id });
    expect(await remove(reply)).toMatchObject({ ok: false, code: "conflict" });
    expect((await mei.get("session:open", {})).toolkit.replies).toEqual([tool]);
    for (const base of [tool, reply]) expect(await remove(base)).toMatchObject({ ok: true });
    expect((await mei.get("session:open", {})).toolkit.replies).toEqual([]);
  });

  it("A13: one saved view, also where one changes it and the other removes it", async () => {
    const filter = { statuses: [], priorities: [], kinds: [], tags: [], assignee: "any" };
    const view = { id: randomIds.id(), name: "Poles", filter, sort: "oldest" as const };
    await mei.get("view:save", { base: null, view });
    const edits = [
      { ...view, sort: "newest" as const },
      { ...view, filter: { ...filter, assignee: "me" } },
    ];
    const save = (edit: typeof view | (typeof edits)[number]) =>
      mei.get("view:save", { base: view, view: edit });
    const { views } = toldTheLate(await Promise.all(edits.map(save)));
    expect(views).toHaveLength(1);
    expect(edits).toContainEqual(views[0]);
    const remove = (base: unknown) => mei.ask("view:remove", { base, id: view.id });
    expect(await remove(view)).toMatchObject({ ok: false, code: "conflict" });
    expect(await remove(views[0])).toMatchObject({ ok: true, value: { views: [] } });
  });

  it("A13: the tags and note of a contact", async () => {
    const { contactId } = await (await running.visitor()).hello();
    const nothing = { tags: [] as string[], about: null };
    const save = (base: object, mine: { tags: string[]; about: string | null }) =>
      mei.get("contact:describe", { contactId, base, ...mine });
    const loyal = { tags: ["loyal"], about: null };
    const calls = { tags: [], about: "Calls often" };
    const edits = [loyal, calls];
    const now = toldTheLate(await Promise.all(edits.map((edit) => save(nothing, edit))));
    const base = { tags: [...now.tags], about: now.about?.text ?? null };
    expect(edits).toContainEqual(base);
    const both = { tags: ["loyal"], about: "Calls often" };
    const kept = { kept: true, now: { tags: ["loyal"], about: { text: "Calls often" } } };
    expect(await save(base, both)).toMatchObject(kept);
    expect(await save(base, both)).toMatchObject(kept);
  });

  it("A13: a note on a contact that is merged meanwhile is kept with who they turned out to be", async () => {
    const [into, from] = [await running.visitor(), await running.visitor()];
    const { contactId } = await into.hello();
    const { contactId: fromId } = await from.hello();
    await mei.get("contact:merge", { contactId, fromId });
    const base = { tags: [], about: null };
    const mine = { contactId: fromId, base, tags: [], about: "Likes blue" };
    const kept = { kept: true, now: { id: contactId, about: { text: "Likes blue" } } };
    expect(await mei.get("contact:describe", mine)).toMatchObject(kept);
  });

  it("A13: how a contact is treated", async () => {
    const { contactId } = await (await running.visitor()).hello();
    const usual = { ownerId: null as string | null, vip: false, plan: null as string | null };
    const save = (base: object, change: Partial<typeof usual>) =>
      mei.get("contact:update", { contactId, base, ...usual, ...base, ...change });
    const changes = [{ vip: true }, { plan: "gold" }];
    const now = toldTheLate(await Promise.all(changes.map((change) => save(usual, change))));
    const { ownerId, vip, plan } = now;
    const late = vip ? { plan: "gold" } : { vip: true };
    expect(await save({ ownerId, vip, plan }, late)).toMatchObject({
      kept: true,
      now: { ownerId: null, vip: true, plan: "gold" },
    });
  });

  it("A13: who gets which chat", async () => {
    const desk = new RoutingDesk(running);
    const { agents } = await desk.ask<RoutingOverview>(mei, "");
    const [{ capacity, routing }] = agents as [RoutingOverview["agents"][number]];
    const base = { capacity, routing };
    const save = (from: typeof base, change: Partial<typeof base>) =>
      desk.ask<RoutingOverview>(mei, "/agents", {
        method: "PUT",
        body: { agentId: mei.id, base: from, ...from, ...change },
      });
    const changes = [{ capacity: 9 }, { routing: { ...routing, tier: 2 } }];
    const answers = await Promise.all(changes.map((change) => save(base, change)));
    const codes = answers.map(({ code }) => code ?? "kept");
    expect(codes.toSorted()).toEqual(["conflict", "kept"]);
    const { agents: found } = await desk.ask<RoutingOverview>(mei, "");
    const now = { capacity: found[0]?.capacity ?? 0, routing: found[0]?.routing ?? routing };
    const late = changes[codes.indexOf("conflict")] ?? {};
    expect(await save(now, late)).toMatchObject({
      agents: [{ capacity: 9, routing: { tier: 2 } }],
    });
  });
});
