import { describe, expect, it } from "vitest";
import { train } from "../../../knowledge/model/train.ts";
import type { Model } from "../../../knowledge/model/model.ts";
import { openKnowledge, type Train } from "../../../knowledge/open-knowledge.ts";
import { article, smallBase } from "./small-base.ts";

const poles = "my tent pole snapped";

function open(learn: Train) {
  const failures: unknown[] = [];
  const knowledge = openKnowledge({
    articles: smallBase,
    train: learn,
    failed: (error) => failures.push(error),
  });
  return { knowledge, failures };
}

describe("a knowledge base that changes while it answers", () => {
  it("answers with the old articles until the new ones are learned, then with those", async () => {
    const { knowledge } = open(async (articles) => train(articles));
    await knowledge.learned();
    expect(knowledge.search(poles)[0]?.topic).toBe("poles");
    const update = knowledge.update(smallBase.filter(({ topic }) => topic !== "poles"));
    expect(knowledge.search(poles)[0]?.topic).toBe("poles");
    await update;
    expect(knowledge.search(poles)[0]?.topic).not.toBe("poles");
  });

  it("the newest articles win, however long older ones take", async () => {
    const finish: ((model: Model) => void)[] = [];
    const { knowledge } = open(() => new Promise((resolve) => finish.push(resolve)));
    const moss = [article("en/moss", { phrasings: ["where does moss grow"] })];
    const newer = knowledge.update(moss);
    await expect.poll(() => finish.length).toBe(2);
    finish[1]?.(train(moss));
    await newer;
    finish[0]?.(train(smallBase));
    await knowledge.learned();
    expect(knowledge.list().map(({ id }) => id)).toEqual(["en/moss"]);
  });

  it("goes on with what it has when articles cannot be learned, and says so", async () => {
    let broken = false;
    const { knowledge, failures } = open(async (articles) => {
      if (broken) throw new Error("no memory");
      return train(articles);
    });
    await knowledge.learned();
    broken = true;
    await knowledge.update([article("en/moss")]);
    expect(knowledge.search(poles)[0]?.topic).toBe("poles");
    expect(failures).toEqual([new Error("no memory")]);
  });

  it("with no articles there is nothing to learn, and nothing to look for among what is kept", async () => {
    const asked: string[] = [];
    const knowledge = openKnowledge({
      articles: [],
      train: async (articles) => {
        asked.push("train");
        return train(articles);
      },
      cache: {
        read: async () => {
          asked.push("read");
          return null;
        },
        write: async () => void asked.push("write"),
      },
      failed: (error) => asked.push(String(error)),
    });
    await knowledge.learned();
    expect(asked).toEqual([]);
    await knowledge.update(smallBase);
    expect(asked).toEqual(["read", "train", "write"]);
  });
});
