import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { randomIds } from "../../../server/random-ids.ts";
import { VisitorClient } from "../../support/clients.ts";
import { FileClient } from "../../support/file-client.ts";
import { PDF, png } from "../../support/files.ts";
import { startCommand } from "../../support/moving.ts";
import { Product } from "../../support/product.ts";
import { siteKey } from "../../support/site-key.ts";

let product: Product;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cascade-files-"));
  product = await Product.start();
});

afterAll(async () => {
  await product?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const token = randomIds.secret();
const connected = async () => {
  const visitor = await VisitorClient.connect({
    url: product.url,
    site: await siteKey(product),
    token,
  });
  await visitor.hello();
  return visitor;
};

test("AT2 AT10: killed between upload and sending, no message lacks its file; exported and imported, they come along", async () => {
  const files = new FileClient(product.url);
  const before = await connected();
  const [picture, left] = [
    await files.kept(before, png(), { name: "pole.png" }),
    await files.kept(before, PDF, { name: "never sent.pdf" }),
  ];
  const kept = readdirSync(join(product.dataDir, "files"), { recursive: true }).length;
  before.close();
  await product.stop("SIGKILL");
  await product.start();

  const visitor = await connected();
  const conversationId = await visitor.start("my pole snapped", { person: true });
  const message = { conversationId, id: randomIds.id(), text: "", files: [picture] };
  await visitor.get("message:post", message);
  visitor.close();
  await product.stop("SIGKILL");
  await product.start();

  const again = await connected();
  const view = await again.get("conversation:sync", { conversationId, after: 0 });
  expect(JSON.stringify(view.public.entries)).toContain("pole.png");
  expect(Buffer.from(await (await files.fetch(again, picture)).arrayBuffer())).toEqual(png());
  expect((await files.fetch(again, left)).status).toBe(200);
  expect(readdirSync(join(product.dataDir, "files"), { recursive: true })).toHaveLength(kept);
  again.close();
  await product.stop();

  const out = join(folder, "all.jsonl");
  const exported = await startCommand(["export", "--out", out], { DATA_DIR: product.dataDir })
    .ended;
  expect(exported, exported.output).toMatchObject({ code: 0 });
  expect(exported.output).toContain(`Copied 2 files to ${out}.files.`);
  const DATA_DIR = join(folder, "imported");
  const imported = await startCommand(["import", out], { DATA_DIR }).ended;
  expect(imported, imported.output).toMatchObject({ code: 0 });
  expect(imported.output).toContain(`Copied 2 files to ${join(DATA_DIR, "files")}.`);
  await product.start({ DATA_DIR });
  const elsewhere = await connected();
  expect(Buffer.from(await (await files.fetch(elsewhere, picture)).arrayBuffer())).toEqual(png());
  elsewhere.close();
}, 90_000);
