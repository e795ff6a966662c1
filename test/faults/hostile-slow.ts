import { randomIds } from "../../server/random-ids.ts";
import { VisitorClient } from "../support/clients.ts";
import { headersOf, type Target, VISITOR_PATH } from "./hostile-attack.ts";
import { rssMb } from "./hostile-watch.ts";
import { RawWebSocket } from "./hostile-wire.ts";
import { PROTOCOL_VERSION } from "../../server/protocol/limits.ts";

export type SlowReaders = {
  readonly readers: number;
  readonly cutOff: number;
  /** From the first unread answer until the last of them was cut off. */
  readonly withinMs: number;
  readonly rssMb: {
    readonly before: number;
    readonly most: number;
    readonly perReader: number;
  } | null;
  /** Came back and had everything. */
  readonly resynced: number;
  readonly problems: readonly string[];
};

const MESSAGES = 20;
const LONG = "x".repeat(4_000);
const CUT_OFF_WITHIN_MS = 30_000;
/** About as often as the limits of a real shop let one visitor ask. */
const ASK_EVERY_MS = 100;
const LOOK_EVERY_MS = 50;
/** Answers a ping that was not read: these look alive. */
const PONG = "3";

type Fate = "refused" | "not greeted" | "still there" | "cut off";
type Reader = { readonly token: string; readonly conversationId: string; readonly nth: number };

/** Visitors who ask and ask, and take none of the answers out of their sockets; half of them never poll. */
export async function starve(target: Target, pid: number, count: number): Promise<SlowReaders> {
  const readers = await Promise.all(Array.from({ length: count }, (_, nth) => begin(target, nth)));
  const before = rssMb(pid);
  let most = before ?? 0;
  const looking = setInterval(() => (most = Math.max(most, rssMb(pid) ?? 0)), LOOK_EVERY_MS);
  const from = performance.now();
  const fates = await Promise.all(
    readers.map((reader) => (reader.nth % 2 === 0 ? floodWebSocket : floodPolling)(target, reader)),
  );
  const withinMs = Math.round(performance.now() - from);
  clearInterval(looking);
  const back = await Promise.all(readers.map((reader) => resync(target, reader)));
  const cutOff = fates.filter((fate) => fate === "cut off").length;
  const resynced = back.filter(Boolean).length;
  return {
    readers: count,
    cutOff,
    withinMs,
    rssMb:
      before === null
        ? null
        : { before, most, perReader: Math.round(((most - before) / count) * 100) / 100 },
    resynced,
    problems:
      cutOff === count && resynced === count
        ? []
        : [
            `of ${count} slow readers ${cutOff} were cut off (${[...new Set(fates)].join(", ")}) and ${resynced} had everything afterwards`,
          ],
  };
}

/** Somebody with much to read. */
async function begin(target: Target, nth: number): Promise<Reader> {
  const token = randomIds.secret();
  const visitor = await VisitorClient.connect({ ...target, token });
  await visitor.hello();
  const conversationId = await visitor.start(null);
  for (let said = 0; said < MESSAGES; said += 1) await visitor.say(conversationId, LONG);
  visitor.close();
  return { token, conversationId, nth };
}

function hello({ site }: Target, { token }: Reader): string {
  return `40/visitor,${JSON.stringify({ version: PROTOCOL_VERSION, token, site })}`;
}

function question({ conversationId }: Reader, id: number): string {
  return `42/visitor,${id}${JSON.stringify(["conversation:sync", { conversationId, after: 0 }])}`;
}

async function floodWebSocket(target: Target, reader: Reader): Promise<Fate> {
  const socket = await RawWebSocket.open({
    port: target.port,
    path: VISITOR_PATH,
    headers: headersOf(target, reader.nth),
  });
  if (socket === null) return "refused";
  socket.say(hello(target, reader));
  if ((await socket.heard("40/visitor", CUT_OFF_WITHIN_MS)) !== "heard") return "not greeted";
  socket.socket.pause();
  const end = Date.now() + CUT_OFF_WITHIN_MS;
  for (let id = 1; !socket.closed && Date.now() < end; id += 1) {
    socket.say(PONG);
    socket.say(question(reader, id));
    await elapsed(ASK_EVERY_MS);
  }
  socket.socket.destroy();
  return socket.closed ? "cut off" : "still there";
}

async function floodPolling(target: Target, reader: Reader): Promise<Fate> {
  const at = `${target.url}${VISITOR_PATH}/?EIO=4&transport=polling`;
  const headers = headersOf(target, reader.nth);
  const opened = await (await fetch(at, { headers })).text();
  const sid = /"sid":"([^"]+)"/.exec(opened)?.[1];
  const post = async (body: string) =>
    (await fetch(`${at}&sid=${sid}`, { method: "POST", body, headers })).ok;
  const poll = async () => (await fetch(`${at}&sid=${sid}`, { headers })).text();
  await post(`${hello(target, reader)}\u001e${PONG}`);
  // A ping may come first.
  if (!(await poll()).includes("40/visitor") && !(await poll()).includes("40/visitor"))
    return "not greeted";
  const end = Date.now() + CUT_OFF_WITHIN_MS;
  for (let id = 1; Date.now() < end; id += 1) {
    if (!(await post(`${PONG}\u001e${question(reader, id)}`).catch(() => false))) return "cut off";
    await elapsed(ASK_EVERY_MS);
  }
  return "still there";
}

/** Comes back as a panel does, which reads. */
async function resync(target: Target, { token, conversationId }: Reader): Promise<boolean> {
  const visitor = await VisitorClient.connect({ ...target, token });
  const { public: side } = await visitor.get("conversation:sync", { conversationId, after: 0 });
  visitor.close();
  return (
    side.entries.filter(
      (entry) => entry.is === "message" && entry.message.author.kind === "visitor",
    ).length === MESSAGES
  );
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
