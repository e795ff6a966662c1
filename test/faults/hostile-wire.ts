import { createHash, randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

/** One WebSocket frame, right or wrong in every part. */
export type Frame = {
  readonly fin: boolean;
  /** The three reserved bits, 0 when right. */
  readonly reserved: number;
  /** 1: text, 2: binary, 0: goes on, 8 to 10: control; the others mean nothing. */
  readonly opcode: number;
  readonly masked: boolean;
  /** Said instead of the payload's own length. */
  readonly lie: number | null;
  readonly payload: Buffer;
};

export type Address = {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** A WebSocket client without manners: it sends any bytes, and may stop reading. */
export class RawWebSocket {
  readonly socket: Socket;
  /** Texts received and not yet looked at. */
  #texts: string[] = [];
  #bytes: Buffer = Buffer.alloc(0);
  #closed = false;
  #changed: () => void = () => {};

  private constructor(socket: Socket, head: Buffer) {
    this.socket = socket;
    socket.on("error", () => {});
    socket.on("close", () => {
      this.#closed = true;
      this.#changed();
    });
    socket.on("data", (data: Buffer) => this.#take(data));
    this.#take(head);
  }

  /** Null: refused. */
  static async open({ port, path, headers }: Address): Promise<RawWebSocket | null> {
    const key = randomBytes(16).toString("base64");
    const lines = {
      Host: `localhost:${port}`,
      Origin: `http://localhost:${port}`,
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": key,
      ...headers,
    };
    const request = requestBytes(`GET ${path}/?EIO=4&transport=websocket HTTP/1.1`, lines, "");
    const { socket, head, rest } = await exchange(port, request, UPGRADED_WITHIN_MS);
    const accepts = createHash("sha1")
      .update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest("base64");
    if (head.startsWith("HTTP/1.1 101") && head.includes(accepts))
      return new RawWebSocket(socket, rest);
    socket.destroy();
    return null;
  }

  get closed(): boolean {
    return this.#closed;
  }

  send(frame: Frame): void {
    if (!this.#closed) this.socket.write(frameBytes(frame));
  }

  say(text: string): void {
    this.send(textFrame(text));
  }

  /** Waits for a text that begins so; what came before it is dropped. */
  async heard(beginning: string, withinMs: number): Promise<"heard" | "closed" | "silent"> {
    const end = Date.now() + withinMs;
    for (;;) {
      const at = this.#texts.findIndex((text) => text.startsWith(beginning));
      if (at >= 0) {
        this.#texts = this.#texts.slice(at + 1);
        return "heard";
      }
      this.#texts = [];
      if (this.#closed) return "closed";
      const left = end - Date.now();
      if (left <= 0) return "silent";
      await this.#change(left);
    }
  }

  /** It answers Engine.IO's pings, as long as it reads. */
  #hear(text: string): void {
    if (text === "2") this.say("3");
    else this.#texts.push(text);
  }

  #change(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.#changed = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** What a server sends: frames without a mask. */
  #take(data: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, data]);
    for (;;) {
      const read = readFrame(this.#bytes);
      if (read === null) break;
      this.#bytes = read.rest;
      if (read.opcode === 1) this.#hear(read.payload.toString());
      else if (read.opcode === 8) this.socket.end();
    }
    this.#changed();
  }
}

const UPGRADED_WITHIN_MS = 5_000;

export function textFrame(text: string | Buffer): Frame {
  return { fin: true, reserved: 0, opcode: 1, masked: true, lie: null, payload: Buffer.from(text) };
}

/** RFC 6455, section 5.2. */
export function frameBytes({ fin, reserved, opcode, masked, lie, payload }: Frame): Buffer {
  const length = lie ?? payload.length;
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const mask = masked ? 0x80 : 0;
  const header =
    length < 126 ? Buffer.from([first, mask | length]) : longHeader(first, mask, length);
  if (!masked) return Buffer.concat([header, payload]);
  const key = Buffer.from([0x37, 0xfa, 0x21, 0x3d]);
  return Buffer.concat([header, key, payload.map((byte, nth) => byte ^ (key[nth % 4] ?? 0))]);
}

function longHeader(first: number, mask: number, length: number): Buffer {
  const header = Buffer.alloc(length < 65_536 ? 4 : 10);
  header[0] = first;
  header[1] = mask | (length < 65_536 ? 126 : 127);
  if (length < 65_536) header.writeUInt16BE(length, 2);
  else header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}

function readFrame(
  bytes: Buffer,
): { readonly opcode: number; readonly payload: Buffer; readonly rest: Buffer } | null {
  const short = (bytes[1] ?? 0) & 0x7f;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < start) return null;
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + length) return null;
  return {
    opcode: (bytes[0] ?? 0) & 0x0f,
    payload: bytes.subarray(start, start + length),
    rest: bytes.subarray(start + length),
  };
}

export function requestBytes(
  line: string,
  headers: Readonly<Record<string, string>> | readonly string[],
  body: string | Buffer,
): Buffer {
  const lines = Array.isArray(headers)
    ? headers
    : Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([
    Buffer.from(`${[line, ...lines].join("\r\n")}\r\n\r\n`, "latin1"),
    Buffer.from(body),
  ]);
}

export type Answer = {
  readonly socket: Socket;
  /** Status line and headers; empty: closed without an answer. */
  readonly head: string;
  /** What came of the body along with it. */
  readonly rest: Buffer;
  readonly silent: boolean;
};

/** Sends bytes on a connection of their own and waits for the head of the answer. */
export function exchange(port: number, bytes: Buffer, withinMs: number): Promise<Answer> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  let read: Buffer = Buffer.alloc(0);
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(true), withinMs);
    const done = (silent: boolean) => {
      clearTimeout(timer);
      socket.removeAllListeners("data").removeAllListeners("close");
      const end = read.indexOf("\r\n\r\n");
      const head = end < 0 ? read.toString("latin1") : read.toString("latin1", 0, end);
      resolve({ socket, head, rest: end < 0 ? Buffer.alloc(0) : read.subarray(end + 4), silent });
    };
    socket.on("error", () => {});
    socket.on("close", () => done(false));
    socket.on("data", (data: Buffer) => {
      read = Buffer.concat([read, data]);
      if (read.includes("\r\n\r\n")) done(false);
    });
    socket.write(bytes);
  });
}
