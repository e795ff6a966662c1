import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createKnowledge } from "../../../knowledge/knowledge.ts";
import { demoArticles, demoKnowledge } from "./demo-knowledge.ts";
import { article, smallBase } from "./small-base.ts";

const small = createKnowledge(smallBase);

describe("searching", () => {
  it.each([
    ["my tent pole is broken", "spare-parts-and-repairs"],
    ["When will my parcel arrive? Tracking says nothing", "where-is-my-order"],
    ["WHAT SIZE BACKPACK DO I NEED", "choosing-a-pack-size"],
    ["can't log in", "account-and-password"],
    ["cant log in", "account-and-password"],
    ["ｒｅｔｕｒｎｓ ｐｏｌｉｃｙ", "return-or-exchange-an-item"],
    ["brokn tent pole", "spare-parts-and-repairs"],
    ["where is my ordr", "where-is-my-order"],
    ["i want a refnud", "when-you-get-your-refund"],
    ["gfit card", "gift-cards"],
    ["opnening hours", "contact-and-opening-hours"],
    ["returnera kängorna", "return-or-exchange-an-item"],
    ["returnera kangorna", "return-or-exchange-an-item"],
    ["opening times", "contact-and-opening-hours"],
  ])("%j finds %s", (text, topic) => {
    expect(demoKnowledge.search(text)[0]?.topic).toBe(topic);
  });

  it("an article's own title and phrasings find it first", () => {
    const all = demoArticles.flatMap(({ topic, title, phrasings }) =>
      [title, ...phrasings].map((text) => ({ topic, text })),
    );
    // Every other of the thousands tells as much.
    const own = all.filter((_, at) => at % 2 === 0);
    const lost = own.filter(({ topic, text }) => demoKnowledge.search(text)[0]?.topic !== topic);
    expect(lost.length / own.length).toBeLessThan(0.01);
  });

  it("a question in an article's very words is answered, however few articles there are", () => {
    const returns = smallBase.find(({ topic }) => topic === "returns");
    if (returns === undefined) throw new Error("there is one on returns");
    const one = createKnowledge([returns]);
    for (const text of [...returns.phrasings, returns.title]) {
      const { decision, hits } = one.ask(`${text.toUpperCase()}?`, { strictness: "high" });
      expect(decision.kind).toBe("answer");
      expect(hits[0]?.topic).toBe("returns");
    }
  });

  it("hits come best first, one a topic, at most as many as asked for", () => {
    const hits = demoKnowledge.search("how do I clean my tent", { limit: 10 });
    expect(hits.length).toBe(10);
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(new Set(hits.map(({ topic }) => topic)).size).toBe(10);
    expect(demoKnowledge.search("tent", { limit: 0 })).toEqual([]);
    expect(demoKnowledge.search("tent").length).toBe(3);
  });

  it("gets an article by id, and lists all", () => {
    expect(demoKnowledge.get("en/gift-cards")?.title).toBe("Gift cards");
    expect(demoKnowledge.get("no-such-article")).toBeUndefined();
    expect(demoKnowledge.list().length).toBe(demoArticles.length);
  });

  it("finds nothing where there is nothing", () => {
    expect(createKnowledge([]).search("tent")).toEqual([]);
    expect(small.search("")).toEqual([]);
    expect(small.search("?!… 🙂")).toEqual([]);
  });

  it("whatever is typed, scores lie between 0 and 1 and stay the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        const hits = small.search(text);
        expect(hits.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
        expect(small.search(text)).toEqual(hits);
      }),
    );
  });

  it("the order of the articles changes nothing", () => {
    const texts = ["pole", "open on sunday?", "send it back to norway", "boots and gift card"];
    const found = texts.map((text) => small.search(text));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...smallBase], { minLength: smallBase.length }),
        (shuffled) => {
          const knowledge = createKnowledge(shuffled);
          expect(texts.map((text) => knowledge.search(text))).toEqual(found);
        },
      ),
      { numRuns: 5 },
    );
  });

  it("articles without phrasings are found by their text", () => {
    const knowledge = createKnowledge([
      article("en/moss", { title: "", body: "Moss grows on damp stones in the shade." }),
      article("en/salt", { title: "", body: "Salt dissolves in water and preserves fish." }),
    ]);
    expect(knowledge.search("what preserves fish")[0]?.articleId).toBe("en/salt");
  });
});

