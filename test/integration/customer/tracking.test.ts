import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fill } from "../../../server/customer/words.ts";
import { th } from "../../../server/customer/words/th.ts";
import { randomIds } from "../../../server/random-ids.ts";
import type { AgentClient } from "../../support/clients.ts";
import { FileClient } from "../../support/file-client.ts";
import { PDF, png } from "../../support/files.ts";
import { linkIn, type Mailbox } from "../../support/mailbox.ts";
import { startMailedServer, type MailedServer } from "../../support/mailed-server.ts";
import { RequestPage } from "../../support/request-page.ts";
import type { Running } from "../../support/server.ts";
import { fileTicket, ticketOf } from "../../support/tickets.ts";
import { until } from "../../support/until.ts";

const MARKUP = `<script>alert("x")</script><img src=x onerror=alert(1)> & "more"`;

let server: MailedServer;
let mailbox: Mailbox;
let running: Running;
let mei: AgentClient;

beforeAll(async () => {
  server = await startMailedServer({ publicUrl: null, gatherMs: 600 });
  ({ mailbox, running, mei } = server);
});

afterAll(async () => {
  await server.stop();
  expect(running.failures).toEqual([]);
});

/** A customer with a request of their own, and the mail about it. */
async function customer(question = "my pole snapped") {
  const visitor = await running.visitor();
  await visitor.hello();
  const filed = await fileTicket(mei, visitor, question);
  const email = `${randomIds
    .id()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")}@example.com`;
  await visitor.get("ticket:subscribe", { ticketId: filed.ticketId, email });
  return { visitor, email, mail: await mailbox.mailTo(email), ...filed };
}

const said = async (conversationId: string) =>
  (await mei.get("conversation:open", { conversationId })).view.public.entries.flatMap((entry) =>
    entry.is === "message" && entry.message.body.type === "text"
      ? [[entry.message.author.kind, entry.message.body.text]]
      : [],
  );

