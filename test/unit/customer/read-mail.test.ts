import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeLetter } from "../../../server/customer/mail/letter.ts";
import { foldMail } from "../../../server/customer/inbound/fold.ts";
import { htmlLines } from "../../../server/customer/inbound/html-lines.ts";
import { markerLine } from "../../../server/customer/mail/marker.ts";
import { readMail } from "../../../server/customer/inbound/read-mail.ts";
import { WORDS } from "../../../server/customer/words.ts";
import type { TicketRecord } from "../../../server/domain/ticket-record.ts";
import { PROGRAMS, TONGUES, type Answer } from "../../support/mail-programs.ts";

const TO = `support+${"a".repeat(42)}@shop.example`;
const TICKET = {
  id: "t",
  reference: "CAS-1001",
  email: "aino@example.com",
  subject: "My pole snapped",
} as TicketRecord;
const SAID = "Thanks, that helped & more:\nthe pole <2 m> is in size 12.\n\nAino";

function letterIn(language: string) {
  return writeLetter(
    {
      letter: { id: "l.1", about: "reply", from: 1, to: 1, at: 0, dueAt: 0, attempts: 1 },
      ticket: TICKET,
      messages: [
        {
          id: "m",
          author: { kind: "agent", id: "mei", name: "Mei" },
          body: { type: "text", text: "Which size do you need?\nFrom: 10 to 14" },
        },
      ],
      asks: false,
      rates: false,
      unproved: true,
      secret: "s".repeat(43),
      largestFile: 10_000_000,
      shop: "Demo Outdoor Shop",
      agentName: null,
      language,
      references: [],
      thread: null,
      replyTo: TO,
    },
    { base: "https://shop.example", domain: "shop.example" },
  );
}

function answerIn(language: string): Answer {
  const { text, html, subject } = letterIn(language);
  return {
    from: "aino@example.com",
    to: TO,
    messageId: "one@example.com",
    inReplyTo: "l.1@shop.example",
    subject,
    said: SAID,
    quoted: { text, html },
  };
}

const read = (raw: string) => readMail(Buffer.from(raw), { from: "aino@example.com", to: [TO] });

const ANSWER = { isReply: true, subject: "Re: [CAS-1001] My pole snapped" };

/** Of what stands in the table of that name behind Latin-1, these are enough. */
const WINDOWS: Readonly<Record<string, number>> = { "–": 0x96, "”": 0x94 };
const windows1252 = (text: string) =>
  Buffer.from(Array.from(text, (letter) => WINDOWS[letter] ?? letter.charCodeAt(0)));

const CASES = Object.keys(PROGRAMS).flatMap((program) =>
  Object.keys(TONGUES).map((language) => [program, language] as const),
);

