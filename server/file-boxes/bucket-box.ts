import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { AwsClient } from "aws4fetch";
import type { FileBox } from "../application/ports.ts";

export type BucketSettings = {
  /** With the bucket and, if wanted, the beginning of all names: `https://s3.example.com/bucket/cascade`. */
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
};

/** How long one request may take (ms). */
const WITHIN_MS = 60_000;
const TRIES = 3;

/** Files in a bucket that speaks the S3 protocol; nobody but this server ever asks it. */
export function bucketBox({ url, region, keyId, secret }: BucketSettings): FileBox {
  const client = new AwsClient({
    accessKeyId: keyId,
    secretAccessKey: secret,
    service: "s3",
    region,
    retries: TRIES,
  });
  const ask = async (method: string, key: string, body?: Uint8Array<ArrayBuffer>) =>
    client.fetch(`${url.replace(/\/+$/, "")}/${key}`, {
      method,
      signal: AbortSignal.timeout(WITHIN_MS),
      // Part of the signature, so that nobody on the way changes what is kept.
      headers: { "X-Amz-Content-Sha256": sha256(body ?? new Uint8Array()) },
      ...(body === undefined ? {} : { body }),
    });
  return {
    async put(key, bytes) {
      await done(await ask("PUT", key, new Uint8Array(bytes)), "put");
    },
    async read(key) {
      const response = await ask("GET", key);
      if (response.status === 404) {
        await response.body?.cancel();
        return null;
      }
      if (!response.ok || response.body === null) return done(response, "get");
      return Readable.fromWeb(response.body as ReadableStream);
    },
    async remove(key) {
      const response = await ask("DELETE", key);
      if (response.status !== 404) await done(response, "delete");
    },
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What the bucket says may hold names and is not passed on. */
async function done(response: Response, what: string): Promise<null> {
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The bucket refused to ${what} a file: ${response.status}.`);
  return null;
}
