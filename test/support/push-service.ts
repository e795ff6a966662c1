import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
  type ECDH,
} from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { PushPayload } from "../../server/protocol/push.ts";
import { until } from "./until.ts";

type Arrived = { readonly headers: IncomingHttpHeaders; readonly payload: PushPayload };

/** The maker of a browser's push service with browsers of its own: over real HTTP, read as RFC 8291 says. */
export class PushService {
  readonly #server: Server;
  readonly #browsers = new Map<string, TestBrowser>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<PushService> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const browser = service.#browsers.get(request.url ?? "");
        const status = browser?.answers() ?? 404;
        if (status === 201) browser?.arrived(request.headers, Buffer.concat(chunks));
        response.writeHead(status).end();
      });
    });
    const service = new PushService(server);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return service;
  }

  /** A browser that has just subscribed. */
  browser(name: string): TestBrowser {
    const path = `/${randomBytes(16).toString("base64url")}`;
    const { port } = this.#server.address() as AddressInfo;
    const browser = new TestBrowser(name, `http://127.0.0.1:${port}${path}`);
    this.#browsers.set(path, browser);
    return browser;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

export class TestBrowser {
  readonly name: string;
  readonly endpoint: string;
  readonly got: Arrived[] = [];
  /** What its maker answers next, then 201. */
  readonly refusals: number[] = [];
  asked = 0;
  readonly #ecdh: ECDH = createECDH("prime256v1");
  readonly #auth = randomBytes(16);

  constructor(name: string, endpoint: string) {
    this.name = name;
    this.endpoint = endpoint;
    this.#ecdh.generateKeys();
  }

  /** What the console tells the server. */
  get subscription() {
    const keys = {
      p256dh: this.#ecdh.getPublicKey().toString("base64url"),
      auth: this.#auth.toString("base64url"),
    };
    return { endpoint: this.endpoint, keys, name: this.name };
  }

  answers(): number {
    this.asked += 1;
    return this.refusals.shift() ?? 201;
  }

  arrived(headers: IncomingHttpHeaders, body: Buffer): void {
    this.got.push({ headers, payload: JSON.parse(this.#decrypted(body)) as PushPayload });
  }

  nth(nth: number): Promise<Arrived> {
    return until(`push ${nth} in ${this.name}`, () => this.got[nth - 1]);
  }

  /** RFC 8188's one record, with the key agreed as in RFC 8291. */
  #decrypted(body: Buffer): string {
    const salt = body.subarray(0, 16);
    const idLength = body.readUInt8(20);
    const theirs = body.subarray(21, 21 + idLength);
    const shared = this.#ecdh.computeSecret(theirs);
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), this.#ecdh.getPublicKey(), theirs]);
    const secret = Buffer.from(hkdfSync("sha256", shared, this.#auth, info, 32));
    const derive = (name: string, length: number) =>
      Buffer.from(
        hkdfSync("sha256", secret, salt, Buffer.from(`Content-Encoding: ${name}\0`), length),
      );
    const sealed = body.subarray(21 + idLength);
    const cipher = createDecipheriv("aes-128-gcm", derive("aes128gcm", 16), derive("nonce", 12));
    cipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
    return plain.subarray(0, plain.lastIndexOf(2)).toString();
  }
}

/** Whether a push is signed (RFC 8292) by whom `publicKey` belongs to, and what it claims. */
export function vapidClaims(
  { authorization = "" }: IncomingHttpHeaders,
  publicKey: string,
): { readonly aud: string; readonly sub: string; readonly exp: number } {
  const [, jwt = "", key = ""] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  if (key !== publicKey) throw new Error("signed with another key");
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((one) =>
    one.toString("base64url"),
  );
  const jwk = { kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" };
  const [head = "", claims = "", signature = ""] = jwt.split(".");
  const isSigned = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!isSigned) throw new Error("the signature is wrong");
  return JSON.parse(Buffer.from(claims, "base64url").toString()) as ReturnType<typeof vapidClaims>;
}
