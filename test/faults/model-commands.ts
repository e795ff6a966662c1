import fc from "fast-check";
import { offersTo } from "../../agent-console/state/offers.ts";
import type { ConversationView } from "../../server/protocol/view.ts";
import type { Way } from "../support/message-server.ts";
import type { Fate } from "../support/mortal-store.ts";
import type { Written } from "./chat-truth.ts";
import type { Agent, ModelWorld, Visitor } from "./model-world.ts";

/** All that has to come true: what everybody wrote, in the order of writing. */
export type Model = { texts: Written[] };

type Command = fc.AsyncCommand<Model, ModelWorld>;
type Work = (world: ModelWorld, model: Model) => unknown;

/** A step, after which nothing may be wrong, whatever is still under way. */
function step(name: string, work: Work): Command {
  return {
    check: () => true,
    toString: () => name,
    async run(model, world) {
      await work(world, model);
      await world.settle();
      const wrong = await world.wrong(model.texts);
      if (wrong.length > 0) throw new Error(wrong.join("\n"));
    },
  };
}

const TEXTS = [
  "how do I return something",
  "what is this",
  "I want to talk to a person",
  "thanks",
  "no",
  "yes",
  "and one thing more",
];
const WAYS: readonly Way[] = ["up", "down"];
const FATES: readonly (Fate | "now")[] = ["now", "before a commit", "after a commit"];
/** Virtual milliseconds: a moment, a time-out, a heartbeat. */
const PAUSES = [300, 2_500, 11_000];
const LONGEST_SLEEP_MS = 31 * 60_000;
/** To the next deadline, or past an offer, a wait, a chat or a bot that fell silent. */
const SLEEPS = [null, 31_000, 61_000, 5 * 61_000, 16 * 60_000, LONGEST_SLEEP_MS];

const index = fc.nat(20);
const text = fc.constantFrom(...TEXTS);
const way = fc.constantFrom(...WAYS);

function pick<T>(list: readonly T[], nth: number): T | undefined {
  return list[nth % list.length];
}

function visitorStep(
  name: string,
  nth: number,
  work: (visitor: Visitor, world: ModelWorld, model: Model) => void,
): Command {
  return step(`${name} ${nth % 3}`, (world, model) => {
    const visitor = pick(world.visitors, nth);
    if (visitor !== undefined) work(visitor, world, model);
  });
}

function agentStep(
  name: string,
  nth: number,
  work: (agent: Agent, world: ModelWorld, model: Model) => void,
): Command {
  return step(`${name} ${nth % 2}`, (world, model) => {
    const agent = pick(world.agents, nth);
    if (agent !== undefined) work(agent, world, model);
  });
}

/** A conversation an agent has in some phase. */
function inPhase(
  { client }: Agent,
  phase: ConversationView["public"]["phase"]["is"],
): string | undefined {
  return [...client.views.value.values()].find((view) => view.public.phase.is === phase)?.id;
}

const say = fc.tuple(index, text).map(([nth, words]) =>
  visitorStep(`say "${words}"`, nth, ({ by, client }, _world, model) => {
    model.texts.push({ by, id: client.write(words) });
  }),
);

const sayOn = fc.tuple(index, index, text).map(([nth, which, words]) =>
  visitorStep(`say "${words}" on ${which}`, nth, ({ by, client }, _world, model) => {
    const conversation = pick([...client.views.value.keys()], which);
    if (conversation !== undefined) model.texts.push({ by, id: client.write(words, conversation) });
  }),
);

const agentSays = fc
  .tuple(index, index, fc.constantFrom("message", "note"))
  .map(([nth, which, kind]) =>
    agentStep(`write a ${kind} on ${which} by agent`, nth, ({ by, client }, _world, model) => {
      const conversation = pick([...client.views.value.keys()], which);
      if (conversation !== undefined)
        model.texts.push({
          by: `${by}, ${kind}`,
          id: client.write(conversation, "some words", kind as "message" | "note"),
        });
    }),
  );

const giveUp = index.map((nth) =>
  agentStep("discard what was refused to agent", nth, ({ client }, _world, model) => {
    const refused = client.outbox.items.value
      .filter(({ state }) => state === "failed")
      .map(({ id }) => id);
    for (const id of refused) client.outbox.discard(id);
    model.texts = model.texts.filter(({ id }) => !refused.includes(id));
  }),
);

const askPerson = index.map((nth) =>
  visitorStep("ask for a person", nth, ({ client }) => {
    const conversationId = client.current();
    if (conversationId !== null) void client.link.request("person:request", { conversationId });
  }),
);

const judge = fc.tuple(index, fc.boolean()).map(([nth, helped]) =>
  visitorStep(`judge ${helped}`, nth, ({ client }) => {
    const conversationId = client.current();
    const entries = client.views.value.get(conversationId ?? "")?.public.entries ?? [];
    const answer = entries.findLast(
      (entry) => entry.is === "message" && entry.message.body.type === "answer",
    );
    if (answer?.is === "message" && conversationId !== null)
      void client.link.request("answer:judge", {
        conversationId,
        messageId: answer.message.id,
        helped,
      });
  }),
);

