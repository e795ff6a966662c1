import { readdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomIds } from "../../../server/random-ids.ts";
import type { AgentClient, VisitorClient } from "../../support/clients.ts";
import { FileClient } from "../../support/file-client.ts";
import { PDF, png } from "../../support/files.ts";
import { startServer, type Running } from "../../support/server.ts";
import { fileTicket } from "../../support/tickets.ts";
import { until } from "../../support/until.ts";

const LARGEST = 60_000;
const ROOM = 150_000;
const DAY = 130_000;

let running: Running;
let files: FileClient;
let mei: AgentClient;
let tom: AgentClient;
let ahead = 0;

beforeAll(async () => {
  running = await startServer({
    now: () => Date.now() + ahead,
    files: { largest: LARGEST, perConversation: ROOM, perDay: DAY },
  });
  files = new FileClient(running.url);
  mei = await running.agent("Mei");
  tom = await running.agent("Tom");
  await tom.get("availability:set", { availability: "away" });
});

afterAll(async () => {
  await running.stop();
  expect(running.failures).toEqual([]);
});

async function someone(): Promise<VisitorClient> {
  const visitor = await running.visitor();
  await visitor.hello();
  return visitor;
}

let before: string | null = null;

/** A live chat of a visitor with Mei, who has ended the one before it. */
async function chat() {
  await mei.get("availability:set", { availability: "online" });
  // Where the clock was put forward, it has ended by itself.
  if (before !== null) await mei.ask("conversation:resolve", { conversationId: before });
  const visitor = await someone();
  const conversationId = await visitor.start("my zip is stuck", { person: true });
  await until("the offer", async () => (await mei.ask("offer:accept", { conversationId })).ok);
  before = conversationId;
  return { visitor, conversationId };
}

const filesIn = async (conversationId: string) => {
  const { view } = await mei.get("conversation:open", { conversationId });
  return view.public.entries.flatMap((entry) =>
    entry.is === "message" ? (entry.message.files ?? []) : [],
  );
};

/** All that is kept on disk, in whatever folder. */
const onDisk = () =>
  readdirSync(running.filesFolder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));