describe("a request's own page, over HTTP", () => {
  it("Y5: whoever people helped is asked how it was by mail and there: a press, words if they like, one answer; X4: of words that are too long nothing is cut", async () => {
    const { visitor, email, mail, ticketId, conversationId } = await customer();
    const early = await RequestPage.open(running.url, mail);
    expect((await early.get()).text).not.toContain("How was it?");
    expect((await early.send("rate", { rating: "bad" })).status).toBe(422);
    visitor.close();
    await mei.say(conversationId, "A new pole is on its way.");
    await mei.get("ticket:update", { ticketId, status: "solved" });
    const solved = await until("the mail that asks", () =>
      mailbox.to(email).find((one) => one.mail.text?.includes("How was it?")),
    );
    expect(solved.mail.text).toMatch(/Good:\n\S+#[\w-]{43}\.good\n\nBad:\n\S+#[\w-]{43}\.bad\n/);
    const page = await RequestPage.open(running.url, solved, ".bad");
    const { reference } = page;
    const asked = (await page.get(`/r/${reference}?asked=bad`)).text;
    expect(asked).toMatch(/btn-main"\s+name="rating"\s+value="bad"/);
    const stored = async () =>
      (await mei.get("conversation:open", { conversationId })).view.public.rating;
    expect(await stored()).toBeNull();
    const elsewhere = await page.send(
      "rate",
      { rating: "bad" },
      { origin: "https://evil.example" },
    );
    expect(elsewhere.status).toBe(422);
    expect(await stored()).toBeNull();
    expect((await page.send("rate", { rating: "bad" })).location).toBe(
      `/r/${reference}?said=rated#said`,
    );
    await page.send("rate", { rating: "bad", comment: `Slow ${MARKUP}` });
    expect(await stored()).toMatchObject({ good: false, comment: `Slow ${MARKUP}` });
    const shown = (await page.get(`/r/${reference}?said=rated`)).text;
    expect(shown).toContain("Thank you");
    expect(shown).not.toContain("<script>alert");
    const long = "Slow. ".repeat(200).trim();
    const refused = await page.send("rate", { rating: "bad", comment: long });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("That is too long. Shorten it.");
    expect(refused.text).toContain(`\n${long}</textarea>`);
    expect(refused.text).not.toContain("maxlength");
    expect(await stored()).toMatchObject({ good: false, comment: `Slow ${MARKUP}` });
    await page.send("rate", { rating: "good", comment: "" });
    expect(await stored()).toMatchObject({ good: true, comment: null });
  });

  it("X1: a reference alone shows nothing, nor does a wrong secret, or that of another request", async () => {
    const { mail } = await customer();
    const other = await customer("is it waterproof");
    const { reference } = linkIn(mail);
    const pages = [reference, "CAS-9999", linkIn(other.mail).reference].map(
      (one) => new RequestPage(running.url, one),
    );
    const bodies = await Promise.all(pages.map(async (page) => (await page.get()).text));
    const bare = bodies.map((body, n) => body.replaceAll(pages[n]?.reference ?? "", ""));
    expect(new Set(bare).size).toBe(1);
    for (const code of ["", "x", randomIds.secret(), linkIn(other.mail).secret]) {
      const page = new RequestPage(running.url, reference);
      const answer = await page.send("open", { code });
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain("my pole snapped");
      expect((await page.get()).text).not.toContain("my pole snapped");
      for (const what of ["reply", "judge"] as const)
        expect((await page.send(what, { text: "Hi", solved: "yes" })).status).toBe(404);
    }
  });

  it("X1: the secret opens that request; it is in no address, and the cookie is for that page alone", async () => {
    const { mail } = await customer();
    const { reference, secret } = linkIn(mail);
    const page = new RequestPage(running.url, reference);
    const opened = await page.send("open", { code: secret });
    expect(opened).toMatchObject({ status: 303, location: `/r/${reference}` });
    const shown = await page.get();
    expect(shown.status).toBe(200);
    expect(shown.text).toContain("my pole snapped");
    expect(shown.text).not.toContain(secret);
    expect(shown.headers.get("cache-control")).toBe("no-store");
    expect(shown.headers.get("x-robots-tag")).toBe("noindex");
    expect(shown.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(shown.headers.get("content-security-policy")).not.toContain("unsafe");
    const cookie = (
      await fetch(`${running.url}/r/${reference}/open`, {
        method: "POST",
        headers: { origin: running.url },
        body: new URLSearchParams({ code: secret }),
        redirect: "manual",
      })
    ).headers.getSetCookie()[0];
    expect(cookie).toMatch(new RegExp(`; Path=/r/${reference}; HttpOnly; SameSite=Lax`));
  });

  it("X4: a reply lands on the ticket as its customer's message, once however often it is sent", async () => {
    const { mail, conversationId } = await customer();
    await mei.say(conversationId, "Which tent is it?");
    const page = await RequestPage.open(running.url, mail);
    const form = await page.formId();
    const fields = { form, text: "The red one.\r\nFrom May." };
    for (const answer of await Promise.all([
      page.send("reply", fields),
      page.send("reply", fields),
    ]))
      expect(answer).toMatchObject({
        status: 303,
        location: `/r/${page.reference}?said=sent#said`,
      });
    expect((await said(conversationId)).slice(1)).toEqual([
      ["agent", "Which tent is it?"],
      ["visitor", "The red one.\nFrom May."],
    ]);
    expect((await ticketOf(mei, conversationId)).status).toBe("open");
    expect((await page.get(`/r/${page.reference}?said=sent`)).text).toContain("has arrived");
  });

  it("X4: what cannot be taken is shown again with a reason; from elsewhere nothing is taken", async () => {
    const { mail, conversationId } = await customer();
    const page = await RequestPage.open(running.url, mail);
    const form = await page.formId();
    const before = await said(conversationId);
    const long = "x".repeat(4_001);
    expect(await page.send("reply", { form, text: " " })).toMatchObject({ status: 422 });
    const tooLong = await page.send("reply", { form, text: long });
    expect(tooLong.text).toContain(`${long}</textarea>`);
    for (const bad of [{ text: "Hi" }, { text: "Hi", form: "x" }])
      expect((await page.send("reply", bad)).status).toBe(422);
    const elsewhere = { origin: "https://evil.example" };
    expect((await page.send("reply", { form, text: "Hi" }, elsewhere)).status).toBe(422);
    expect((await page.send("judge", { solved: "yes" }, elsewhere)).status).toBe(422);
    expect(await said(conversationId)).toEqual(before);
  });

  it("X4: what is far too long is shown again whole, too, with how long it is; what cannot be read at all is answered with the page", async () => {
    const { mail, conversationId, ticketId } = await customer();
    await mei.say(conversationId, "A new pole is on its way.");
    await mei.get("ticket:update", { ticketId, status: "solved" });
    const page = await RequestPage.open(running.url, mail);
    await page.send("rate", { rating: "good" });
    const comment = "ช".repeat(8_000);
    const rated = await page.send("rate", { rating: "good", comment });
    expect(rated.status).toBe(422);
    expect(rated.text).toContain(`\n${comment}</textarea>`);
    expect(rated.text).toContain("8,000 of 1,000 characters.");
    const text = "x".repeat(70_000);
    const reply = new FormData();
    reply.set("form", await page.formId());
    reply.set("text", text);
    const refused = await page.send("reply", reply);
    expect(refused.text).toContain(`\n${text}</textarea>`);
    expect(refused.text).toContain("70,000 of 4,000 characters.");
    const unread = await page.send("rate", { rating: "bad", comment: "x".repeat(1_100_000) });
    expect(unread.status).toBe(422);
    expect(unread.text).toContain("That is too long.");
    expect(unread.text).toContain("my pole snapped");
  });

  it("AT12: the page shows the request's files and takes some, without script; no other's, and none from elsewhere", async () => {
    const { mail, conversationId, visitor } = await customer();
    const files = new FileClient(running.url);
    const guide = await files.kept(mei, PDF, { name: "Så här.pdf" });
    const note = await files.kept(mei, PDF, { name: "inside.pdf" });
    await mei.get("message:post", {
      conversationId,
      id: randomIds.id(),
      text: "",
      files: [guide],
    });
    await mei.get("note:post", { conversationId, id: randomIds.id(), text: "", files: [note] });
    const page = await RequestPage.open(running.url, mail);
    const form = new FormData();
    form.set("form", await page.formId());
    form.set("text", "");
    form.append("files", new File([png({ width: 40, height: 30 })], "trasig <b>.png"));
    form.append("files", new File([], ""));
    for (const answer of await Promise.all([page.send("reply", form), page.send("reply", form)]))
      expect(answer).toMatchObject({ status: 303 });
    const { text } = await page.get();
    expect(text).toContain("Så här.pdf");
    expect(text).not.toContain("inside.pdf");
    expect(text).toMatch(/<img[^>]*alt="trasig _b_.png"[^>]*width="40"[^>]*height="30"/s);
    const entries = (await mei.get("conversation:open", { conversationId })).view.public.entries;
    const sent = entries.flatMap((entry) =>
      entry.is === "message" && entry.message.author.kind === "visitor"
        ? (entry.message.files ?? [])
        : [],
    );
    expect(sent).toHaveLength(1);
    const picture = sent[0]?.id ?? "";
    expect((await page.fetch(guide)).headers.get("content-disposition")).toMatch(/^attachment/);
    const shown = await page.fetch(picture);
    expect(shown.headers.get("cache-control")).toBe("private, no-store");
    expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/png"]);
    const other = await RequestPage.open(running.url, (await customer()).mail);
    const unsent = await files.kept(visitor, png());
    for (const [who, id] of [
      [other, guide],
      [other, picture],
      [page, note],
      [page, unsent],
    ] as const)
      expect((await who.fetch(id)).status).toBe(404);
    const before = await said(conversationId);
    form.set("form", await page.formId());
    expect(await page.send("reply", form, { origin: "https://evil.example" })).toMatchObject({
      status: 422,
    });
    const page2 = new FormData();
    page2.set("form", await page.formId());
    page2.set("text", "Here it is");
    page2.append("files", new File(["<svg onload=alert(1)>"], "a.png"));
    const refused = await page.send("reply", page2);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("of a kind that is not taken here");
    expect(refused.text).toContain("Here it is</textarea>");
    expect(await said(conversationId)).toEqual(before);
  });

  it("X3: a link in the mail asks, the button says it; no opens it again", async () => {
    const { mail, email, ticketId, conversationId } = await customer();
    await RequestPage.open(running.url, mail);
    await mei.get("ticket:update", { ticketId, status: "solved" });
    const page = await RequestPage.open(running.url, await mailbox.mailTo(email, 2), ".no");
    expect((await ticketOf(mei, conversationId)).status).toBe("solved");
    expect((await page.get(`/r/${page.reference}?asked=no`)).text).toMatch(
      /btn-main"\s+name="solved"\s+value="no"/,
    );
    expect(await page.send("judge", { solved: "no" })).toMatchObject({ status: 303 });
    expect((await ticketOf(mei, conversationId)).status).toBe("open");
    await page.send("judge", { solved: "yes" });
    expect(await ticketOf(mei, conversationId)).toMatchObject({
      status: "solved",
      confirmed: true,
    });
  });

  it("X2: status, progress and conversation, in the customer's language; notes stay with agents", async () => {
    const { mail, conversationId, visitor } = await customer();
    await visitor.get("session:open", { language: "sv", timeZone: "Europe/Stockholm", page: null });
    await mei.get("note:post", {
      conversationId,
      id: randomIds.id(),
      text: "Give them a discount",
    });
    await mei.say(conversationId, "Ett nytt kommer.");
    const { text } = await (await RequestPage.open(running.url, mail)).get();
    expect(text).toContain('<html lang="sv" dir="ltr">');
    for (const shown of [
      "Besvarat: vi väntar på dig",
      "Hos Mei",
      "Ett nytt kommer.",
      "my pole snapped",
    ])
      expect(text).toContain(shown);
    expect(text).toMatch(/class="now"\s+aria-current="step"\s*>\s*Besvarat/);
    expect(text).not.toContain("discount");
  });

  it("TL4: whoever writes in another language than their widget's is mailed in it, and reads their page in it", async () => {
    const { mail } = await customer("เสาเต็นท์หักตั้งแต่วันแรกเลยค่ะ");
    const { reference } = linkIn(mail);
    expect(mail.mail.text).toContain(fill(th.mail.filed, { reference }));
    const { text } = await (await RequestPage.open(running.url, mail)).get();
    expect(text).toContain('<html lang="th" dir="ltr">');
  });

  it("E4: what the page has shown is not mailed", async () => {
    const { mail, email, conversationId, ticketId } = await customer();
    const page = await RequestPage.open(running.url, mail);
    await mei.say(conversationId, "Which tent is it?");
    await page.get();
    await until("the letter to be dropped", async () => {
      const box = await running.store.get<{ letters: readonly unknown[] }>("outbox", ticketId);
      return box?.state.letters.length === 0;
    });
    expect(mailbox.to(email)).toHaveLength(1);
  });

  it("X6: whatever anybody wrote is shown as text", async () => {
    const { mail, conversationId } = await customer(MARKUP);
    await mei.say(conversationId, MARKUP);
    const page = await RequestPage.open(running.url, mail);
    const { text } = await page.get();
    expect(text).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&lt;img");
    expect(text).not.toMatch(/<script>|<img/);
    const evil = `</textarea>${MARKUP}`.padEnd(4_100, "x");
    const refused = await page.send("reply", { form: await page.formId(), text: evil });
    expect(refused.text).toContain("&lt;/textarea&gt;");
    expect(refused.text).not.toMatch(/<script>|<img/);
  });
});

describe("a closed request's page", () => {
  it("X5: what is written there goes on as another request, which opens at once", async () => {
    const other = await startMailedServer({
      publicUrl: null,
      gatherMs: 50,
      timings: { solvedCloseMs: 100 },
    });
    const { mailbox: box, running: shop, mei: ana } = other;
    const visitor = await shop.visitor();
    await visitor.hello();
    const { ticketId, conversationId } = await fileTicket(ana, visitor);
    await visitor.get("ticket:subscribe", { ticketId, email: "aino@example.com" });
    const page = await RequestPage.open(shop.url, await box.mailTo("aino@example.com"));
    await ana.get("ticket:update", { ticketId, status: "solved" });
    await until(
      "it to close",
      async () => (await ticketOf(ana, conversationId)).status === "closed",
    );
    const sent = await page.send("reply", { form: await page.formId(), text: "It snapped again" });
    const next = /^\/r\/(CAS-\d+)\?said=sent#said$/.exec(sent.location)?.[1] ?? "";
    expect(next).not.toBe(page.reference);
    const shown = await page.get(`/r/${next}`);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain("It snapped again");
    expect((await page.get()).text).toContain(`It goes on as ${next}.`);
    await other.stop();
  });
});
