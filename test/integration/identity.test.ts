import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { randomIds } from "../../server/random-ids.ts";
import type { AgentClient, VisitorClient } from "../support/clients.ts";
import { describeContact } from "../support/contact-edits.ts";
import { startServer, type Running } from "../support/server.ts";
import { signByRecipe, signRecipesHere } from "../support/sign-recipes.ts";
import { signToken } from "../support/sign.ts";
import { until } from "../support/until.ts";

let running: Running;
let admin: AgentClient;
let secret: string;

beforeEach(async () => {
  running = await startServer();
  admin = await running.agent("Mei");
  ({ secret } = await admin.get("identity:secret", { anew: false }));
});

afterEach(async () => {
  const { failures } = running;
  await running.stop();
  expect(failures).toEqual([]);
});

const proof = (sub: string, claims: Readonly<Record<string, unknown>> = {}) =>
  signToken(secret, { sub, aud: running.site, ...claims });

async function end(conversationId: string): Promise<void> {
  await admin.get("conversation:claim", { conversationId });
  await admin.get("conversation:resolve", { conversationId });
}

const contactOf = async (conversationId: string) =>
  (await admin.get("conversation:open", { conversationId })).contact;

const past = async (visitor: VisitorClient) =>
  (await visitor.hello()).conversations.map(({ id }) => id).sort();

