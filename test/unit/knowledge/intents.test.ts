import { describe, expect, it } from "vitest";
import { intentOf } from "../../../knowledge/intents.ts";
import type { Intent } from "../../../knowledge/intents.ts";
import { heldOutInScope, heldOutOutOfScope } from "./held-out-questions.ts";
import { inScope, outOfScope } from "./questions.ts";

/** Frustration, laughter, and languages beyond these six, are measured in intent-sets.test.ts. */
type Table = Readonly<Record<Exclude<Intent, "frustration" | "laughter">, readonly string[]>>;

const english: Table = {
  person: [
    "talk to a person",
    "human please",
    "agent",
    "Representative",
    "real person",
    "AGENT!!!",
    "can i speak with someone",
    "customer service pls",
    "I want to talk to a human",
    "let me speak to a real person please",
    "can you connect me to an agent",
    "hi, can I talk to a person?",
    "no, i want a human",
    "is anyone there?",
    "I'd like to speak with someone about my refund",
    "That is no use. Let me talk to a human.",
    "get me a manager",
    "i need to talk to a live agent right now",
    "speak to an operator",
    "how can i talk to a person",
    "I don't know. Agent please",
    "put me through to customer support",
    "talk to a representative regarding order 4711",
    "not a bot please",
  ],
  yes: [
    "yes",
    "Yes!",
    "yep that helped",
    "yeah it did",
    "yesss",
    "ok great",
    "yes thank you",
    "👍",
    "👍🏽",
    "that answered my question, thanks",
    "perfect",
    "it worked",
    "thanks that helped",
    "sure",
  ],
  no: [
    "no",
    "No.",
    "nope not really",
    "didn't help",
    "didnt help",
    "it didn’t help",
    "nooo",
    "👎",
    "no it did not",
    "not at all",
    "that didn't help, sorry",
    "not really, no",
    "no thanks",
    "that's not it",
    "still not working",
    "that doesn't answer my question",
  ],
  greeting: [
    "hi",
    "Hello!",
    "hey there",
    "good morning",
    "hellooo",
    "hi 😀",
    "hello, good evening",
    "I have a question",
    "can you help me",
  ],
  thanks: [
    "thank you so much for the quick reply",
    "thanks",
    "thank you so much!",
    "thx",
    "many thanks",
    "hi, thanks",
    "thanks for your help",
  ],
  goodbye: [
    "bye",
    "goodbye!",
    "thanks, bye",
    "see you later",
    "have a nice day",
    "that's all, thanks",
  ],
};

const swedish: Table = {
  person: [
    "prata med en människa",
    "jag vill prata med en människa tack",
    "kan jag få prata med någon",
    "Kundtjänst",
    "koppla mig till en handläggare",
    "riktig människa snälla",
    "är någon där?",
    "hej, jag vill prata med någon om min order",
  ],
  yes: ["ja", "japp", "ja tack", "ja, det hjälpte", "toppen tack", "okej"],
  no: ["nej", "nej, inte alls", "det hjälpte inte", "inte riktigt", "nej tack", "nä"],
  greeting: ["hej", "Hejsan!", "god morgon", "hallå"],
  thanks: [
    "tack så mycket för hjälpen",
    "tack",
    "tack så mycket!",
    "tusen tack",
    "tack för hjälpen",
  ],
  goodbye: ["hej då", "hejdå", "tack, hej då", "vi ses", "ha en bra dag"],
};

const latvian: Table = {
  person: [
    "gribu runāt ar cilvēku",
    "es vēlos runāt ar operatoru",
    "operators",
    "cilvēku lūdzu",
    "vai varu parunāt ar kādu",
    "savienojiet mani ar konsultantu",
    "gribu runat ar cilveku",
    "vēlos runāt ar darbinieku par pasūtījumu",
  ],
  yes: ["jā", "ja", "jā, palīdzēja", "labi, paldies", "protams"],
  no: ["nē", "ne", "nepalīdzēja", "nē, tas nepalīdzēja", "ne īsti", "nē paldies"],
  greeting: ["sveiki", "labdien", "Labrīt!", "čau", "labvakar"],
  thanks: ["paldies", "liels paldies!", "paldies par palīdzību"],
  goodbye: ["uz redzēšanos", "atā", "visu labu", "paldies, visu labu"],
};

