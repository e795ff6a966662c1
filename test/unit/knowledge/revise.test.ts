import { describe, expect, it } from "vitest";
import type { Article } from "../../../knowledge/article.ts";
import { knowledgeOf, type Knowledge } from "../../../knowledge/knowledge.ts";
import {
  createExactPhrases,
  exactTopic,
  reviseExactPhrases,
} from "../../../knowledge/model/exact.ts";
import { earlierOf } from "../../../knowledge/model/revise.ts";
import type { Model } from "../../../knowledge/model/model.ts";
import { train } from "../../../knowledge/model/train.ts";
import { writtenOf } from "../../../knowledge/model/written.ts";
import { openKnowledge } from "../../../knowledge/open-knowledge.ts";
import { article, smallBase } from "./small-base.ts";

const moss = article("en/moss", {
  title: "Moss on a tent",
  phrasings: ["green stuff grows on my tent", "how do I get rid of moss"],
});
const withMoss = [...smallBase, moss];
const otherwise = edited("poles", {
  phrasings: ["the walking stick squeaks", "a noise in my stick"],
});

function edited(topic: string, changes: Partial<Article>): readonly Article[] {
  return smallBase.map((one) => (one.topic === topic ? { ...one, ...changes } : one));
}

type Revised = { readonly meanwhile: Knowledge | null; readonly learned: Knowledge };

/** What answers until the articles are learned, null if nothing new does, and what answers then. */
function revised(before: readonly Article[], now: readonly Article[]): Revised {
  const given: Model[] = [];
  const model = train(now, earlierOf(train(before), writtenOf(now)), (one) => given.push(one));
  const [early] = given;
  return { meanwhile: early ? knowledgeOf(now, early) : null, learned: knowledgeOf(now, model) };
}

function best(knowledge: Knowledge | null, question: string) {
  const [hit] = knowledge?.search(question) ?? [];
  return { topic: hit?.topic, score: hit?.score ?? Number.NaN };
}

describe("B12: articles that are not learned yet", () => {
  it.each([
    ["a new one", withMoss, "moss", ["moss on my tent", "green stuff grows on it"]],
    ["one asked for otherwise", otherwise, "poles", ["the stick makes a noise", "it squeaks"]],
  ])("%s is found, nearly as surely as when they are", (_, now, topic, questions) => {
    const { meanwhile, learned } = revised(smallBase, now);
    for (const question of questions) {
      expect(best(meanwhile, question).topic, question).toBe(topic);
      const score = best(learned, question).score - 0.1;
      expect(best(meanwhile, question).score, question).toBeGreaterThan(score);
    }
  });

  it("the others are found as before", () => {
    const { meanwhile } = revised(smallBase, withMoss);
    for (const { topic, phrasings } of smallBase)
      for (const phrasing of phrasings)
        expect(best(meanwhile, phrasing).topic, phrasing).toBe(topic);
  });

  it("what one is no more asked with finds it less surely", () => {
    const question = "my tent pole has snapped off";
    const before = best(knowledgeOf(smallBase, train(smallBase)), question).score;
    expect(best(revised(smallBase, otherwise).meanwhile, question).score).toBeLessThan(
      before - 0.1,
    );
  });

  it("what two are asked with, word for word, is no more one's than the other's", () => {
    const [strange, odd] = ["a strange phrase", "an odd phrase"];
    const known = createExactPhrases([
      { text: strange, topic: 0 },
      { text: odd, topic: 1 },
    ]);
    const now = reviseExactPhrases(known, [{ text: strange, topic: 1 }], [2, -1]);
    expect(exactTopic(strange, now)).toBeLessThan(0);
    expect(exactTopic(odd, now)).toBeLessThan(0);
    const later = reviseExactPhrases(known, [{ text: odd, topic: 0 }], [-1, 1]);
    expect(exactTopic(strange, later)).toBeLessThan(0);
    const moved = reviseExactPhrases(known, [{ text: "a new phrase", topic: 1 }], [2, -1]);
    expect([strange, "a new phrase"].map((text) => exactTopic(text, moved))).toEqual([2, 1]);
  });

  it("one that is gone is not found", () => {
    const { meanwhile } = revised(
      smallBase,
      smallBase.filter(({ topic }) => topic !== "poles"),
    );
    expect(best(meanwhile, "my tent pole snapped").topic).not.toBe("poles");
    expect(best(meanwhile, "I forgot my password").topic).toBe("password");
  });

  it("nothing is guessed where the earlier ones say too little of them", () => {
    expect(revised([], smallBase).meanwhile).toBeNull();
    const bare = smallBase.map((one) => ({ ...one, phrasings: [] }));
    expect(revised(bare, smallBase).meanwhile).toBeNull();
  });

  it("they answer while they are learned, and so do those after them", async () => {
    let patient = true;
    const knowledge = openKnowledge({
      articles: smallBase,
      train: async (articles, { earlier, early }) => {
        const model = train(articles, earlier, early);
        return earlier && patient ? new Promise(() => {}) : model;
      },
      failed: (error) => expect.fail(String(error)),
    });
    const topicOf = (question: string) => best(knowledge, question).topic;
    await knowledge.learned();
    void knowledge.update(withMoss);
    await expect.poll(() => topicOf("green stuff grows on it")).toBe("moss");
    void knowledge.update([...otherwise, moss]);
    await expect.poll(() => topicOf("the stick makes a noise")).toBe("poles");
    expect(topicOf("green stuff grows on it")).toBe("moss");
    patient = false;
    await knowledge.update(smallBase);
    expect(topicOf("green stuff grows on it")).not.toBe("moss");
  });

  it("a start after an edit answers by what was kept from before it, and learns the rest", async () => {
    const kept: Model[] = [train(smallBase)];
    let goOn = (): void => {};
    const patience = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const knowledge = openKnowledge({
      articles: withMoss,
      cache: {
        read: async () => kept.at(-1) ?? null,
        write: async (model) => void kept.push(model),
      },
      train: async (articles, { earlier, early }) => {
        const model = train(articles, earlier, early);
        await patience;
        return model;
      },
      failed: (error) => expect.fail(String(error)),
    });
    await knowledge.answers();
    expect(best(knowledge, "green stuff grows on it").topic).toBe("moss");
    // The same again is not taken for learned.
    void knowledge.update(withMoss);
    await knowledge.answers();
    expect(kept).toHaveLength(1);
    goOn();
    await knowledge.learned();
    expect(kept).toHaveLength(2);
    expect(kept.at(-1)).toMatchObject({ revised: false, written: writtenOf(withMoss) });
  });
});
