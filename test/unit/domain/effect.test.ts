import { describe, expect, it } from "vitest";
import { effectIn, verdictOn } from "../../../server/domain/effect.ts";
import type { EffectAnswer } from "../../../server/protocol/articles.ts";
import { NOW, question } from "../../support/questions.ts";

const answer = (articleId: string): EffectAnswer => ({
  decision: "answer",
  articleId,
  title: articleId,
});
const suggest = (articleId: string): EffectAnswer => ({
  ...answer(articleId),
  decision: "suggest",
});
const SILENT: EffectAnswer = { decision: "silent", articleId: null, title: null };

const judged = (articleId: string | null) =>
  question("q", { judged: { articleId, by: "ana", at: NOW } });
const helped = question("q", { decision: "answer", shown: ["en/a"], helped: true });
const refused = question("q", { decision: "answer", shown: ["en/a"], helped: false });

describe("the effect of an edit", () => {
  it.each([
    ["the right article is found", judged("en/a"), SILENT, answer("en/a"), "better"],
    ["its translation is as right", judged("en/a"), SILENT, answer("sv/a"), "better"],
    ["the right one is only suggested", judged("en/a"), answer("en/a"), suggest("en/a"), "worse"],
    ["a wrong one is worse than none", judged("en/a"), SILENT, answer("en/b"), "worse"],
    ["none is right, and none is given", judged(null), answer("en/b"), SILENT, "better"],
    ["what helped is lost", helped, answer("en/a"), SILENT, "worse"],
    ["what helped is displaced", helped, answer("en/a"), answer("en/b"), "worse"],
    ["what did not help is gone", refused, answer("en/a"), SILENT, "better"],
    ["what did not help is back", refused, SILENT, answer("en/a"), "worse"],
    ["another one: nobody knows", refused, answer("en/a"), answer("en/b"), "unknown"],
    ["nobody said anything", question("q"), SILENT, answer("en/a"), "unknown"],
  ] as const)("L8: %s", (_title, asked, before, after, verdict) => {
    expect(verdictOn(asked, before, after)).toBe(verdict);
  });

  it("L8: lists changed answers alone, those that got worse first", () => {
    const effect = effectIn([
      { question: question("same"), before: answer("en/a"), after: answer("en/a") },
      { question: question("unknown"), before: SILENT, after: answer("en/a") },
      { question: judged("en/a"), before: SILENT, after: answer("en/a") },
      { question: helped, before: answer("en/a"), after: SILENT },
    ]);
    expect(effect.questions).toBe(4);
    expect(effect.changed.map(({ verdict }) => verdict)).toEqual(["worse", "better", "unknown"]);
  });
});