describe("articles with a title and text alone", () => {
  const bare = demoArticles.map((one) => ({ ...one, phrasings: [] }));
  const english = bare.filter(({ language }) => language === "en");
  const chinese = bare.filter(({ language }) => language === "zh-Hans");
  const kept = (_: unknown, at: number): boolean => at % 3 !== 0;

  /** How often what the left-out phrasings ask is answered right, and how often in vain. */
  function measure(articles: readonly (typeof bare)[number][], asking: string) {
    const knowledge = createKnowledge(articles);
    const here = new Set(articles.map(({ topic }) => topic));
    const asked = demoArticles
      .filter(({ language }) => language === asking)
      .flatMap(({ topic, phrasings }) => phrasings.map((text) => ({ topic, text })))
      .map(({ topic, text }) => ({ topic, ...knowledge.ask(text) }));
    const answered = asked.filter(({ decision }) => decision.kind === "answer");
    const right = answered.filter(({ topic, hits }) => hits[0]?.topic === topic);
    const known = asked.filter(({ topic }) => here.has(topic));
    const unknown = asked.filter(({ topic }) => !here.has(topic));
    const refused = unknown.filter(({ decision }) => decision.kind === "silent");
    return {
      right: right.length / known.length,
      refused: refused.length / unknown.length,
    };
  }

  it.each([
    ["in one language", english, "en"],
    ["in six", bare, "en"],
    ["in Chinese", chinese, "zh-Hans"],
    ["in six, asked in Chinese,", bare, "zh-Hans"],
  ])("%s answer a good share, and keep silent about what they do not tell", (_, all, asking) => {
    const topics = new Set([...new Set(all.map(({ topic }) => topic))].filter(kept));
    const { right, refused } = measure(
      all.filter(({ topic }) => topics.has(topic)),
      asking,
    );
    expect(right).toBeGreaterThan(0.3);
    expect(refused).toBeGreaterThan(0.7);
  });

  it("are not found by the words that only ask", () => {
    const knowledge = createKnowledge([
      article("en/moss", { title: "", body: "Moss grows where it is damp, and why nobody knows." }),
      article("en/salt", { title: "", body: "Salt preserves fish and dissolves in water." }),
      article("en/sand", { title: "", body: "Sand is made of tiny stones." }),
    ]);
    expect(knowledge.search("why and where are fish salted")[0]?.articleId).toBe("en/salt");
  });

  it("answer a question that repeats what one of them tells, however many there are", () => {
    const knowledge = createKnowledge(english);
    const { decision, hits } = knowledge.ask("is the gift card valid for five years from purchase");
    expect(decision.kind).toBe("answer");
    expect(hits[0]?.topic).toBe("gift-cards");
  });
});

describe("deciding", () => {
  it.each([
    "what's the weather in Paris",
    "write me a poem",
    "do you sell laptops",
    "stock price of apple",
  ])("does not answer %j", (text) => {
    expect(demoKnowledge.ask(text).decision.kind).not.toBe("answer");
  });

  it("is less sure the more of a question an article lacks", () => {
    const [all = 0, less = 0] = ["how do I charge the lamp", "how do I charge the lamp with lasers"]
      .map((text) => demoKnowledge.ask(text).decision.score)
      .map((score) => score / (1 - score));
    expect(all).toBeGreaterThan(2 * less);
  });

  it("does not answer for opening times with delivery times", () => {
    const { decision, hits } = demoKnowledge.ask("opening times");
    if (decision.kind === "answer") expect(hits[0]?.topic).toBe("contact-and-opening-hours");
  });

  it("the stricter, the less is answered, and each decision keeps score and reason", () => {
    const order = ["silent", "suggest", "answer"];
    for (const text of ["broken pole", "gift", "sunday", "how do I return my boots", "xyzzy"]) {
      const kinds = (["high", "medium", "low"] as const).map((strictness) => {
        const { decision, hits } = small.ask(text, { strictness });
        expect(decision.score).toBe(hits[0]?.score ?? 0);
        expect(["sure", "likely", "unsure", "nothing_found"]).toContain(decision.reason);
        return order.indexOf(decision.kind);
      });
      expect(kinds).toEqual(kinds.toSorted((one, other) => one - other));
    }
  });
});

describe("languages", () => {
  it.each([
    ["jag vill returnera en vara jag har köpt", "sv", "return-or-exchange-an-item"],
    ["es vēlos atgriezt preci, ko nopirku", "lv", "return-or-exchange-an-item"],
    ["อยากคืนสินค้าที่ซื้อไป", "th", "return-or-exchange-an-item"],
    ["我想退货", "zh-Hans", "return-or-exchange-an-item"],
    ["paano ko maibabalik ang binili ko", "fil", "return-or-exchange-an-item"],
  ])("%j is answered in %s", (text, language, topic) => {
    const [hit] = demoKnowledge.search(text);
    expect(hit).toMatchObject({ topic, language, articleId: `${language}/${topic}` });
  });

  it.each([
    ["送货要花多长时间", "delivery-times-and-costs"],
    ["配送需要多久", "delivery-times-and-costs"],
    ["การจัดส่งใช้เวลานานแค่ไหนคะ", "delivery-times-and-costs"],
    ["你们早上几点开门", "contact-and-opening-hours"],
  ])("B2: %j, as customers ask it, is answered with %s", (text, topic) => {
    const { decision, hits } = demoKnowledge.ask(text);
    expect({ kind: decision.kind, topic: hits[0]?.topic }).toEqual({ kind: "answer", topic });
  });

  it("a topic without a translation is shown in the fallback language, and says so", () => {
    const base = [...smallBase, article("sv/returns", { language: "sv", title: "Returer" })];
    const knowledge = createKnowledge(base, { fallback: "en" });
    expect(knowledge.search("boots size", { language: "sv" })[0]?.language).toBe("en");
    expect(knowledge.search("returer", { language: "sv" })[0]).toMatchObject({
      language: "sv",
      topic: "returns",
    });
  });
});

