import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agentCommands } from "../../server/protocol/agent.ts";
import { visitorCommands } from "../../server/protocol/visitor.ts";
import type { AgentClient, VisitorClient } from "../support/clients.ts";
import { startServer, type Running } from "../support/server.ts";

const NONSENSE: readonly unknown[] = [
  undefined,
  null,
  0,
  -1,
  Number.MAX_SAFE_INTEGER,
  "",
  "x".repeat(20_000),
  [],
  [[]],
  {},
  { conversationId: null },
  { conversationId: "../../etc" },
  { conversationId: "a".repeat(22), id: "b".repeat(22), text: "" },
  { conversationId: "a".repeat(22), id: "b".repeat(22), text: "ok", extra: 1 },
  { conversationId: "a".repeat(22), id: "b".repeat(22), text: "x".repeat(4_001) },
  { __proto__: { x: 1 }, constructor: 1 },
  true,
  { after: -1 },
  { page: { url: "javascript:alert(1)", title: "" } },
];

describe("hostile input", () => {
  let running: Running;
  let visitor: VisitorClient;
  let agent: AgentClient;

  beforeAll(async () => {
    running = await startServer();
    agent = await running.agent("Mei");
    visitor = await running.visitor();
  });

  afterAll(() => running.stop());

  it("A6: every command answers nonsense with a code, and goes on", async () => {
    for (const [client, commands] of [
      [visitor, visitorCommands],
      [agent, agentCommands],
    ] as const) {
      for (const command of [
        ...Object.keys(commands),
        "no:such",
        "__proto__",
        "constructor",
        "toString",
      ]) {
        for (const payload of NONSENSE) {
          // What takes nothing is asked rightly by an empty object.
          if (
            ["session:open", "session:more", "site:look"].includes(command) &&
            client === agent &&
            JSON.stringify(payload) === "{}"
          )
            continue;
          const result = await client.socket.timeout(5_000).emitWithAck(command, payload);
          expect(result, `${command} ${JSON.stringify(payload)?.slice(0, 80)}`).toMatchObject({
            ok: false,
          });
        }
      }
    }
    expect((await visitor.hello()).contactId).toBeTruthy();
    expect(running.failures).toEqual([]);
  });

  it("A6: a command without an acknowledgement, or with something else in its place, harms nothing", async () => {
    for (const command of Object.keys(visitorCommands)) {
      visitor.socket.emit(command);
      visitor.socket.emit(command, {}, "not a function");
      visitor.socket.emit(command, () => {});
    }
    expect((await visitor.hello()).contactId).toBeTruthy();
    expect(running.failures).toEqual([]);
  });

  it("A6: a packet larger than the limit closes that connection alone", async () => {
    const glutton = await running.visitor();
    const closed = new Promise((resolve) => glutton.socket.once("disconnect", resolve));
    glutton.socket.emit("message:post", { text: "x".repeat(200_000) });
    await closed;
    expect((await visitor.hello()).contactId).toBeTruthy();
  });

  it("A6: a request that stops making sense in the middle of its answer is no failure of ours", async () => {
    const { port, hostname: host } = new URL(running.url);
    const head = "GET /widget.js HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (let nth = 0; nth < 50; nth += 1) {
      const socket = connect({ host, port: Number(port) });
      socket.end(`${head}zz\r\n`);
      await once(socket.resume(), "close");
    }
    expect(running.failures).toEqual([]);
  });

  it("A6: who sends too much too fast is told to wait, and nobody else is", async () => {
    const strict = await startServer({
      config: { limits: { perVisitor: 20, perAddress: 1_000, perAgent: 1_000 } },
    });
    try {
      const [flooder, other] = [await strict.visitor(), await strict.visitor()];
      const answers = await Promise.all(
        Array.from({ length: 60 }, () => flooder.ask("article:get", { id: "returns" })),
      );
      expect(answers.filter((answer) => answer.ok)).toHaveLength(20);
      expect(answers.filter((answer) => !answer.ok && answer.code === "too_many")).toHaveLength(40);
      expect((await other.ask("article:get", { id: "returns" })).ok).toBe(true);
    } finally {
      await strict.stop();
    }
  });

  it("A6: who comes anew again and again is told to wait", async () => {
    const strict = await startServer({
      config: { limits: { perVisitor: 100, perAddress: 20, perAgent: 100 } },
    });
    try {
      const arrivals = await Promise.allSettled(Array.from({ length: 60 }, () => strict.visitor()));
      const refused = arrivals.filter((one) => one.status === "rejected");
      expect(refused).toHaveLength(40);
      for (const one of refused) expect(one.reason).toMatchObject({ message: "too_many" });
    } finally {
      await strict.stop();
    }
  });
});