describe("reading mail", () => {
  it("knows all languages customers are written to in", () => {
    expect(Object.keys(TONGUES)).toEqual(Object.keys(WORDS));
  });

  it.each(CASES)("E11: %s, %s: what was written, without what it answers", async (program, tag) => {
    const tongue = TONGUES[tag];
    if (tongue === undefined) throw new Error(tag);
    const mail = await read(PROGRAMS[program]?.(answerIn(tag), tongue) ?? "");
    expect(mail.said).toBe(SAID);
    expect(mail.whole).toContain("size");
    expect(mail).toMatchObject({ kind: "written", messageId: "one@example.com" });
    expect(mail.to).toContain(TO);
  });

  it("E11: answers between the lines of a quote keep what they answer", () => {
    const text =
      "On 3 March Mei wrote:\n> Which size?\n\n12\n\n> And the colour?\n\nBlue\n\n-- \nAino";
    expect(foldMail(text, ANSWER).said).toBe(
      "On 3 March Mei wrote:\n> Which size?\n\n12\n\n> And the colour?\n\nBlue",
    );
  });

  it("E11: a mail that answers nothing is kept whole, what it forwards too; a quote alone is meant", () => {
    const forwarded =
      "Is this from you?\n\nFrom: x <x@example.com>\nSent: 3 March\nTo: me\n\nPay now";
    expect(foldMail(forwarded, { ...ANSWER, isReply: false }).said).toBe(forwarded);
    expect(foldMail("> Which size?", ANSWER).said).toBe("> Which size?");
  });

  it("E11: what is no quote is never cut", () => {
    for (const text of [
      "My order: 12\nThe address: Main Street 3\nIt is late:\nplease look",
      "I tried:\n\n1. this\n2. that\n\nNothing works -- at all",
      "a > b\n2 > 1",
      "Hello Mei,\nhere is what you asked for.\n\nName: Kim Berg\nE-mail: kim@example.com\nPhone: +46 70 123\nOrder: 4711\n\nPlease send the GREEN pole",
      "Hej!\nE-post: asa@example.com\nNamn: Åsa\nÄrende: Re: min stav\nOrdernummer: 4711\n\nMvh Åsa",
    ])
      expect(foldMail(text, ANSWER)).toEqual({ said: text, isShorter: false });
  });

  it.each([
    ["My list:\n--\npole 1: broken\npole 2: fine\n\nPlease send pole 1."],
    ["Good morning!\nSent from Uppsala last Monday, it has not come yet."],
    ["Good morning!\n\nSent from Uppsala last Monday, it has not come yet."],
  ])("E11: what is no signature is never cut: %j", (text) => {
    for (const isReply of [true, false])
      expect(foldMail(text, { ...ANSWER, isReply })).toEqual({ said: text, isShorter: false });
  });

  it("E11: lines quoted by hand stay, and what leads to them", () => {
    for (const text of [
      "Hi Mei,\nHere is what I need for order 4711:\n\n> the green pole, 3.20 m",
      "> Which size?\n\n12",
    ])
      expect(foldMail(text, ANSWER).said).toBe(text);
    const lead = "Hi Mei,\nHere is what I need for order 4711:";
    const letter = `> ${markerLine("Write above this line")}\n> Which size?`;
    expect(foldMail(`${lead}\n\n${letter}`, ANSWER).said).toBe(lead);
  });

  it("E11: the last signature is cut, not what is forwarded below another", () => {
    const above = "Is this from you?\n\n-- \nAino\n\nFrom: x\nPay now";
    expect(foldMail(`${above}\n\n-- \nX`, { ...ANSWER, isReply: false }).said).toBe(above);
  });

  it.each([
    ["Sent with Proton Mail secure email."],
    ["Get Outlook for iOS<https://aka.ms/o0ukef>"],
    ["-- \nDiese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet."],
  ])("E11: what a program adds of its own is cut: %j", (added) => {
    expect(foldMail(`Blue\n\n${added}`, ANSWER).said).toBe("Blue");
  });

  it.each([
    [
      'Blue<br><span class="gmail_signature_prefix">-- </span><br><div class="gmail_signature">Aino</div>',
    ],
    ['<p>Blue</p><pre class="moz-signature" cols="72">-- \nAino</pre>'],
    ["<div>Blue</div><div>-- </div><div>Aino</div>"],
  ])("E11: a signature in HTML is cut with the line above it: %s", (html) => {
    expect(foldMail(htmlLines(html), ANSWER).said).toBe("Blue");
  });

  it.each([
    ["<ul><li>Erster</li><li>Zweiter</li></ul>", "- Erster\n- Zweiter\n"],
    ["<ul><li><div>Erster</div></li><li><br></li></ul>Mehr", "- Erster\n\nMehr"],
    ["<ul><li><p>Erster</p></li><li><p>Zweiter</p></li></ul>", "- Erster\n\n- Zweiter\n"],
    [
      "<ol><li>eins</li><li>zwei<ul><li>a</li></ul></li><li>drei</li></ol>",
      "1. eins\n2. zwei\n- a\n\n3. drei\n",
    ],
    ['<ol start="4"><li><p>vier</p></li></ol>', "4. vier\n"],
  ])("E11: a list in HTML keeps its items whole, and their numbers: %s", (html, lines) => {
    expect(htmlLines(html)).toBe(lines);
  });

  it("E12: programs are told from people", async () => {
    const mail = (headers: string, envelope = "aino@example.com") =>
      readMail(Buffer.from(`From: a@example.com\r\n${headers}\r\n\r\nI am away`), {
        from: envelope,
        to: [TO],
      });
    for (const headers of [
      "Auto-Submitted: auto-replied",
      "Auto-Submitted: auto-generated; x=1",
      "Precedence: bulk",
      "X-Autoreply: yes",
      "List-Id: <news.example.com>",
      "X-Auto-Response-Suppress: All",
      "Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
    ])
      expect((await mail(headers)).kind, headers).toBe("automatic");
    expect((await mail("Subject: x", "")).kind).toBe("automatic");
    expect((await mail("Auto-Submitted: no")).kind).toBe("written");
    const report = [
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "Sorry",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example.com",
      "",
      "Final-Recipient: rfc822; aino@example.com",
      "Action: ACTION",
      "Status: 5.1.1",
      "--b--",
    ].join("\r\n");
    const bounce = async (action: string) => mail(report.replace("ACTION", action), "");
    expect(await bounce("failed")).toMatchObject({ kind: "bounce", bounce: { isFinal: true } });
    expect(await bounce("delayed")).toMatchObject({ kind: "bounce", bounce: { isFinal: false } });
  });

  it("E11: the same mail has the same key, whatever was put on it on its way", async () => {
    const raw = "From: a@example.com\r\nMessage-ID: <x@example.com>\r\n\r\nhello";
    const again = `Received: from somewhere\r\n${raw}`;
    expect((await read(again)).key).toBe((await read(raw)).key);
    const other = raw.replace("a@example.com", "b@example.com");
    expect((await read(other)).key).not.toBe((await read(raw)).key);
  });

  it("E7: no name or id in a mail becomes a header of ours", async () => {
    const mail = await read(
      "From: =?utf-8?Q?a=0D=0ABcc=3A_b?= <a@example.com>\r\nMessage-ID: <x y\u0001>\r\nSubject: =?utf-8?Q?one=0D=0Atwo?=\r\n\r\nhello",
    );
    expect(mail.subject).toBe("one two");
    expect(mail.from?.name).not.toMatch(/[\r\n]/);
    expect(mail.messageId).toBe("");
  });

  it("E11: a part that does not say what it is, is a file all the same", async () => {
    const lines = [
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "Hello",
      "--b",
      "Content-Type:",
      "Content-Disposition: attachment; filename=pole.bin",
      "",
      "xx",
      "--b--",
      "",
    ];
    const mail = await readMail(Buffer.from(lines.join("\r\n")), { from: "", to: [] });
    expect(mail.said).toBe("Hello");
    expect(mail.files).toMatchObject([{ name: "pole.bin", type: "application/octet-stream" }]);
  });

  it.each([
    ["nowhere", "", "För långt – ”räk”"],
    ["for the text alone", "Content-Type: text/plain; charset=iso-8859-1\r\n", "För långt"],
    ["and is UTF-8", "Content-Type: text/plain; charset=utf-8\r\n", "För långt – ”räk” 你好"],
  ])(
    "E11: letters in eight bits keep what they are, also where it is said %s",
    async (_, type, said) => {
      const bytes = type.includes("utf-8") ? (text: string) => Buffer.from(text) : windows1252;
      const head = bytes(`From: "Åsa" <asa@example.com>\r\nSubject: räk\r\n${type}\r\n`);
      const mail = await readMail(Buffer.concat([head, bytes(said)]), { from: null, to: [] });
      expect(mail).toMatchObject({ said, subject: "räk", from: { name: "Åsa" } });
    },
  );

  it("E11: malformed mail is read as far as it goes, and never takes long", async () => {
    const valid = PROGRAMS["Outlook for Windows"]?.(answerIn("de"), TONGUES["de"] ?? ({} as never));
    const broken = fc.record({
      cut: fc.nat(5_000),
      at: fc.nat(5_000),
      junk: fc.oneof(
        fc.string(),
        fc.constantFrom("\r\n--b1", "\0", "\r\n\r\n", "=?utf-8?B?", "<div>"),
      ),
    });
    await fc.assert(
      fc.asyncProperty(broken, async ({ cut, at, junk }) => {
        const raw = Buffer.from(valid ?? "");
        const mutant = Buffer.concat([
          raw.subarray(0, at),
          Buffer.from(junk),
          raw.subarray(at + cut),
        ]);
        const mail = await readMail(mutant, { from: "", to: [] });
        expect(typeof mail.said).toBe("string");
      }),
      { numRuns: 300 },
    );
  });

  it("E11: text made to be slow to look through is not", () => {
    const began = performance.now();
    for (const evil of [" ", "-", "_-", "> ", "a:", "From: a@b 1\n", "-----\n", "x\n\n> ", ":\n"])
      foldMail(evil.repeat(400_000 / evil.length), ANSWER);
    for (const evil of ["<a href=http://x>", "<blockquote>", "<div><p>", " ", "<td>"])
      htmlLines(evil.repeat(500_000 / evil.length));
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
