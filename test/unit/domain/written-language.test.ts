import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writtenLanguage } from "../../../knowledge/language/written.ts";
import { contactAfter } from "../../../server/domain/consequences.ts";
import { languageOf, otherThanWidget, wantedBy } from "../../../server/domain/contact-language.ts";
import type { ContactRecord } from "../../../server/domain/contact-record.ts";
import { mergeRecords } from "../../../server/domain/contact-merge.ts";
import { decide } from "../../../server/domain/decide.ts";
import { contactForAgent } from "../../../server/domain/project.ts";
import type { IdentifyWritten } from "../../../server/domain/bot-turn.ts";
import { newlyWrittenIn } from "../../../server/domain/written-language.ts";
import { KNOWLEDGE, Play, VISITOR } from "../../support/domain.ts";

const OFFERED = ["en", "sv", "lv", "th", "zh-Hans", "fil", "es", "de", "fr", "ar"];
const identify: IdentifyWritten = (text, known) =>
  writtenLanguage(text, { offered: OFFERED, known });

const CONTACT: ContactRecord = {
  id: "contact",
  name: "Visitor",
  email: null,
  language: "en",
  timeZone: null,
  firstSeenAt: 0,
  activeId: null,
  story: [],
};

/** What they are taken to write in after each message, in a widget in this language. */
function heard(widget: string | null, texts: readonly string[]): readonly (string | null)[] {
  const play = new Play();
  let contact = { ...CONTACT, language: widget };
  return texts.map((text, nth) => {
    const before = nth === 0 ? null : play.conversation;
    const message = { id: `m${nth}`, text };
    const from = play.logged.length;
    const decision = decide(
      play.conversation,
      nth === 0 ? { type: "start", message, person: true } : { type: "post", ...message },
      {
        ...play.context(VISITOR),
        knowledge: { ...KNOWLEDGE, writtenIn: identify },
        language: languageOf(contact),
      },
    );
    if (decision.ok) play.apply(decision.events);
    contact = contactAfter(contact, {
      before,
      after: play.conversation,
      logged: play.logged.slice(from),
    });
    return languageOf(contact);
  });
}

const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  en: [
    "Where is my order? It should have been here on Monday",
    "i want to send this back please help me",
  ],
  sv: [
    "Hej, var är mitt paket? Jag beställde i måndags",
    "jag vill skicka tillbaka skorna jag köpte",
  ],
  lv: ["Labdien, kur ir mans sūtījums?", "es vēlos atgriezt preci un saņemt naudu atpakaļ"],
  th: ["พัสดุของฉันอยู่ที่ไหน", "สวัสดีค่ะ อยากคืนสินค้าที่สั่งไปเมื่อวาน"],
  "zh-Hans": ["我的包裹在哪里", "你好，我想退货，请问怎么操作？"],
  fil: ["Nasaan na po ang order ko?", "gusto ko sanang ibalik ang sapatos na binili ko"],
  es: [
    "¿Dónde está mi pedido? Lo compré la semana pasada",
    "quiero devolver los zapatos que compré",
  ],
  de: ["Wo bleibt denn meine Bestellung?", "ich möchte die Schuhe zurückgeben, sie passen nicht"],
  fr: ["Bonjour, où est ma commande ?", "je voudrais rendre les chaussures que j'ai achetées"],
  ar: ["أين طلبي من فضلك؟", "أريد إرجاع الحذاء الذي اشتريته"],
};

/** Nobody can tell from any of these what somebody writes in. */
const TRAPS = [
  "ok",
  "OK thanks",
  "Hej",
  "tack så mycket",
  "por favor gracias",
  "CAS-1001",
  "CAS-1001 CAS-1002 CAS-1003",
  "12345 67890",
  "+46 70 123 45 67",
  "👍👍👍",
  "https://shop.example/sv/produkter/talt-for-fyra-personer?farg=gron",
  "anna.andersson@exempel.se",
  "Anna Maria Andersson",
  "María de la Cruz Fernández García",
  "Storgatan 12, 111 22 Stockholm",
  "Rue de la Paix 12, 75002 Paris",
  "สมชาย ใจดี",
  "สวัสดีครับ",
  "王小明",
  "你好",
  "iPhone 15 Pro Max 256GB",
  "ERR_CONNECTION_REFUSED at checkout/payment.js:42",
  "",
];

