import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bucketBox } from "../../../server/file-boxes/bucket-box.ts";
import { randomIds } from "../../../server/random-ids.ts";
import { Bucket } from "../../support/bucket.ts";
import { FileClient } from "../../support/file-client.ts";
import { png } from "../../support/files.ts";
import { startServer, type Running } from "../../support/server.ts";
import { until } from "../../support/until.ts";

let bucket: Bucket;
let running: Running;
let ahead = 0;

beforeAll(async () => {
  bucket = await Bucket.start();
  running = await startServer({
    now: () => Date.now() + ahead,
    bucket: bucket.settings,
  });
});

afterAll(async () => {
  await running?.stop();
  await bucket?.stop();
});

test("AT9: files are kept in a bucket, under random names, by signed requests; never sent, they go from there", async () => {
  const files = new FileClient(running.url);
  const visitor = await running.visitor();
  await visitor.hello();
  const id = await files.kept(visitor, png(), { name: "secret-name.png" });
  const [path, ...others] = bucket.objects.keys();
  expect(others).toEqual([]);
  expect(path).toMatch(/^\/shop-files\/cascade\/[A-Za-z0-9_-]{43}$/);
  expect(path).not.toContain(id);
  const fetched = await files.fetch(visitor, id);
  expect(Buffer.from(await fetched.arrayBuffer())).toEqual(png());
  expect(bucket.refused).toBe(0);
  ahead += 86_400_001;
  await until("it is gone", () => (bucket.objects.size === 0 ? true : undefined));
  expect(running.failures).toEqual([]);
});

test("AT9: a bucket that is away keeps nothing, and says so; what it did not take is not there", async () => {
  const files = new FileClient(running.url);
  const visitor = await running.visitor();
  await visitor.hello();
  bucket.out = 403;
  expect((await files.bring(visitor, png())).body.code).toBe("busy");
  bucket.out = null;
  expect(bucket.objects.size).toBe(0);
  expect(running.failures).toMatchObject([["http", expect.any(Error)]]);
});

test("AT9: with another secret nothing is read or written", async () => {
  const box = bucketBox({ ...bucket.settings, secret: "another" });
  const key = randomIds.secret();
  await expect(box.put(key, png())).rejects.toThrow("403");
  await expect(box.read(key)).rejects.toThrow("403");
  expect(bucket.refused).toBeGreaterThanOrEqual(2);
});

test("AT9: what is not there is not there, and taking it away is no mistake", async () => {
  const box = bucketBox(bucket.settings);
  const key = randomIds.secret();
  expect(await box.read(key)).toBeNull();
  await box.remove(key);
  await box.put(key, Buffer.from("a"));
  const content = await box.read(key);
  expect(content && (await buffer(content)).toString()).toBe("a");
});