const thai: Table = {
  person: [
    "ขอคุยกับเจ้าหน้าที่",
    "อยากคุยกับคนจริงๆ ค่ะ",
    "ขอคุยกับพนักงานหน่อยครับ",
    "เจ้าหน้าที่",
    "ติดต่อเจ้าหน้าที่ได้ไหม",
    "แอดมินคะ",
    "ขอคุยกับคน",
    "ขอคุยกับเจ้าหน้าที่เรื่องการคืนเงิน",
  ],
  yes: ["ใช่", "ใช่ค่ะ", "ได้แล้วครับ", "โอเค", "ช่วยได้มากเลย"],
  no: ["ไม่", "ไม่ใช่ครับ", "ไม่ช่วยเลย", "ยังไม่ได้ค่ะ", "ไม่ได้ช่วยเลยครับ"],
  greeting: ["สวัสดี", "สวัสดีครับ", "สวัสดีค่ะ", "หวัดดี"],
  thanks: ["ขอบคุณ", "ขอบคุณค่ะ", "ขอบคุณมากครับ"],
  goodbye: ["ลาก่อน", "บ๊ายบาย", "แล้วเจอกันนะคะ"],
};

const chinese: Table = {
  person: [
    "转人工",
    "人工客服",
    "我要找人工客服",
    "我想和真人说话",
    "请帮我转接客服",
    "有人吗？",
    "可以找个真人吗",
    "客服",
    "关于退款，我要人工",
    "你好，转人工",
  ],
  yes: ["是", "是的", "好的，谢谢", "有帮助", "解决了", "嗯嗯", "可以了"],
  no: ["不", "不是", "没有", "没用", "没有帮助", "还是没解决", "答非所问", "不用了，谢谢"],
  greeting: ["你好", "您好！", "早上好", "嗨", "在吗"],
  thanks: ["谢谢", "非常感谢", "谢谢你的帮助", "多谢了"],
  goodbye: ["再见", "拜拜", "谢谢，再见", "晚安"],
};

const filipino: Table = {
  person: [
    "gusto ko makausap ang tao",
    "pwede bang makausap ng tao",
    "gusto kong makipag-usap sa ahente",
    "totoong tao po",
    "agent please",
    "customer service po",
    "may tao ba diyan?",
    "gusto ko po makausap ang tao tungkol sa order ko",
  ],
  yes: ["oo", "opo", "oo, nakatulong", "sige po salamat", "okay na po"],
  no: ["hindi", "hindi po", "hindi nakatulong", "di naman", "hindi po, salamat"],
  greeting: ["kumusta", "magandang umaga po", "kamusta po kayo", "hello po"],
  thanks: ["salamat", "maraming salamat po", "salamat sa tulong"],
  goodbye: ["paalam", "ingat po", "babay", "salamat, bye"],
};

const languages = { english, swedish, latvian, thai, chinese, filipino };

describe.each(Object.entries(languages))("intents in %s", (_, table) => {
  const rows = Object.entries(table).flatMap(([intent, texts]) =>
    texts.map((text) => [text, intent] as const),
  );
  it.each(rows)("%j is %s", (text, intent) => {
    expect(intentOf(text)).toBe(intent);
  });
});

describe("B8: a wish for a person behind what it is about, without a comma", () => {
  it.each([
    "my tent broke can i talk to someone",
    "can I talk to sales please",
    "can you transfer me to someone who knows about tents",
    "are there any humans here",
    "can i get a human on the phone",
    "får jag snacka med nån",
    "been waiting for hours, get me the sales team",
    "order 10045 is late connect me to an agent please",
    "tältet är trasigt kan jag få prata med någon",
    "telts saplīsa gribu runāt ar cilvēku",
    "nasira ang tent ko pwede po bang makausap ang tao",
    "เต็นท์ขาด ขอคุยกับเจ้าหน้าที่หน่อยค่ะ",
    "เต็นท์ขาดขอคุยกับเจ้าหน้าที่หน่อยค่ะ",
    "ขอคุยกับเจ้าหน้าที่หน่อยค่ะ เต็นท์ขาด",
    "我的帐篷坏了 转人工",
    "转人工 我的订单没到",
    "帐篷杆断了我要人工",
    "se rompió la tienda quiero hablar con una persona",
    "mein zelt ist kaputt kann ich mit jemandem sprechen",
    "ma tente est cassée je veux parler à quelqu'un",
    "خيمتي انكسرت أريد التحدث مع شخص",
  ])("%j", (text) => {
    expect(intentOf(text)).toBe("person");
  });

  it.each([
    "the zip broke i dont want to talk to a person",
    "se rompió la tienda no quiero hablar con una persona",
    "เต็นท์ขาด ไม่อยากคุยกับเจ้าหน้าที่",
    "帐篷坏了 不要转人工",
    "خيمتي انكسرت لا أريد التحدث مع شخص",
    "ขอใบเสนอราคารองเท้า 15 คู่ คละไซส์ ให้พนักงานค่ะ",
    "can i talk about the tent for one person",
    "เต็นท์สำหรับหนึ่งคน ราคาเท่าไหร่",
  ])("but not %j", (text) => {
    expect(intentOf(text)).not.toBe("person");
  });
});

