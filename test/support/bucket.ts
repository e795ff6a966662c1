import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

const KEY_ID = "AKIAEXAMPLE";
const SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const REGION = "eu-north-1";

/** A bucket as the S3 protocol has it, in memory: it takes only requests signed as AWS says (Signature Version 4). */
export class Bucket {
  readonly objects = new Map<string, Buffer>();
  /** Requests whose signature was not right. */
  refused = 0;
  /** Answers so to everything, while it is set. */
  out: number | null = null;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(({ status, body }) => response.writeHead(status).end(body));
    });
  }

  static async start(): Promise<Bucket> {
    const bucket = new Bucket();
    await new Promise<void>((listening) =>
      bucket.#server.listen(0, "127.0.0.1", () => listening()),
    );
    return bucket;
  }

  get settings() {
    const { port } = this.#server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/shop-files/cascade`;
    return { url, region: REGION, keyId: KEY_ID, secret: SECRET };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body?: Buffer }> {
    const content = await buffer(request);
    const path = request.url ?? "";
    if (this.out !== null) return { status: this.out };
    if (!isSigned(request, content)) {
      this.refused += 1;
      return { status: 403 };
    }
    switch (request.method) {
      case "PUT":
        this.objects.set(path, content);
        return { status: 200 };
      case "GET": {
        const body = this.objects.get(path);
        return body === undefined ? { status: 404 } : { status: 200, body };
      }
      case "DELETE":
        this.objects.delete(path);
        return { status: 204 };
      default:
        return { status: 405 };
    }
  }
}

/** Signs anew what came, from the secret alone, and compares. */
function isSigned({ headers, method, url = "" }: IncomingMessage, content: Buffer): boolean {
  const said =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? "",
    );
  if (said === null) return false;
  const [, keyId, day = "", region = "", signed = "", signature = ""] = said;
  const names = signed.split(";");
  const hash = sha256(content);
  const moment = String(headers["x-amz-date"]);
  if (keyId !== KEY_ID || region !== REGION || headers["x-amz-content-sha256"] !== hash)
    return false;
  if (
    !moment.startsWith(day) ||
    !["host", "x-amz-date", "x-amz-content-sha256"].every((name) => names.includes(name))
  )
    return false;
  const { pathname } = new URL(url, "http://bucket");
  const canonical = [
    method,
    pathname,
    "",
    ...names.map((name) => `${name}:${String(headers[name]).trim()}`),
    "",
    signed,
    hash,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", moment, scope, sha256(canonical)].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<Buffer>(
    (secret, part) => hmac(secret, part),
    Buffer.from(`AWS4${SECRET}`),
  );
  return timingSafeEqual(hmac(key, toSign), Buffer.from(signature, "hex"));
}

function sha256(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