describe("who a visitor is", () => {
  it("U1, U2: what the printed recipes sign is taken, until it ends", async () => {
    const recipes = signRecipesHere();
    expect(recipes.map(({ heading }) => heading)).toContain("Node");
    for (const recipe of recipes) {
      const signed = { site: running.site, secret };
      const aino = await running.visitor(undefined, signByRecipe(recipe, signed));
      expect((await aino.hello()).identity, recipe.heading).toBe("verified");
      const conversationId = await aino.start("hello", { person: true });
      expect(await contactOf(conversationId), recipe.heading).toMatchObject({
        verified: true,
        name: "Åino",
        email: "aino@example.com",
      });
      const late = await running.visitor(
        undefined,
        signByRecipe(recipe, { ...signed, age: 1_200 }),
      );
      expect((await late.hello()).identity, recipe.heading).toBe("expired");
      const wrong = signByRecipe(recipe, { ...signed, secret: "another" });
      const other = await running.visitor(undefined, wrong);
      expect((await other.hello()).identity, recipe.heading).toBe("refused");
    }
  });

  it("U1: the log says once why tokens are refused, and nothing that is in them", async () => {
    const wrong = { aud: "elsewhere", name: "Aino" };
    for (const sub of ["aino", "ben"])
      expect((await (await running.visitor(undefined, proof(sub, wrong))).hello()).identity).toBe(
        "refused",
      );
    expect(running.warnings).toEqual([
      'A token for "identify" was refused: its aud is not the site key.',
    ]);
  });

  it("U2: agents see who was proved, and that it was", async () => {
    const stranger = await running.visitor();
    const first = await stranger.start("hello", { person: true });
    expect(await contactOf(first)).toMatchObject({ verified: false, email: null });

    const aino = await running.visitor(
      undefined,
      proof("aino", { name: "Aino", email: "aino@example.com" }),
    );
    const second = await aino.start("hello", { person: true });
    expect((await aino.hello()).identity).toBe("verified");
    expect(await contactOf(second)).toMatchObject({
      verified: true,
      name: "Aino",
      email: "aino@example.com",
    });
  });

  it("U3: one person is one contact in every browser, also when they arrive at once", async () => {
    const all = await Promise.all(
      [1, 2, 3, 4].map(() => running.visitor(undefined, proof("aino"))),
    );
    const contacts = new Set(
      (await Promise.all(all.map((one) => one.hello()))).map((one) => one.contactId),
    );
    expect(contacts.size).toBe(1);
  });

  it("U4: what was said in a browser before comes along, conversations and requests", async () => {
    const home = await running.visitor(undefined, proof("aino", { name: "Aino" }));
    const before = await home.start("about tents", { person: true });
    await end(before);

    const token = randomIds.secret();
    const stranger = await running.visitor(token);
    const said = await stranger.start("about boots", { person: true });
    await admin.get("conversation:claim", { conversationId: said });
    await admin.get("conversation:file", { conversationId: said });
    stranger.close();

    const aino = await running.visitor(token, proof("aino"));
    const { conversations, tickets } = await aino.hello();
    expect(conversations.map(({ id }) => id).sort()).toEqual([before, said].sort());
    expect(tickets.map(({ conversationId }) => conversationId)).toEqual([said]);
    expect(await past(home)).toEqual([before, said].sort());
    await aino.get("conversation:sync", { conversationId: said, after: 0 });
    expect((await contactOf(said)).name).toBe("Aino");
  });

  it("U4, D3: a chat that is open in another tab goes on there", async () => {
    await running.visitor(undefined, proof("aino"));
    const token = randomIds.secret();
    const here = await running.visitor(token);
    const said = await here.start("about boots", { person: true });
    await admin.get("conversation:claim", { conversationId: said });
    await running.visitor(token, proof("aino"));
    await here.anew();
    expect((await here.hello()).current?.id).toBe(said);
    await admin.say(said, "Which size?");
    await until("what she says", () => JSON.stringify(here.envelopes).includes("Which size?"));
    expect(await here.say(said, "42")).toMatchObject({ ok: true });
  });

  it("U5: a tab that proves nothing comes back as who its browser is now; one that does stays", async () => {
    const token = randomIds.secret();
    const aino = await running.visitor(token, proof("aino"));
    const { contactId } = await aino.hello();
    const unproved = await running.visitor(token);
    const tomas = await running.visitor(token, proof("tomas"));
    await unproved.anew();
    expect((await unproved.hello()).contactId).toBe((await tomas.hello()).contactId);
    expect((await aino.hello()).contactId).toBe(contactId);
  });

  it("U5: a browser that was one person's takes nothing of theirs to the next", async () => {
    const token = randomIds.secret();
    const aino = await running.visitor(token, proof("aino"));
    const hers = await aino.start("secret", { person: true });
    aino.close();
    const tomas = await running.visitor(token, proof("tomas"));
    expect(await past(tomas)).toEqual([]);
    const denied = await tomas.ask("conversation:sync", { conversationId: hers, after: 0 });
    expect(denied).toMatchObject({ ok: false, code: "not_found" });
    const again = await running.visitor(undefined, proof("aino"));
    expect(await past(again)).toEqual([hers]);
  });

  it("U5: without proof nobody becomes a verified contact: not by a bad token, nor by an old one", async () => {
    const aino = await running.visitor(undefined, proof("aino", { email: "aino@example.com" }));
    const { contactId } = await aino.hello();
    const bad = [
      ["refused", signToken("guessed", { sub: "aino", aud: running.site })],
      ["refused", signToken(secret, { sub: "aino", aud: "another-site" })],
      ["expired", proof("aino", { exp: 1 })],
    ] as const;
    for (const [identity, token] of bad) {
      const visitor = await running.visitor(undefined, token);
      const snapshot = await visitor.hello();
      expect(snapshot.identity).toBe(identity);
      expect(snapshot.contactId).not.toBe(contactId);
    }
  });

  it("U5: not even a supervisor joins one with a stranger's browser", async () => {
    const aino = await running.visitor(undefined, proof("aino"));
    const stranger = await running.visitor();
    const ids = [(await aino.hello()).contactId, (await stranger.hello()).contactId];
    for (const [contactId = "", fromId = ""] of [ids, [...ids].reverse()])
      expect(await admin.ask("contact:merge", { contactId, fromId })).toMatchObject({
        code: "verified_contact",
      });
  });

  it("U6: two conversations in progress keep a browser and a person apart until one has ended", async () => {
    const home = await running.visitor(undefined, proof("aino"));
    const hers = await home.start("about tents", { person: true });
    const token = randomIds.secret();
    const stranger = await running.visitor(token);
    const said = await stranger.start("about boots", { person: true });
    stranger.close();
    const early = await running.visitor(token, proof("aino"));
    expect(await past(early)).toEqual([said]);
    early.close();
    await end(said);
    const later = await running.visitor(token, proof("aino"));
    expect(await past(later)).toEqual([hers, said].sort());
    expect((await later.hello()).current?.id).toBe(hers);
  });

  it("U7: a new secret ends the one before; only administrators see either", async () => {
    const old = proof("aino");
    const { secret: fresh } = await admin.get("identity:secret", { anew: true });
    expect(fresh).not.toBe(secret);
    expect((await (await running.visitor(undefined, old)).hello()).identity).toBe("refused");
    const agent = await running.agent("Tomas");
    expect(await agent.ask("identity:secret", { anew: false })).toMatchObject({
      code: "forbidden",
    });
  });

  it("U8: what the site says a visitor did reaches agents, the last twenty", async () => {
    const visitor = await running.visitor();
    for (let i = 1; i <= 22; i += 1)
      await visitor.get("event:track", { name: `Step ${i}`, details: { price: "249" } });
    const { tracked } = await contactOf(await visitor.start("hello", { person: true }));
    expect(tracked).toHaveLength(20);
    expect(tracked[0]).toMatchObject({ name: "Step 22", details: { price: "249" } });
  });

  it("A10, CY3: what a blocked contact sends is taken from none of their browsers, until they are let again; each is told", async () => {
    const here = await running.visitor(undefined, proof("aino"));
    const there = await running.visitor(undefined, proof("aino"));
    const conversationId = await here.start("hello", { person: true });
    const { contact } = await admin.get("conversation:open", { conversationId });
    const block = (blocked: boolean) =>
      admin.get("contact:block", { contactId: contact.id, blocked });
    expect((await here.hello()).blocked).toBe(false);
    expect((await block(true)).blocked).toMatchObject({ byName: "Mei" });
    const anew = () => Promise.all([here, there].map((browser) => browser.anew()));
    await anew();
    for (const browser of [here, there]) {
      expect((await browser.hello()).blocked).toBe(true);
      expect(await browser.say(conversationId, "and again")).toMatchObject({ code: "blocked" });
    }
    const other = await running.visitor();
    await other.start("hello from somebody else");

    expect((await block(false)).blocked).toBe(null);
    await anew();
    expect((await there.hello()).blocked).toBe(false);
    expect(await there.say(conversationId, "sorry")).toMatchObject({ ok: true });
    const { view } = await admin.get("conversation:open", { conversationId });
    const said = view.public.entries.flatMap((entry) =>
      entry.is === "message" && entry.message.author.kind === "visitor" ? [entry.message.body] : [],
    );
    expect(said).toEqual(["hello", "sorry"].map((text) => ({ type: "text", text })));
  });

  it("CO5, CO6: agents keep tags and a note of a contact, and see device and pages; the visitor sees none of it", async () => {
    const visitor = await running.visitor();
    await visitor.hello();
    const conversationId = await visitor.start("hello", { person: true });
    const page = { url: "https://shop.example/boots", title: "Boots" };
    await visitor.get("page:report", { page });
    const opened = () => admin.get("conversation:open", { conversationId });
    const { contact, view } = await opened();
    expect(contact).toMatchObject({ device: null, tags: [], about: null });
    expect(view.internal?.trail.map((one) => one.page.title)).toEqual(["Tents", "Boots"]);
    const describe = (tags: string[], about: string | null) =>
      describeContact(admin, { contactId: contact.id, tags, about });
    expect(await describe(["Loyal", "loyal"], "Calls often")).toMatchObject({
      tags: ["loyal"],
      about: { text: "Calls often", byName: "Mei" },
    });
    const { about } = (await opened()).contact;
    expect((await describe([], "Calls often")).about).toEqual(about);
    expect(await describe([], null)).toMatchObject({ tags: [], about: null });
    expect(JSON.stringify(visitor.received)).not.toMatch(/loyal|Calls often/i);
  });
});
