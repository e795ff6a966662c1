import { describe, expect, it } from "vitest";
import { createKnowledge } from "../../../knowledge/knowledge.ts";
import { mainDirections } from "../../../knowledge/meaning/training/directions.ts";
import { hasMeanings, meaningOf } from "../../../knowledge/meaning/vectors.ts";
import { article, smallBase } from "./small-base.ts";

const dot = (one: ArrayLike<number>, other: ArrayLike<number>): number =>
  Array.from(one).reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

function likeness(one: string, other: string): number {
  const [a, b] = [meaningOf(one), meaningOf(other)];
  if (a === null || b === null) throw new Error(`${one} or ${other} has no meaning`);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

describe("what a text is about", () => {
  it.each([
    ["refund", "reimbursement", "umbrella"],
    ["is this cheap", "an inexpensive one", "the broken one"],
    ["can I pay by card", "payment with visa", "which boots are warm"],
  ])("%j is more like %j than like %j", (text, alike, other) => {
    expect(likeness(text, alike)).toBeGreaterThan(likeness(text, other) + 0.2);
  });

  it("a text of common words alone is about less", () => {
    const lengthOf = (text: string): number => Math.hypot(...(meaningOf(text) ?? []));
    expect(lengthOf("how are you")).toBeLessThan(lengthOf("tent pole") - 0.1);
    expect(lengthOf("and the")).toBeLessThan(lengthOf("how are you") - 0.1);
  });

  it("words that nobody knows, and no words, are about nothing", () => {
    expect(meaningOf("xqzt wrrgl")).toBeNull();
    expect(meaningOf("?")).toBeNull();
  });

  it("English has meanings, in any of its countries; other languages have none", () => {
    expect(["en", "en-GB", "EN_us"].map(hasMeanings)).toEqual([true, true, true]);
    expect(["sv", "zh-Hans", "fil", ""].map(hasMeanings)).toEqual([false, false, false, false]);
  });
});

describe("searching by it", () => {
  const knowledge = createKnowledge(smallBase);

  it.each([
    ["mountaineering shoes", "boots"],
    ["overseas mail", "abroad"],
    ["foreign destinations", "abroad"],
  ])("%j, of words that no article has, finds %s", (text, topic) => {
    expect(knowledge.search(text)[0]?.topic).toBe(topic);
  });

  it("a word of the language is not taken for a slip of another", () => {
    const fruit = createKnowledge([
      ...smallBase,
      article("en/apply", {
        title: "Working here",
        phrasings: ["apply for a job", "how do I apply", "are you hiring", "send an application"],
      }),
    ]);
    const [slip = 0, word = 0] = ["how do I appky", "how do I apple"].map(
      (text) => fruit.search(text).find(({ topic }) => topic === "apply")?.score,
    );
    expect(slip).toBeGreaterThan(word + 0.1);
  });
});

describe("the directions in which vectors vary most", () => {
  it("are found from the one of most on, at right angles", () => {
    const vectors = [-3, -1, 1, 3].flatMap((far) => [
      [3 * far, 4 * far, 1],
      [3 * far, 4 * far, -1],
    ]);
    const [first = [], second = []] = mainDirections(vectors, 2);
    expect(Math.abs(dot(first, [0.6, 0.8, 0]))).toBeCloseTo(1, 6);
    expect(Math.abs(dot(second, [0, 0, 1]))).toBeCloseTo(1, 6);
  });
});