const accept = fc
  .tuple(index, fc.constantFrom("offer:accept", "offer:decline", "conversation:claim"))
  .map(([nth, event]) =>
    agentStep(`${event} by`, nth, ({ client, id }) => {
      const rows = client.registers.rows.value;
      const waiting = [...rows.values()].find(({ status }) => status === "queued");
      const row = event === "conversation:claim" ? waiting : offersTo(id, rows)[0];
      if (row !== undefined)
        void client.link.request(event as "offer:accept", { conversationId: row.id });
    }),
  );

const end = fc
  .tuple(index, fc.constantFrom("conversation:resolve", "conversation:file"))
  .map(([nth, event]) =>
    agentStep(`${event} by`, nth, (agent) => {
      const conversationId = inPhase(agent, "live");
      if (conversationId !== undefined)
        void agent.client.link.request(event as "conversation:file", { conversationId });
    }),
  );

const resume = index.map((nth) =>
  agentStep("take a ticket live by", nth, ({ client }) => {
    const ticket = [...client.registers.tickets.value.values()][0];
    if (ticket !== undefined) void client.link.request("ticket:resume", { ticketId: ticket.id });
  }),
);

const availability = fc
  .tuple(index, fc.constantFrom("online", "away"))
  .map(([nth, wanted]) =>
    agentStep(
      `be ${wanted}`,
      nth,
      ({ client }) =>
        void client.link.request("availability:set", { availability: wanted as "online" | "away" }),
    ),
  );

const look = fc.tuple(index, fc.option(index)).map(([nth, which]) =>
  agentStep(`look at ${which} by`, nth, ({ client }) => {
    const rows = [...client.registers.rows.value.keys()];
    client.look(which === null ? null : (pick(rows, which) ?? null));
  }),
);

const flow = fc.constant(step("deliver all", (world) => world.flow()));

/** Everything under way arrives at the same moment. */
const burst = fc.constant(
  step("deliver all at once", (world) => {
    for (const end of world.ends) {
      for (const way of WAYS) while (end.wire()?.deliver(way) === true);
    }
  }),
);

const deliver = fc.array(fc.tuple(index, way), { minLength: 1, maxLength: 8 }).map((picks) =>
  step(`deliver ${picks.map(([nth, one]) => `${nth % 5} ${one}`).join(", ")}`, async (world) => {
    for (const [nth, one] of picks) {
      pick(world.ends, nth)?.wire()?.deliver(one);
      await world.settle();
    }
  }),
);

const tamper = fc
  .tuple(index, way, index, fc.constantFrom("drop", "repeat", "put out of order"))
  .map(([nth, one, at, how]) =>
    step(`${how} message ${at} ${one} of ${nth % 5}`, (world) => {
      const queue = pick(world.ends, nth)?.wire()?.queues[one] ?? [];
      const chosen = queue[at % queue.length];
      if (chosen === undefined) return;
      if (how === "drop") queue.splice(at % queue.length, 1);
      else if (how === "repeat") queue.push(chosen);
      else queue.push(...queue.splice(at % queue.length, 1));
    }),
  );

const cut = fc.tuple(index, fc.constantFrom("cut", "leave half-open", "renew")).map(([nth, how]) =>
  step(`${how} ${nth % 5}`, (world) => {
    const chosen = pick(world.ends, nth);
    if (how === "cut") chosen?.wire()?.cut();
    else if (how === "renew") chosen?.link.renew();
    else chosen?.wire()?.falter();
  }),
);

const kill = fc
  .constantFrom(...FATES)
  .map((when) => step(`kill ${when}`, (world) => world.kill(when)));

const reload = index.map((nth) =>
  step(`reload ${nth % 5}`, (world) => {
    const chosen = pick([...world.visitors, ...world.agents], nth);
    if (chosen !== undefined) world.reload(chosen);
  }),
);

const sync = index.map((nth) => visitorStep("sync", nth, ({ client }) => void client.catchUp()));

const wait = fc
  .constantFrom(...PAUSES)
  .map((ms) => step(`wait ${ms} ms`, (world) => world.time.pass(ms)));

const deadline = fc.constantFrom(...SLEEPS).map((ms) =>
  step(ms === null ? "come to the next deadline" : `sleep ${ms} ms`, async (world) => {
    const due = (await world.store.nextDue()) ?? 0;
    // Also in store are the ends of sign-ins, months ahead.
    await world.time.jump(ms ?? Math.min(LONGEST_SLEEP_MS, Math.max(0, due - world.time.now)));
    // The longest a deadline is slept over.
    await world.time.pass(500);
  }),
);

const talk = [say, say, say, sayOn, agentSays, agentSays, agentSays, giveUp, askPerson, judge];
const work = [accept, accept, accept, end, resume, availability, look];
const delivery = [flow, flow, flow, flow, burst, burst, deliver, deliver, deliver, tamper, tamper];
const trouble = [cut, cut, kill, reload, sync, wait, wait, deadline];

/** Weights by repetition: talk and delivery are what a chat is made of. */
export const steps: fc.Arbitrary<Command>[] = [...talk, ...work, ...delivery, ...trouble];