describe("the language somebody writes in", () => {
  const widgets = Object.keys(SENTENCES);
  const told = Object.entries(SENTENCES).flatMap(([language, texts]) =>
    texts.map((text) => [language, text] as const),
  );

  it.each(told)(
    "TL1: %s is known by the first sentence, whatever their widget is in: %s",
    (language, text) => {
      for (const widget of [...widgets, null])
        expect(heard(widget, [text]), `in ${widget}`).toEqual([language]);
    },
  );

  it("TL1: who greets at length in their widget's language and goes on in their own is known by that", () => {
    const greeting =
      "Hello there, I would like to ask you something about an order of mine, please.";
    for (const language of ["sv", "lv", "es", "de", "fr"]) {
      const own = (SENTENCES[language] ?? []).join(" ");
      expect(heard("en", [`${greeting} ${own} ${own}`])).toEqual([language]);
    }
  });

  it.each(TRAPS)("TL2: %j says nothing: the widget's language stays", (trap) => {
    for (const widget of widgets) expect(heard(widget, [trap]), `in ${widget}`).toEqual([widget]);
  });

  it("TL2: what short messages leave open they tell together", () => {
    expect(heard("en", ["Hej", "var är paketet"])).toEqual(["en", "sv"]);
    expect(heard("en", ["ok", "ja tack"])).toEqual(["en", "en"]);
  });

  const thai = SENTENCES["th"] ?? [];
  const error = "Your payment could not be processed. Please try again later or contact your bank.";

  it("TL3: an English error message in a Thai chat changes nothing, first or later, alone or in a Thai sentence", () => {
    expect(heard("th", [...thai, error, "ok"])).toEqual(["th", "th", "th", "th"]);
    expect(heard("en", [...thai, error, thai[0] ?? ""])).toEqual(["th", "th", "th", "th"]);
    expect(heard("th", [error, thai[0] ?? ""])).toEqual(["th", "th"]);
    expect(heard("en", [`ขึ้นว่าแบบนี้ตลอดเลยค่ะ ${error}`])).toEqual(["th"]);
    expect(
      heard("sv", [
        "Jag får bara det här: “Your card was declined by the issuer, try another card”",
      ]),
    ).toEqual(["sv"]);
  });

  it("TL3: one sentence in another language is a quotation, two in a row are theirs", () => {
    const [swedish = "", more = ""] = SENTENCES["sv"] ?? [];
    const [german = "", again = ""] = SENTENCES["de"] ?? [];
    expect(heard("en", [swedish, german, more])).toEqual(["sv", "sv", "sv"]);
    expect(heard("en", [swedish, german, again])).toEqual(["sv", "sv", "de"]);
    // Also where their widget's own is what they began in, of which nothing had to be kept.
    expect(heard("sv", [swedish, german, "ok", german])).toEqual(["sv", "sv", "sv", "sv"]);
    expect(heard("sv", [swedish, german, again])).toEqual(["sv", "sv", "de"]);
    expect(heard("de", [swedish, german, again])).toEqual(["sv", "sv", "de"]);
  });

  it("TL3: who did not ask anything in English yet is believed once they do", () => {
    expect(
      heard("th", ["The tent pole arrived broken", "ok", "I need a new one this week"]),
    ).toEqual(["th", "th", "en"]);
  });

  it.each([
    ["it", "Buongiorno, vorrei sapere dove si trova il mio pacco"],
    ["pt", "Bom dia, gostaria de saber onde está a minha encomenda"],
    ["nl", "Goedendag, ik wil graag weten waar mijn bestelling blijft"],
    ["fi", "Hei, haluaisin tietää missä pakettini oikein on"],
    ["ru", "Здравствуйте, где моя посылка и когда она придёт"],
    ["ja", "私の荷物はどこにありますか"],
  ])("TL1: %s, which is not offered, is taken for none that is", (_language, text) => {
    expect(heard("en", [text])).toEqual(["en"]);
  });

  it("TL1: the widget's tag says more of the same language, and a known script stays as it is", () => {
    expect(heard("zh-TW", ["我的包裹在哪里"])).toEqual(["zh-TW"]);
    expect(heard("en", ["我的訂單還沒有到，請問在哪裡"])).toEqual(["zh-Hant"]);
    expect(heard("en-GB", SENTENCES["en"] ?? [])).toEqual(["en-GB", "en-GB"]);
  });

  it.each(OFFERED)(
    "TL1: of what people ask in %s, hardly anything is taken for another language",
    (language) => {
      const asked = questions(language);
      const wrong = OFFERED.flatMap((widget) =>
        asked.filter((text) => {
          const found = newlyWrittenIn(
            { text, previous: null, first: null, known: widget },
            identify,
          );
          return found !== null && found !== language;
        }),
      );
      expect(wrong.length / asked.length / OFFERED.length).toBeLessThan(0.01);
    },
  );

  it("TL4: what they write in is wanted before what their widget is in", () => {
    expect(wantedBy({ ...CONTACT, writesIn: "th" })).toBe("th, en");
    expect(wantedBy({ ...CONTACT, language: "pt-BR", writesIn: "pt" })).toBe("pt-BR");
    expect(wantedBy({ ...CONTACT, language: null })).toBeUndefined();
  });

  it("TL5: agents see both only where they differ", () => {
    const seen = (contact: ContactRecord) => {
      const { language, writesIn } = contactForAgent({ state: contact, version: 1 });
      return { language, writesIn };
    };
    expect(seen({ ...CONTACT, writesIn: "th" })).toEqual({ language: "en", writesIn: "th" });
    expect(seen({ ...CONTACT, writesIn: "en" })).toEqual({ language: "en", writesIn: null });
    expect(seen(CONTACT)).toEqual({ language: "en", writesIn: null });
    expect(otherThanWidget({ language: "tl-PH", writesIn: "fil" })).toBeNull();
  });

  it("TL1, R21: of two who are one, what either is known to write in stays known", () => {
    const thaiWriter = { ...CONTACT, id: "other", writesIn: "th" };
    expect(mergeRecords(CONTACT, thaiWriter).into.writesIn).toBe("th");
    expect(mergeRecords({ ...CONTACT, writesIn: "sv" }, thaiWriter).into.writesIn).toBe("sv");
  });
});

function questions(language: string): readonly string[] {
  const file = join(import.meta.dirname, `../../knowledge/intents/${language}.jsonl`);
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { readonly text: string }).text);
}