describe("following up", () => {
  it.each([
    ["how long does delivery take", "and to Norway?", "delivery-abroad"],
    ["hur lång tid tar leveransen", "och till Norge?", "delivery-abroad"],
    ["cik ilgi jāgaida piegāde", "un uz Norvēģiju?", "delivery-abroad"],
    ["gaano katagal ang delivery", "at sa Norway?", "delivery-abroad"],
    ["配送要多久", "那国外呢", "delivery-abroad"],
    ["ส่งของใช้เวลานานไหม", "แล้วต่างประเทศล่ะ", "delivery-abroad"],
  ])("%j, then %j is about %s", (previous, text, topic) => {
    const topics = demoKnowledge.search(text, { previous }).map((hit) => hit.topic);
    expect(topics).toContain(topic);
  });

  it.each([
    ["how long does delivery take", "how much to Iceland?", "delivery-abroad"],
    ["how long does delivery take", "yes but how much to Iceland?", "delivery-abroad"],
    ["do you repair zips", "how much is it?", "send-an-item-in-for-repair"],
    ["do you repair zips", "Ok, and how long does it take?", "send-an-item-in-for-repair"],
    ["how do I use a gift card", "how long is it valid?", "gift-cards"],
    ["lagar ni dragkedjor", "ja men vad kostar det?", "send-an-item-in-for-repair"],
    ["har ni studentrabatt", "hur mycket är det?", "student-and-club-discount"],
    ["vai varat nomainīt zābaku zoles", "cik tas maksā?", "resoling-boots"],
    ["may student discount ba", "magkano po iyon?", "student-and-club-discount"],
    ["gaano katagal ang delivery", "oo pero magkano sa Iceland?", "delivery-abroad"],
    ["有学生优惠吗", "好的，那有多少？", "student-and-club-discount"],
    ["配送要多久", "好的，但是到冰岛多少钱？", "delivery-abroad"],
    ["มีส่วนลดนักเรียนไหม", "เท่าไหร่คะ", "student-and-club-discount"],
  ])("B13: %j, then %j is answered with %s", (previous, text, topic) => {
    const { decision, hits } = demoKnowledge.ask(text, { previous });
    expect({ kind: decision.kind, topic: hits[0]?.topic }).toEqual({ kind: "answer", topic });
  });

  it.each([
    [
      "do you repair zips",
      "how much is it?",
      "and how long does it take?",
      "send-an-item-in-for-repair",
    ],
    [
      "lagar ni dragkedjor",
      "vad kostar det?",
      "hur lång tid tar det?",
      "send-an-item-in-for-repair",
    ],
    ["how do I use a gift card", "how long is it valid?", "can I use it twice?", "gift-cards"],
    [
      "what does the guarantee cover",
      "does it cover zips?",
      "how long?",
      "guarantee-what-it-covers",
    ],
  ])("B13: %j, %j, then %j is answered with %s", (first, second, third, topic) => {
    const { subject } = demoKnowledge.ask(second, { previous: first });
    const { decision, hits } = demoKnowledge.ask(third, { previous: subject });
    expect({ kind: decision.kind, topic: hits[0]?.topic }).toEqual({ kind: "answer", topic });
  });

  it("B13: a question that says something of its own is gone on from as well", () => {
    const { subject } = demoKnowledge.ask("yes but how much to Iceland?", {
      previous: "how long does delivery take\nand at the weekend",
    });
    expect(subject).toBe("how long does delivery take\nyes but how much to iceland?");
  });

  it.each(["who won the football?", "do you sell laptops?", "is it raining?", "no pizza came"])(
    "B13: what %j names itself is not found by the question before",
    (text) => {
      const { decision, followsUp } = demoKnowledge.ask(text, { previous: "do you repair zips" });
      expect({ followsUp, kind: decision.kind }).toEqual({ followsUp: false, kind: "silent" });
    },
  );

  it.each(["my tent pole snapped, can I buy one", "how do I reset my password"])(
    "%j is clear alone, whatever was asked before",
    (text) => {
      const alone = demoKnowledge.ask(text);
      expect(demoKnowledge.ask(text, { previous: "how do I wash my pack" })).toEqual(alone);
    },
  );

  it("a long question that finds nothing is another question, not a continuation", () => {
    const asked = demoKnowledge.ask(
      "can you tell me who won the football match yesterday evening",
      {
        previous: "how do I wash my pack",
      },
    );
    expect(asked.followsUp).toBe(false);
  });
});
