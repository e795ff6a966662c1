import { AGENT_PATH, PROTOCOL_VERSION } from "../../server/protocol/limits.ts";
import type { Namespace, Visit } from "./hostile-frames.ts";
import type { Request } from "./hostile-requests.ts";
import { exchange, RawWebSocket, type Answer, type Frame } from "./hostile-wire.ts";

export type Target = {
  readonly url: string;
  readonly port: number;
  readonly site: string;
  /** Of an agent who is signed in and means harm. */
  readonly cookie: string;
};

export const VISITOR_PATH = "/socket.io";
const ANSWER_WITHIN_MS = 5_000;
const BODY_WITHIN_MS = 150;
/** Stands behind the frames: when this is answered, so is all before it. */
const LAST_ID = 31_337;
/** In no page of ours, but in files beside them. */
const SECRETS = ["root:x:0", '"cascade-chat"', "createApp", "repositoryformatversion"];

/** Null: answered or closed, as it should be. Otherwise what went wrong. */
export async function visit(target: Target, one: Visit): Promise<string | null> {
  return one.is === "websocket" ? overWebSocket(target, one) : overPolling(target, one);
}

async function overWebSocket(
  target: Target,
  { namespace, nth, hello, frames }: Visit,
): Promise<string | null> {
  const headers = headersOf(target, nth);
  const socket = await RawWebSocket.open({ port: target.port, path: pathOf(namespace), headers });
  if (socket === null) return "a WebSocket was refused";
  try {
    socket.say(`40${namespace},${hello ?? rightHello(target, { namespace, nth })}`);
    const greeted = await socket.heard("4", ANSWER_WITHIN_MS);
    if (greeted !== "heard") return greeted === "closed" ? null : "a greeting was not answered";
    for (const frame of frames) socket.send(frame);
    socket.say(lastWord(namespace));
    if (frames.some(({ lie }) => lie !== null)) return null;
    const heard = await socket.heard(`43${namespace},${LAST_ID}`, ANSWER_WITHIN_MS);
    return heard === "silent" ? "a WebSocket was neither answered nor closed" : null;
  } finally {
    socket.socket.destroy();
  }
}

async function overPolling(
  target: Target,
  { namespace, nth, hello, frames }: Visit,
): Promise<string | null> {
  const headers = headersOf(target, nth);
  const ask = (query: string, init: RequestInit = {}) =>
    fetch(`${target.url}${pathOf(namespace)}/?EIO=4&transport=polling${query}`, {
      ...init,
      headers: { ...headers, ...init.headers },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  const opened = await (await ask("")).text();
  const sid = /"sid":"([^"]+)"/.exec(opened)?.[1];
  if (sid === undefined) return `polling was refused: ${opened.slice(0, 100)}`;
  const post = async (body: BodyInit, type: string) =>
    (await ask(`&sid=${sid}`, { method: "POST", body, headers: { "content-type": type } })).ok;
  if (
    !(await quietly(
      post(`40${namespace},${hello ?? rightHello(target, { namespace, nth })}`, "text/plain"),
    ))
  )
    return null;
  if (!(await ask(`&sid=${sid}`)).ok) return null;
  for (const frame of frames) {
    const type = frame.reserved === 0 ? "text/plain;charset=UTF-8" : "application/octet-stream";
    if (!(await quietly(post(pollingBody(frame), type)))) return null;
  }
  if (!(await quietly(post(lastWord(namespace), "text/plain")))) return null;
  for (;;) {
    const polled = await ask(`&sid=${sid}`);
    if (!polled.ok || (await polled.text()).includes(`43${namespace},${LAST_ID}`)) return null;
  }
}

/** Binary goes as base64; what is no whole frame at all is sent as it is. */
function pollingBody({ opcode, payload }: Frame): string | Uint8Array<ArrayBuffer> {
  return opcode === 2 ? `b${payload.toString("base64")}` : Uint8Array.from(payload);
}

/** False when it was refused, or the connection was cut off under it. */
function quietly(asked: Promise<boolean>): Promise<boolean> {
  return asked.catch((error: unknown) => {
    if (error instanceof DOMException) throw error;
    return false;
  });
}

function pathOf(namespace: Namespace): string {
  return namespace === "/agent" ? AGENT_PATH : VISITOR_PATH;
}

export function headersOf({ cookie, url }: Target, nth: number): Record<string, string> {
  return { Origin: url, "X-Forwarded-For": `10.9.0.${nth}`, Cookie: cookie };
}

export function rightHello(
  { site }: Target,
  { namespace, nth }: Pick<Visit, "namespace" | "nth">,
): string {
  const version = PROTOCOL_VERSION;
  return JSON.stringify(
    namespace === "/agent" ? { version } : { version, token: tokenOf(nth), site },
  );
}

export function tokenOf(nth: number): string {
  return `pretender-${nth}`.padEnd(22, "-");
}

function lastWord(namespace: string): string {
  return `42${namespace},${LAST_ID}["article:get",{"id":"returns"}]`;
}

/** Null: answered or closed, with nothing that is not for everybody. */
export async function askRudely(
  { port }: Target,
  { bytes, whole }: Request,
): Promise<string | null> {
  const answer = await exchange(port, bytes, whole ? ANSWER_WITHIN_MS : BODY_WITHIN_MS);
  try {
    if (answer.silent && answer.head === "")
      return whole ? "a request was neither answered nor closed" : null;
    const status = Number(answer.head.split(" ")[1]);
    // Engine.IO says 500 for methods that it does not know.
    if (status >= 500 && !bytes.includes("/socket.io/"))
      return `a request was answered with ${status}`;
    const body = status >= 200 && status < 300 ? await bodyOf(answer) : "";
    const told = SECRETS.find((secret) => body.includes(secret));
    return told === undefined ? null : `a request was answered with a file that holds ${told}`;
  } finally {
    answer.socket.destroy();
  }
}

function bodyOf({ socket, rest }: Answer): Promise<string> {
  return new Promise((resolve) => {
    let body = rest.toString("latin1");
    const done = () => resolve(body);
    const timer = setTimeout(done, BODY_WITHIN_MS);
    socket.on("data", (data: Buffer) => (body += data.toString("latin1")));
    socket.once("close", () => {
      clearTimeout(timer);
      done();
    });
  });
}