describe("what is no intent", () => {
  it.each([
    "do I need a person to sign for delivery?",
    "hi, where is my order",
    "hello do you sell tents",
    "how many people fit in the tent",
    "no parcel came today",
    "yes but where is the label",
    "thanks, and what does delivery cost?",
    "is there an agent fee",
    "good boots for wide feet",
    "can somebody else pick up my order",
    "my order is not right here",
    "is it right for two people",
    "I have a question about tents",
    "can you help me find my order",
    "is this tent good",
    "one person tent",
    "does customer service work on sunday",
    "do you have customer service hours",
    "wie viele mitarbeiter haben sie",
    "customer service hours",
    "do you have live agent hours on sundays",
    "is the tent in sales",
    "human hair",
    "ok so how do i return it",
    "hej, var är min order",
    "hur många personer får plats i tältet",
    "ja men var är etiketten",
    "sveiki, kur ir mans pasūtījums",
    "cik cilvēku ietilpst teltī",
    "สวัสดีค่ะ ของอยู่ที่ไหน",
    "เต็นท์นอนได้กี่คน",
    "ไม่ได้รับของ",
    "你好，我的订单在哪里",
    "帐篷能住几个人",
    "没有收到货",
    "hello po nasaan na ang order ko",
    "ilang tao ang kasya sa tent",
    "hindi dumating ang order ko",
    "",
    "   ",
    "?!",
    "12345",
    "😀",
  ])("%j is none", (text) => {
    expect(intentOf(text)).toBeNull();
  });

  it("no question of the development and held-out sets is one", () => {
    const asked = [...inScope, ...heldOutInScope].map(([text]) => text);
    const all = [...asked, ...outOfScope, ...heldOutOutOfScope];
    // Small talk may be taken as a greeting; nothing else may be taken as anything.
    const taken = all.filter((text) => intentOf(text) !== null);
    expect(taken.filter((text) => intentOf(text) !== "greeting")).toEqual([]);
    expect(taken).toEqual(["tell me a joke", "what's your favourite colour", "how old are you"]);
  });
});

describe("B8: laughter is small talk", () => {
  it.each([
    "haha",
    "HAHAHAHA!!",
    "ha ha ha",
    "hehe",
    "lol",
    "looool 😂",
    "😂",
    "wahahaha",
    "hihi",
    "555",
    "55555 ครับ",
    "ฮ่าๆๆ",
    "哈哈",
    "哈哈哈哈",
    "jajaja",
    "mdr",
    "héhé",
    "ههههه",
  ])("%j is", (text) => {
    expect(intentOf(text)).toBe("laughter");
  });

  it.each([
    ["haha tack", "thanks"],
    ["555 ขอบคุณค่ะ", "thanks"],
    ["哈哈谢谢", "thanks"],
    ["haha no", "no"],
    ["lol useless bot", "frustration"],
    ["haha where is my order", null],
    ["เต็นท์ 555 บาทมีไหม", null],
    ["hoja", null],
    ["5550", null],
  ])("%j is %s", (text, intent) => {
    expect(intentOf(text)).toBe(intent);
  });
});

describe("B8: small talk about the bot itself is met like a greeting", () => {
  it.each([
    "how old are you",
    "Hello, what's your name?",
    "hur gammal är du?",
    "cik tev gadu",
    "ilang taon ka na po",
    "คุณอายุเท่าไหร่คะ",
    "你几岁了？",
    "¿cuántos años tienes?",
    "Wie alt bist du?",
    "quel âge as-tu ?",
    "كم عمرك؟",
  ])("%j is", (text) => {
    expect(intentOf(text)).toBe("greeting");
  });

  it.each([
    "how old is this shop",
    "how old are your tents",
    "where are you",
    "who are you sending it with",
    "hur gammalt är tältet",
    "这个帐篷几年了",
  ])("%j is not", (text) => {
    expect(intentOf(text)).toBeNull();
  });
});

describe("hostile input", () => {
  it.each([
    ["a long text", "yes ".repeat(100_000)],
    ["one endless word", "a".repeat(1_000_000)],
    ["many sentences", "person? ".repeat(50_000)],
    ["control characters", "\u0000\u0007\u200b\ufeff\u202e".repeat(1_000)],
    ["half a surrogate pair", "\ud83d".repeat(100)],
  ])("%s is read in bounded time", (_, text) => {
    const started = performance.now();
    expect(() => intentOf(text)).not.toThrow();
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
