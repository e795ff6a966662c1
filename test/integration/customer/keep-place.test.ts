import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { get } from "../../../server/application/records.ts";
import { VisitorClient, type AgentClient } from "../../support/clients.ts";
import { Mailbox } from "../../support/mailbox.ts";
import { RequestPage } from "../../support/request-page.ts";
import { startServer, type Running } from "../../support/server.ts";
import { ticketOf } from "../../support/tickets.ts";
import { until } from "../../support/until.ts";

const AINO = "aino@example.com";

let mailbox: Mailbox;
let running: Running;

beforeEach(async () => {
  mailbox = await Mailbox.start();
  running = await startServer({
    config: { mail: mailbox.settings },
    // The usual limits are over long before anybody has time.
    timings: {
      visitorGoneMs: 50,
      queueLimitMs: 400,
      mail: { gatherMs: 100, retryMs: 50, giveUpMs: 60_000 },
    },
  });
});

afterEach(async () => {
  await running.stop();
  await mailbox.stop();
});

/** Everybody has as many chats as they can take, and Aino waits. */
async function waiting() {
  const mei = await running.agent("Mei");
  const busy = await fill(mei);
  const aino = await running.visitor();
  await aino.hello();
  const conversationId = await aino.start("my pole snapped", { person: true });
  return { mei, busy, aino, conversationId };
}

async function fill(agent: AgentClient): Promise<string> {
  const { agents } = await agent.get("session:open", {});
  const chats: string[] = [];
  for (let nth = 0; nth < (agents[0]?.capacity ?? 0); nth += 1) {
    const conversationId = await (await running.visitor()).start("and this?", { person: true });
    await agent.offered(conversationId);
    await agent.get("offer:accept", { conversationId });
    chats.push(conversationId);
  }
  return chats[0] ?? "";
}

describe("Keeping the place, over a real mail server", () => {
  it("Q6, E8: whoever keeps their place may go; when an agent has it they are asked back by mail, to a page that is the chat", async () => {
    const { mei, busy, aino, conversationId } = await waiting();
    expect(await aino.hello()).toMatchObject({ keeps: true });
    await aino.get("wait:keep", { conversationId, email: AINO });
    expect((await aino.hello()).current?.public.kept).toMatchObject({ email: AINO });
    aino.close();
    const row = async () =>
      (await mei.get("session:open", {})).rows.find(({ id }) => id === conversationId);
    const since = Date.now();
    await until("the usual limits to be over", async () => {
      expect(await row()).toMatchObject({ status: "queued" });
      return Date.now() - since > 600;
    });
    expect(mailbox.received).toEqual([]);

    await mei.get("conversation:resolve", { conversationId: busy });
    await mei.offered(conversationId);
    await mei.get("offer:accept", { conversationId });
    const mail = await mailbox.mailTo(AINO);
    expect(mail.mail.text).toContain("Mei has time for you now.");
    expect(mail.mail.text).toContain("Please open the page once");

    const page = await RequestPage.open(running.url, mail);
    expect((await page.get()).text).toContain("Mei is in the chat with you.");
    await page.send("reply", { text: "Here I am.", form: await page.formId() });
    const { view } = await mei.get("conversation:open", { conversationId });
    expect(view.public).toMatchObject({ phase: { is: "live" }, kept: null });
    expect(view.public.entries.at(-1)).toMatchObject({
      message: { author: { kind: "visitor" }, body: { text: "Here I am." } },
    });
    await mei.say(conversationId, "A new one is on its way.");
    expect((await page.get()).text).toContain("A new one is on its way.");
    expect(await ticketOf(mei, conversationId)).toMatchObject({
      email: AINO,
      assigneeId: mei.id,
    });
    await mei.get("conversation:resolve", { conversationId });
    expect(await ticketOf(mei, conversationId)).toMatchObject({ status: "solved" });
  });

  it("E8: who is back before the mail leaves gets none, and goes on in the chat", async () => {
    const { mei, busy, aino, conversationId } = await waiting();
    await aino.get("wait:keep", { conversationId, email: AINO });
    aino.close();
    await mei.get("conversation:resolve", { conversationId: busy });
    await mei.offered(conversationId);
    await mailbox.stop();
    await mei.get("offer:accept", { conversationId });
    const { id } = await ticketOf(mei, conversationId);
    const again = await VisitorClient.connect({ ...running, token: aino.token });
    await again.hello();
    await until("nothing to be left to send", async () => {
      const box = await get(running.store, "outbox", id);
      return box?.state.letters.length === 0;
    });
    await mailbox.start();
    expect(await again.say(conversationId, "Here I am.")).toMatchObject({ ok: true });
    expect(mailbox.received).toEqual([]);
  });
});