describe("files, over sockets and HTTP", () => {
  it("AT2: a file goes with a message, to both sides and in the snapshot, and is there once however often it is sent", async () => {
    const { visitor, conversationId } = await chat();
    const id = await files.kept(visitor, png({ width: 6, height: 4 }), { name: "zip.png" });
    const message = { conversationId, id: randomIds.id(), text: "", files: [id] };
    const first = await visitor.get("message:post", message);
    const again = await visitor.get("message:post", message);
    expect(again.seq).toBe(first.seq);
    const [file, ...others] = await filesIn(conversationId);
    expect(others).toEqual([]);
    expect(file).toEqual({
      id,
      name: "zip.png",
      type: "image/png",
      bytes: expect.any(Number),
      width: 6,
      height: 4,
    });
    const answer = await files.kept(mei, PDF, { name: "guide.pdf" });
    await mei.get("message:post", {
      conversationId,
      id: randomIds.id(),
      text: "Read",
      files: [answer],
    });
    const { current } = await visitor.hello();
    const told = current?.public.entries.at(-1);
    expect(told).toMatchObject({
      message: { body: { text: "Read" }, files: [{ name: "guide.pdf" }] },
    });
    const saved = await files.fetch(visitor, answer);
    expect(Buffer.from(await saved.arrayBuffer())).toEqual(PDF);
  });

  it("AT5: a file leaves as data, never as a page of ours", async () => {
    const { visitor, conversationId } = await chat();
    const name = 'rätt "zip".png';
    const picture = await files.kept(visitor, png(), { name });
    const document = await files.kept(visitor, PDF, { name: "a.pdf" });
    await visitor.get("message:post", {
      conversationId,
      id: randomIds.id(),
      text: "",
      files: [picture, document],
    });
    const safe = {
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    };
    for (const who of [visitor, mei]) {
      const shown = (await files.fetch(who, picture)).headers;
      expect(Object.fromEntries(shown)).toMatchObject({ ...safe, "content-type": "image/png" });
      expect(shown.get("content-disposition")).toBe(
        `inline; filename="r_tt _zip_.png"; filename*=UTF-8''r%C3%A4tt%20_zip_.png`,
      );
      const asked = (await files.fetch(who, picture, "?download=1")).headers;
      expect(asked.get("content-disposition")).toMatch(/^attachment;/);
      const saved = (await files.fetch(who, document)).headers;
      expect(Object.fromEntries(saved)).toMatchObject({
        ...safe,
        "content-type": "application/pdf",
      });
      expect(saved.get("content-disposition")).toMatch(/^attachment;/);
    }
  });

  it("AT5: whoever may see the message may have its file, and nobody else: a note's is agents' alone", async () => {
    const { visitor, conversationId } = await chat();
    const other = await someone();
    const unsent = await files.kept(visitor, png());
    const theirs = await files.kept(mei, PDF, { name: "draft.pdf" });
    const sent = await files.kept(visitor, png());
    await visitor.get("message:post", {
      conversationId,
      id: randomIds.id(),
      text: "",
      files: [sent],
    });
    const answered = await files.kept(mei, png());
    await mei.get("message:post", {
      conversationId,
      id: randomIds.id(),
      text: "",
      files: [answered],
    });
    const noted = await files.kept(mei, PDF, { name: "inside.pdf" });
    await mei.get("note:post", { conversationId, id: randomIds.id(), text: "", files: [noted] });
    const nothing = randomIds.id();
    const who = { visitor, other, mei, tom, nobody: null };
    const may = {
      unsent: [unsent, "visitor"],
      theirs: [theirs, "mei"],
      sent: [sent, "visitor mei tom"],
      answered: [answered, "visitor mei tom"],
      noted: [noted, "mei tom"],
      nothing: [nothing, ""],
      "%2e%2e": ["%2e%2e%2f", ""],
    } as const;
    for (const [what, [id, allowed]] of Object.entries(may))
      for (const [name, asking] of Object.entries(who)) {
        const { status } = await files.fetch(asking, id);
        const expected = allowed.split(" ").includes(name) ? 200 : asking === null ? 401 : 404;
        expect([what, name, status]).toEqual([what, name, expected]);
      }
  });

  it("AT5: neither door takes the other's key, and no key is taken from an address", async () => {
    const { visitor } = await chat();
    const id = await files.kept(visitor, png());
    const at = async (path: string, headers: Record<string, string>) =>
      (await fetch(running.url + path, { headers })).status;
    expect(await at(`/api/files/${id}`, { authorization: `Bearer ${visitor.token}` })).toBe(401);
    expect(await at(`/api/visitor/files/${id}`, { cookie: mei.cookie })).toBe(401);
    expect(await at(`/api/visitor/files/${id}?token=${visitor.token}`, {})).toBe(401);
    expect(
      await at(`/api/visitor/files/${id}`, { authorization: `Bearer ${randomIds.secret()}` }),
    ).toBe(401);
  });

  it("AT4: bringing one needs a page of ours, somebody who is known, and a file that is taken", async () => {
    const visitor = await someone();
    const foreign = { headers: { origin: "https://evil.example" } };
    const plain = { headers: { "x-cascade": "" } };
    for (const who of [visitor, mei, null]) {
      expect((await files.bring(who, png(), foreign)).body.code).toBe("wrong_origin");
      expect((await files.bring(who, png(), plain)).body.code).toBe("wrong_origin");
    }
    expect((await files.bring(null, png())).status).toBe(401);
    for (const who of [visitor, mei]) {
      const page = Buffer.from("<svg onload=alert(1)>");
      expect((await files.bring(who, page)).status).toBe(415);
      const large = png({ extra: [Buffer.alloc(LARGEST)] });
      expect((await files.bring(who, large)).body.code).toBe("file_large");
    }
  });

  it("A10: a blocked contact brings none, until they may write again", async () => {
    const visitor = await someone();
    const conversationId = await visitor.start("hello");
    const { contact } = await mei.get("conversation:open", { conversationId });
    await mei.get("contact:block", { contactId: contact.id, blocked: true });
    expect((await files.bring(visitor, png())).body.code).toBe("blocked");
    await mei.get("contact:block", { contactId: contact.id, blocked: false });
    expect((await files.bring(visitor, png())).status).toBe(200);
  });

  it("AT4: what is too large is stopped while it comes; what breaks off leaves nothing", async () => {
    const visitor = await someone();
    const before = onDisk().length;
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 16_384;
        controller.enqueue(Buffer.alloc(16_384));
      },
    });
    const answer = await files.bring(visitor, endless).then(
      ({ body }) => body.code,
      () => "cut off",
    );
    expect(["file_large", "cut off"]).toContain(answer);
    expect(sent).toBeLessThan(100_000_000);
    await brokenOff(visitor);
    await until("nothing left", () => (onDisk().length === before ? true : undefined));
  });

  /** Half of a file, and then the line is cut. */
  async function brokenOff({ token }: VisitorClient): Promise<void> {
    const { hostname, port, host } = new URL(running.url);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => {});
    socket.write(
      `POST /api/visitor/files HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${running.url}\r\nX-Cascade: 1\r\n` +
        `Authorization: Bearer ${token}\r\nX-File-Name: a.png\r\nContent-Length: 50000\r\n\r\n`,
    );
    socket.write(Buffer.alloc(20_000));
    await until("it is coming", () =>
      onDisk().some((path) => path.includes("incoming")) ? true : undefined,
    );
    socket.destroy();
  }

  it("AT4: a visitor has so much in a day, and a conversation so much in all", async () => {
    const { visitor, conversationId } = await chat();
    const half = Buffer.from("a".repeat(LARGEST));
    const text = { name: "a.txt", type: "text/plain" };
    const ids = [await files.kept(visitor, half, text), await files.kept(visitor, half, text)];
    expect((await files.bring(visitor, half, text)).body.code).toBe("file_quota");
    await visitor.get("message:post", { conversationId, id: randomIds.id(), text: "", files: ids });
    const answer = await files.kept(mei, half, text);
    const message = { conversationId, id: randomIds.id(), text: "", files: [answer] };
    expect(await mei.ask("message:post", message)).toMatchObject({ code: "files_full" });
    const told = { headers: { "x-conversation": conversationId } };
    expect((await files.bring(mei, half, { ...text, ...told })).body.code).toBe("files_full");
    ahead += 86_400_001;
    expect((await files.bring(visitor, half, text)).status).toBe(200);
  });

  it("AT4: uploads are limited, whatever comes of them", async () => {
    const visitor = await someone();
    const codes = new Set<string | undefined>();
    for (let nth = 0; nth < 61; nth += 1)
      codes.add((await files.bring(visitor, Buffer.from("<svg/>"))).body.code);
    expect([...codes]).toEqual(["file_type", "too_many"]);
  });

  it("AT2: only one's own, kept and unsent files go with a message", async () => {
    const { visitor, conversationId } = await chat();
    const other = await someone();
    const mine = await files.kept(visitor, png());
    const send = (ids: readonly string[]) =>
      visitor.ask("message:post", {
        conversationId,
        id: randomIds.id(),
        text: "",
        files: [...ids],
      });
    for (const foreign of [
      await files.kept(other, png()),
      await files.kept(mei, png()),
      randomIds.id(),
    ])
      expect(await send([mine, foreign])).toMatchObject({ code: "file_gone" });
    expect((await send([mine])).ok).toBe(true);
    expect(await send([mine])).toMatchObject({ code: "file_gone" });
    expect(await send([])).toMatchObject({ code: "bad_request" });
    expect(await filesIn(conversationId)).toHaveLength(1);
  });

  it("AT8: what is never sent goes after a day, content first; what was sent stays", async () => {
    const { visitor, conversationId } = await chat();
    const sent = await files.kept(visitor, png());
    await visitor.get("message:post", {
      conversationId,
      id: randomIds.id(),
      text: "",
      files: [sent],
    });
    const left = await files.kept(visitor, png());
    const before = onDisk().length;
    ahead += 86_400_001;
    await until("it is gone", async () =>
      (await files.fetch(visitor, left)).status === 404 ? true : undefined,
    );
    await until("so is its content", () => (onDisk().length < before ? true : undefined));
    await until("and its record", async () =>
      (await running.store.get("file", left)) === undefined ? true : undefined,
    );
    expect((await files.fetch(visitor, sent)).status).toBe(200);
  });

  it("AT7: a file alone is for a person; words beside it are answered", async () => {
    const visitor = await someone();
    const file = await files.kept(visitor, png());
    const { conversationId } = await visitor.get("conversation:start", {
      conversationId: randomIds.id(),
      message: { id: randomIds.id(), text: "", files: [file] },
      person: false,
      page: null,
    });
    expect(await visitor.happened("handoff:made")).toMatchObject({ reason: "file_sent" });
    expect(await filesIn(conversationId)).toHaveLength(1);
    const { rows } = await tom.get("session:open", {});
    expect(rows.find((row) => row.id === conversationId)?.title).toBe("shot.png");
  });

  it("AT6: a file goes where its conversation goes: into the ticket, and along when it is split off", async () => {
    const visitor = await someone();
    const filed = await fileTicket(mei, visitor, "my pole snapped");
    const { conversationId, ticketId } = filed;
    const file = await files.kept(visitor, png());
    const messageId = randomIds.id();
    await visitor.get("message:post", {
      conversationId,
      id: messageId,
      text: "and this",
      files: [file],
    });
    expect(await filesIn(conversationId)).toHaveLength(1);
    const apart = randomIds.id();
    await mei.get("ticket:split", { ticketId, messageId, conversationId: apart });
    expect(await filesIn(apart)).toMatchObject([{ id: file }]);
    for (const who of [visitor, mei]) expect((await files.fetch(who, file)).status).toBe(200);
  });
});
