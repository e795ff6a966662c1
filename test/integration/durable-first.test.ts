import { afterEach, expect, it } from "vitest";
import { randomIds } from "../../server/random-ids.ts";
import type { VisitorClient } from "../support/clients.ts";
import { startServer, type Running } from "../support/server.ts";
import { faultyDisk, gate } from "../support/store-faulty-disk.ts";
import { openStore, temporaryFolder } from "../support/store-folders.ts";
import { until } from "../support/until.ts";

/** Longer than the lists of agents are held back to be calm. */
const LONG_ENOUGH_MS = 400;

const door = gate();
let running: Running | null = null;

afterEach(async () => {
  // A server whose disk is held up could not stop.
  door.open();
  await running?.stop();
  running = null;
});

it("D1, D5: before a message is synced nobody is told of it: no answer, no event, no reading, and no answer to a resend", async () => {
  const disk = faultyDisk({ beforeJournalSync: door.pass });
  const store = await openStore(temporaryFolder(), { disk });
  running = await startServer({ store });
  const mei = await running.agent("Mei");
  const me = await running.visitor();
  const [tab, reader, bystander] = [
    await running.visitor(me.token),
    await running.visitor(me.token),
    await running.visitor(),
  ];
  const conversationId = await me.start(null, { person: true });
  await mei.offered(conversationId);
  await mei.get("offer:accept", { conversationId });
  await mei.get("conversation:open", { conversationId });
  const message = { id: randomIds.id(), text: "is anybody told of this?" };
  const told: string[] = [];
  const tell = (who: string) => () => told.push(who);

  door.shut();
  const answers = [me.get("message:post", { conversationId, ...message }).then(tell("the sender"))];
  await until("the message to be committed", () => store.findEntry(conversationId, message.id));
  answers.push(
    tab.get("message:post", { conversationId, ...message }).then(tell("the resend")),
    reader.get("conversation:sync", { conversationId, after: 0 }).then(tell("a visitor who reads")),
    mei
      .get("conversation:sync", { conversationId, after: { public: 0, internal: 0 } })
      .then(tell("an agent who reads")),
  );
  await servedFor(bystander, LONG_ENOUGH_MS);
  const heard = JSON.stringify([me, tab, reader, mei].map(({ received }) => received));
  expect(told).toEqual([]);
  expect(heard).not.toContain(message.text);
  door.open();
  await Promise.all(answers);
  for (const one of [me, mei]) await one.happened("message:posted");
  expect(running.failures).toEqual([]);
});

/** The server answers somebody else all the while: whoever else is not answered is being held up. */
async function servedFor(somebody: VisitorClient, ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (Date.now() < end) await somebody.get("article:get", { id: "returns" });
}
