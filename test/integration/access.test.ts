import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agentCommands, type AgentCommands } from "../../server/protocol/agent.ts";
import { PROTOCOL_VERSION } from "../../server/protocol/limits.ts";
import { visitorCommands, type VisitorCommands } from "../../server/protocol/visitor.ts";
import { randomIds } from "../../server/random-ids.ts";
import { AgentClient, connected, open, post, type VisitorClient } from "../support/clients.ts";
import { describeContact, treatContact } from "../support/contact-edits.ts";
import { startServer, type Running } from "../support/server.ts";
import { until } from "../support/until.ts";
import {
  ADMIN_ONLY,
  AGENT_PAYLOADS,
  HARMLESS,
  VISITOR_PAYLOADS,
  type Things,
} from "./access-payloads.ts";

describe("access", () => {
  let running: Running;
  let owner: VisitorClient;
  let other: VisitorClient;
  let admin: AgentClient;
  let colleague: AgentClient;
  let things: Things;

  beforeAll(async () => {
    running = await startServer();
    admin = await running.agent("Ana");
    colleague = await running.agent("Ben");
    owner = await running.visitor();
    other = await running.visitor();
    await colleague.get("availability:set", { availability: "away" });
    const conversationId = await owner.start("my pole snapped", { person: true });
    await admin.offered(conversationId);
    await admin.get("offer:accept", { conversationId });
    await admin.get("conversation:file", { conversationId });
    const ticket = await until(
      "the ticket",
      async () => (await admin.get("session:open", {})).tickets[0],
    );
    things = {
      conversationId,
      ticketId: ticket.id,
      agentId: admin.id,
      contactId: ticket.contactId,
    };
  });

  afterAll(async () => {
    expect(running.failures).toEqual([]);
    await running.stop();
  });

  it("covers every command there is", () => {
    expect(Object.keys(VISITOR_PAYLOADS).sort()).toEqual(Object.keys(visitorCommands).sort());
    expect(Object.keys(AGENT_PAYLOADS).sort()).toEqual(Object.keys(agentCommands).sort());
  });

  it.each(Object.keys(visitorCommands))(
    "A1: another visitor cannot %s what is not theirs",
    async (command) => {
      const payload = VISITOR_PAYLOADS[command as keyof VisitorCommands](things);
      const before = await owner.get("conversation:sync", {
        conversationId: things.conversationId,
        after: 0,
      });
      const result = await other.socket.timeout(5_000).emitWithAck(command, payload);
      if (HARMLESS.has(command)) expect(result.ok).toBe(true);
      else expect(result).toMatchObject({ ok: false, code: "not_found" });
      expect(JSON.stringify(result)).not.toContain("my pole snapped");
      expect(
        await owner.get("conversation:sync", { conversationId: things.conversationId, after: 0 }),
      ).toEqual(before);
    },
  );

  it.each(Object.keys(visitorCommands))("A1: the owner may %s", async (command) => {
    const result = await owner.socket
      .timeout(5_000)
      .emitWithAck(command, VISITOR_PAYLOADS[command as keyof VisitorCommands](things));
    if (command === "proactive:open")
      return expect(result).toMatchObject({ ok: false, code: "not_found" });
    // There is nothing to judge, nothing over to rate; without mail no place is kept, and nothing sent.
    // Its chat is over, and nobody has what is being written shown.
    const late = [
      "answer:judge",
      "conversation:rate",
      "wait:keep",
      "conversation:transcript",
      "draft:show",
    ];
    if (command === "topic:choose") expect(result).toMatchObject({ ok: false, code: "not_found" });
    else if (late.includes(command))
      expect(result).toMatchObject({ ok: false, code: "wrong_state" });
    else expect(result.ok).toBe(true);
  });

  it.each(Object.keys(agentCommands).filter((command) => !(command in visitorCommands)))(
    "A1: a visitor cannot %s",
    async (command) => {
      const result = await owner.socket
        .timeout(5_000)
        .emitWithAck(command, AGENT_PAYLOADS[command as keyof AgentCommands](things));
      expect(result).toMatchObject({ ok: false, code: "bad_request" });
    },
  );

  it.each(Object.keys(agentCommands))(
    "A4: an agent asking for %s is answered by their role",
    async (command) => {
      const result = await colleague.socket
        .timeout(5_000)
        .emitWithAck(command, AGENT_PAYLOADS[command as keyof AgentCommands](things));
      if (ADMIN_ONLY.has(command)) expect(result).toMatchObject({ ok: false, code: "forbidden" });
      else expect(result.code).not.toBe("forbidden");
    },
  );

  it("A3: signed out there is no console, with no cookie, a made-up one, or the one just ended", async () => {
    const headers = { origin: running.url };
    const dial = (cookie: string | null) =>
      connected(
        open(running.url, "/agent", {
          auth: { version: PROTOCOL_VERSION },
          extraHeaders: cookie === null ? headers : { ...headers, cookie },
        }),
      );
    await expect(dial(null)).rejects.toThrow("signed_out");
    await expect(dial(`cascade_session=${randomIds.secret()}`)).rejects.toThrow("signed_out");

    const leaving = await AgentClient.join({ url: running.url }, { admin, name: "Cia" });
    const closed = new Promise((resolve) => leaving.socket.once("disconnect", resolve));
    expect((await post(running.url, "/api/sign-out", {}, { cookie: leaving.cookie })).status).toBe(
      200,
    );
    await closed;
    await expect(dial(leaving.cookie)).rejects.toThrow("signed_out");
  });

  it("A5: a socket is accepted from our own pages only", async () => {
    const auth = {
      version: PROTOCOL_VERSION,
      token: randomIds.secret(),
      site: await (await fetch(`${running.url}/demo`)).text(),
    };
    const { cookie } = admin;
    const dial = async (namespace: string, headers: Record<string, string>) => {
      const extraHeaders = { cookie, ...headers };
      const socket = open(running.url, namespace, { auth, extraHeaders });
      await connected(socket).finally(() => socket.disconnect());
    };
    for (const namespace of ["/visitor", "/agent"]) {
      await dial(namespace, { origin: running.url });
      for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, {}])
        await expect(dial(namespace, headers)).rejects.toThrow("websocket error");
    }
  });

  it("A5: a change over HTTP is accepted from our own pages only", async () => {
    const body = { email: "ana@example.com", password: "a long enough password" };
    expect(
      (await post(running.url, "/api/sign-in", body, { origin: "https://evil.example" })).status,
    ).toBe(403);
    expect((await post(running.url, "/api/sign-in", body, { "x-cascade": "0" })).status).toBe(403);
    expect((await post(running.url, "/api/sign-in", body)).status).toBe(200);
  });

  it("A1: an unknown site key is refused, and an old protocol is told to reload", async () => {
    const dial = (auth: Record<string, unknown>) =>
      connected(open(running.url, "/visitor", { auth }));
    await expect(
      dial({ version: PROTOCOL_VERSION, token: randomIds.secret(), site: "unknown" }),
    ).rejects.toThrow("forbidden");
    await expect(
      dial({ version: PROTOCOL_VERSION - 1, token: randomIds.secret(), site: "unknown" }),
    ).rejects.toThrow("reload");
    await expect(
      dial({ version: PROTOCOL_VERSION, token: "short", site: "unknown" }),
    ).rejects.toThrow("bad_request");
  });

  it("A3: on the path of visitors, who are asked for a sign of life too seldom, a console is told to reload", async () => {
    const extraHeaders = { origin: running.url, cookie: admin.cookie };
    const options = { auth: { version: PROTOCOL_VERSION }, extraHeaders };
    const dial = async (path: Record<string, string>) => {
      const socket = open(running.url, "/agent", { ...options, ...path });
      await connected(socket).finally(() => socket.disconnect());
    };
    await dial({});
    await expect(dial({ path: "/socket.io" })).rejects.toThrow("reload");
  });

  it("A2: visitors are sent nothing of the internal log, while agents are", async () => {
    await admin.get("conversation:open", { conversationId: things.conversationId });
    await admin.get("note:post", {
      conversationId: things.conversationId,
      id: randomIds.id(),
      text: "between us",
    });
    await admin.happened("note:posted");
    await owner.get("conversation:sync", { conversationId: things.conversationId, after: 0 });
    expect(owner.envelopes.filter(({ logged }) => logged.log !== "public")).toEqual([]);
    expect(JSON.stringify(owner.received)).not.toContain("between us");
    expect(other.envelopes).toEqual([]);
  });

  describe("CO10: what only supervisors are shown", () => {
    const email = "owner@private.example";
    const phone = "+358 40 765 4321";
    const secrets = [email, phone, "secret-page", "sues everybody", "gold plan", "cart of 900"];
    let shownLess: AgentClient;

    const hide = (hidden: readonly string[], { cookie }: AgentClient, revision = 0) =>
      fetch(`${running.url}/api/privacy`, {
        method: "PUT",
        headers: {
          "content-type": "application/json",
          "x-cascade": "1",
          origin: running.url,
          cookie,
        },
        body: JSON.stringify({ revision, settings: { hidden } }),
      });

    beforeAll(async () => {
      const { conversationId, ticketId, contactId } = things;
      const secret = { url: "https://shop.example/secret-page", title: "secret-page" };
      await owner.get("page:report", { page: secret });
      await owner.get("event:track", { name: "cart of 900", details: {} });
      await owner.get("ticket:subscribe", { ticketId, email });
      await owner.get("call:ask", { conversationId, name: "Aino", phone, when: null });
      await treatContact(admin, { contactId, ownerId: null, vip: true, plan: "gold plan" });
      await describeContact(admin, { contactId, tags: [], about: "sues everybody" });
      // Until somebody says otherwise, everybody is shown all of it.
      const opened = await colleague.get("conversation:open", { conversationId });
      for (const one of secrets) expect(JSON.stringify(opened)).toContain(one);
      expect((await colleague.get("search:find", { text: email })).found).not.toEqual([]);

      const hidden = ["email", "phone", "answers", "plan", "tracked", "pages", "device", "notes"];
      expect((await hide(hidden, colleague)).status).toBe(403);
      expect((await hide(["name"], admin)).status).toBe(400);
      const sentAway = new Promise((resolve) => colleague.socket.once("disconnect", resolve));
      expect((await hide(hidden, admin)).status).toBe(200);
      // What was held before is asked for anew.
      await sentAway;
      shownLess = await AgentClient.connect(running, colleague);
    });

    it.each(Object.keys(agentCommands))("%s tells an agent nothing hidden", async (command) => {
      const payload = AGENT_PAYLOADS[command as keyof AgentCommands](things);
      const result = await shownLess.socket.timeout(5_000).emitWithAck(command, payload);
      for (const one of secrets) expect(JSON.stringify(result)).not.toContain(one);
    });

    it("nothing hidden is told, found or written over, and supervisors see all of it", async () => {
      const { conversationId, contactId, ticketId } = things;
      for (const one of [shownLess, admin]) await one.get("conversation:open", { conversationId });
      const before = shownLess.received.length;
      const secret = { url: "https://shop.example/secret-page?2", title: "secret-page" };
      await owner.get("page:report", { page: secret });
      await treatContact(admin, {
        contactId,
        ownerId: null,
        vip: false,
        plan: "gold plan",
      });
      await admin.get("ticket:update", { ticketId, priority: "urgent" });
      const told = (event: string) =>
        until(event, () => shownLess.received.slice(before).some((one) => one.event === event));
      for (const event of ["conversation:happened", "contact:changed", "ticket:changed"])
        await told(event);
      for (const one of secrets) expect(JSON.stringify(shownLess.received)).not.toContain(one);
      expect(JSON.stringify(admin.received)).toContain("secret-page?2");

      expect((await shownLess.get("search:find", { text: email })).found).toEqual([]);
      expect((await admin.get("search:find", { text: email })).found).not.toEqual([]);
      expect((await shownLess.get("search:find", { text: "snapped" })).found).not.toEqual([]);
      expect(
        await shownLess.ask("contact:describe", { contactId, base: null, tags: [], about: null }),
      ).toMatchObject({ code: "forbidden" });
      const { contact, ticket } = await admin.get("conversation:open", { conversationId });
      expect(contact).toMatchObject({
        email,
        plan: "gold plan",
        about: { text: "sues everybody" },
      });
      expect(ticket).toMatchObject({ email, call: { phone } });
    });
  });
});
