import { join } from "node:path";
import { contactOf } from "../server/application/contacts.ts";
import { execute } from "../server/application/execute.ts";
import { start } from "../server/application/start.ts";
import { openWorkspace } from "../server/application/workspace.ts";
import { randomIds } from "../server/random-ids.ts";
import { createMemoryStore } from "../server/stores/memory/memory-store.ts";
import { VisitorClient } from "../test/support/clients.ts";
import { depsOn } from "../test/support/deps.ts";
import { TIMINGS } from "../test/support/domain.ts";
import { ROOT } from "../test/support/root.ts";
import { startServer, type Running } from "../test/support/server.ts";

/** Nothing falls while it is measured (ms). */
const NEVER = { queueLimitMs: 1e9, visitorGoneMs: 1e9, offerMs: 1e9 };
const TEXT = "The second pole of my tent snapped at the joint, can I order just that section?";

export type Writer = {
  readonly conversationId: string;
  say(text: string): Promise<void>;
};

export type ConsoleDesk = {
  readonly running: Running;
  /** Visitors who are connected and go on writing. */
  readonly writers: readonly Writer[];
};

/** The product with so many requests that nobody has yet, some of whose visitors are here. */
export async function consoleDesk(conversations: number, here: number): Promise<ConsoleDesk> {
  const store = createMemoryStore();
  const deps = {
    ...depsOn(store, Date.now, { agentOnDuty: () => false }),
    timings: { ...TIMINGS, ...NEVER },
  };
  await openWorkspace(deps);
  const latest: Known[] = [];
  for (let nth = 0; nth < conversations; nth += 1) {
    const token = randomIds.secret();
    const conversationId = randomIds.id();
    const started = await start(deps, {
      contactId: await contactOf(deps, token),
      conversationId,
      message: { id: randomIds.id(), text: `${TEXT} (${nth})` },
      person: true,
      page: null,
    });
    if (!started.ok) throw new Error(started.code);
    const actor = { kind: "system" } as const;
    await execute(deps, { actor, conversationId, command: { type: "route" } });
    // The latest are those a console shows.
    if (nth >= conversations - here) latest.push({ token, conversationId });
  }
  const running = await startServer({ store, assets: join(ROOT, "dist"), timings: NEVER });
  const writers = await Promise.all(latest.map((one) => writerFor(running, one)));
  return { running, writers };
}

type Known = { readonly token: string; readonly conversationId: string };

async function writerFor(
  { url, site }: Running,
  { token, conversationId }: Known,
): Promise<Writer> {
  const visitor = await VisitorClient.connect({ url, site, token });
  await visitor.hello();
  return {
    conversationId,
    async say(text) {
      // What it heard is of no use here, and would fill this process.
      visitor.received.length = 0;
      await visitor.say(conversationId, text);
    },
  };
}
