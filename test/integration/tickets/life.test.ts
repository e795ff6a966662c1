import { afterEach, describe, expect, it } from "vitest";
import { randomIds } from "../../../server/random-ids.ts";
import { startServer, type Running, type ServerOptions } from "../../support/server.ts";
import { fileTicket, ticketOf } from "../../support/tickets.ts";
import { until } from "../../support/until.ts";

let running: Running | null = null;

async function company(options: ServerOptions = {}) {
  running = await startServer(options);
  const mei = await running.agent("Mei");
  const aino = await running.visitor();
  return { mei, aino, ...(await fileTicket(mei, aino)) };
}

afterEach(async () => {
  const failures = running?.failures ?? [];
  await running?.stop();
  running = null;
  expect(failures).toEqual([]);
});

describe("the life of a ticket, over real sockets", () => {
  it("T12, T13: an agent sets priority, type, subject and tags; the customer sees none of them", async () => {
    const { mei, aino, ticketId } = await company();
    const change = { priority: "high", kind: "call_back", subject: "Pole", addTags: [" Tents "] };
    const ticket = await mei.get("ticket:update", { ticketId, ...change } as never);
    expect(ticket).toMatchObject({ priority: "high", kind: "call_back", tags: ["tents"] });
    expect(ticket.history.slice(1).map(({ by, change }) => [by, change.what])).toEqual(
      ["tags", "priority", "kind", "subject"].map((what) => [{ kind: "agent", name: "Mei" }, what]),
    );
    const [seen] = (await aino.hello()).tickets;
    expect(seen).toMatchObject({ subject: "Pole", status: "new" });
    for (const hidden of ["priority", "kind", "tags", "history"])
      expect(seen).not.toHaveProperty(hidden);
  });

  it("T12: a status nobody may set, and a change of nothing, are refused", async () => {
    const { mei, ticketId } = await company();
    for (const change of [{ status: "closed" }, {}, { addTags: [" "] }, { priority: "lethal" }])
      expect(await mei.ask("ticket:update", { ticketId, ...change } as never)).toMatchObject({
        ok: false,
        code: "bad_request",
      });
  });

  it("T8, T9: silence closes a solved ticket; what is written then goes on as another, once", async () => {
    const { mei, aino, ticketId, conversationId } = await company({
      timings: { solvedCloseMs: 100 },
    });
    await aino.get("ticket:subscribe", { ticketId, email: "aino@example.com" });
    await mei.get("ticket:update", { ticketId, status: "solved" });
    const closed = await until("it to close", async () => {
      const ticket = await ticketOf(mei, conversationId);
      return ticket.status === "closed" ? ticket : undefined;
    });
    expect(closed.history.at(-1)).toMatchObject({ by: { kind: "system" } });
    for (const refused of [
      await mei.say(conversationId, "One more thing."),
      await mei.ask("ticket:update", { ticketId, status: "open" }),
      await aino.ask("ticket:judge", { ticketId, solved: false }),
      await mei.ask("ticket:resume", { ticketId }),
    ])
      expect(refused).toMatchObject({ ok: false, code: "ticket_closed" });

    const message = { conversationId, id: randomIds.id(), text: "It snapped again" };
    const answers = await Promise.all([
      aino.get("message:post", message),
      aino.get("message:post", message),
      aino.get("message:post", { ...message, id: randomIds.id(), text: "Hello?" }),
    ]);
    expect(answers.every(({ seq }) => seq > 0)).toBe(true);
    const { tickets } = await aino.hello();
    expect(tickets).toHaveLength(2);
    const next = tickets.find(({ id }) => id !== ticketId);
    expect(next).toMatchObject({
      status: "new",
      reason: "follow_up",
      email: "aino@example.com",
      followsUp: { id: ticketId, reference: closed.reference },
    });
    expect(tickets.find(({ id }) => id === ticketId)?.followedBy).toEqual({
      id: next?.id,
      reference: next?.reference,
    });
    const { public: side } = await aino.get("conversation:sync", {
      conversationId: next?.conversationId ?? "",
      after: 0,
    });
    const said = side.entries.flatMap((entry) => (entry.is === "message" ? [entry.message] : []));
    expect(said.map(({ id }) => id).filter((id) => id === message.id)).toHaveLength(1);
    expect(said).toHaveLength(2);
  });

  it("WX10: a message left instead of waiting that comes late lands where it is read: in the chat somebody has taken, else in the request that goes on", async () => {
    const { mei, aino, ticketId, conversationId } = await company({
      timings: { solvedCloseMs: 100 },
    });
    const leave = (text: string) => ({ conversationId, id: randomIds.id(), text });
    await mei.get("availability:set", { availability: "online" });
    await mei.get("ticket:resume", { ticketId });
    await aino.get("message:leave", leave("Are you there?"));
    const { public: side } = await aino.get("conversation:sync", { conversationId, after: 0 });
    expect(side).toMatchObject({ phase: { is: "live" } });
    expect(side.entries.at(-1)).toMatchObject({ message: { body: { text: "Are you there?" } } });
    await mei.get("conversation:resolve", { conversationId });
    await until("it to close", async () => {
      const ticket = await ticketOf(mei, conversationId);
      return ticket.status === "closed";
    });
    const late = leave("It snapped again");
    await aino.get("message:leave", late);
    await aino.get("message:leave", late);
    expect((await aino.hello()).tickets.map(({ reason }) => reason).toSorted()).toEqual([
      "follow_up",
      "nobody_on_duty",
    ]);
  });

  it("T10: the customer agrees or not; T4: a chat solved with its ticket is open again", async () => {
    const { mei, aino, ticketId, conversationId } = await company();
    await mei.get("availability:set", { availability: "online" });
    await mei.get("ticket:resume", { ticketId });
    await mei.get("conversation:resolve", { conversationId });
    const agreed = await aino.get("ticket:judge", { ticketId, solved: true });
    expect(agreed).toMatchObject({ status: "solved", confirmed: true });
    const again = await aino.get("ticket:judge", { ticketId, solved: false });
    expect(again).toMatchObject({ status: "open", confirmed: false, reason: "nobody_on_duty" });
    expect((await mei.say(conversationId, "We look again.")).ok).toBe(true);

    await mei.get("ticket:resume", { ticketId });
    await mei.get("conversation:resolve", { conversationId });
    expect((await aino.say(conversationId, "Broken still.")).ok).toBe(true);
    expect((await ticketOf(mei, conversationId)).status).toBe("open");

    await mei.get("ticket:resume", { ticketId });
    await mei.get("conversation:resolve", { conversationId });
    await mei.get("ticket:update", { ticketId, status: "on_hold" });
    expect((await mei.say(conversationId, "Ordered a part.")).ok).toBe(true);
    expect((await ticketOf(mei, conversationId)).status).toBe("on_hold");
  });

  it("Y1, Y3, Y4: how it was is kept once, shown to agents, and passed to the router", async () => {
    const { mei, aino, ticketId, conversationId } = await company();
    const rate = (good: boolean, comment: string | null) =>
      aino.ask("conversation:rate", { conversationId, good, comment });
    expect(await rate(false, null)).toMatchObject({ ok: false, code: "wrong_state" });
    await mei.say(conversationId, "We are on it.");
    await mei.get("ticket:update", { ticketId, status: "solved" });
    expect(await rate(false, null)).toMatchObject({ ok: true });
    expect(await rate(false, " Took long. ")).toMatchObject({ ok: true });
    const stranger = await running?.visitor();
    const theirs = { conversationId, good: true, comment: null };
    expect(await stranger?.ask("conversation:rate", theirs)).toMatchObject({ code: "not_found" });

    const opened = await mei.get("conversation:open", { conversationId });
    expect(opened.view.public.rating).toMatchObject({ good: false, comment: "Took long." });
    expect(opened.contact.story[0]?.rated).toBe(false);
    const { public: side } = await aino.get("conversation:sync", { conversationId, after: 0 });
    expect(side.rating).toEqual(opened.view.public.rating);

    const ana = await running?.agent("Ana");
    await mei.get("availability:set", { availability: "online" });
    const next = await aino.start("another question", { person: true });
    await ana?.offered(next);
    const { view } = (await mei.get("conversation:open", { conversationId: next })) ?? {};
    const passed = view.internal?.decision?.candidates.find((one) => one.agentId === mei.id);
    expect(passed?.reason.code).toBe("rated_badly");
  });
});
