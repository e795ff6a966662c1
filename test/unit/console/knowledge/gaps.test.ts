import { describe, expect, it } from "vitest";
import { NO_FIELDS, problemsOf } from "../../../../agent-console/knowledge/editor/edit.ts";
import { draftFor, withQuestions } from "../../../../agent-console/knowledge/gaps/gap-fields.ts";
import {
  hoursAndMinutes,
  phrasingPlan,
} from "../../../../agent-console/knowledge/gaps/phrasing-plan.ts";
import { GAP_QUESTIONS } from "../../../../server/protocol/article-limits.ts";
import { gapPhrasing } from "../../../../server/protocol/articles.ts";
import type { ArticleRow, Gap, GapQuestion } from "../../../../server/protocol/articles.ts";

const question = (id: string, language: string | null, text = id): GapQuestion => ({
  id,
  text,
  language,
  at: 1,
  conversationId: "c",
  outcome: "unanswered",
});

const gap = (questions: readonly GapQuestion[]): Gap => ({
  id: "g",
  question: "q",
  questions,
  times: questions.length,
  languages: [],
  cost: 5,
  kind: "unanswered",
  nearest: null,
  agentAnswer: null,
});

const row = (language: string, version: number) =>
  ({ id: `${language}/boots`, topic: "boots", language, version }) as ArticleRow;

describe("adding a gap's questions as phrasings", () => {
  const en = row("en", 3);
  const sv = row("sv", 7);

  it("C7: each goes to the topic's article in its own language, the rest are named", () => {
    const asked = [question("1", "en"), question("2", "sv"), question("3", null)];
    const plan = phrasingPlan(gap([...asked, question("4", "lv")]), en, [en, sv]);
    expect(plan.steps).toEqual([
      { articleId: "en/boots", expected: 3, questionIds: ["1", "3"] },
      { articleId: "sv/boots", expected: 7, questionIds: ["2"] },
    ]);
    expect(plan.left.map(({ id }) => id)).toEqual(["4"]);
  });

  it("what was asked twice in the same words goes once", () => {
    const plan = phrasingPlan(
      gap([question("1", "en", "Why?"), question("2", "en", "why? ")]),
      en,
      [en],
    );
    expect(plan.steps[0]?.questionIds).toEqual(["1"]);
  });

  it("C7: all questions a gap is sent with are added, as its effect counts them", () => {
    const many = Array.from({ length: GAP_QUESTIONS }, (_, at) => question(String(at), "en"));
    const [step] = phrasingPlan(gap(many), en, [en]).steps;
    expect(gapPhrasing.safeParse(step)).toMatchObject({ success: true });
    const tried = withQuestions(NO_FIELDS, gap(many), "en").phrasings;
    expect(step?.questionIds).toHaveLength(tried.length);
  });
});

it("a cost reads as hours and minutes", () => {
  expect(hoursAndMinutes(0.2)).toEqual({ hours: 0, minutes: 0 });
  expect(hoursAndMinutes(119.6)).toEqual({ hours: 2, minutes: 0 });
  expect(hoursAndMinutes(140)).toEqual({ hours: 2, minutes: 20 });
});

describe("an article with a gap's questions", () => {
  const long = `${"how do I get this old stove to burn ".repeat(12)}again`;

  it("C7: a question longer than an article has room for is cut at a word, as title and as phrasing", () => {
    const asked = { ...gap([question("1", "en", long)]), question: long };
    const fields = draftFor(asked, "en", "care");
    expect(problemsOf(fields)).toEqual({});
    for (const text of [fields.title, ...fields.phrasings]) expect(long).toMatch(`${text} `);
    expect(fields.title.length).toBeGreaterThan(190);
    expect(fields.phrasings[0]?.length).toBeGreaterThan(290);
    expect(withQuestions(fields, asked, "en")).toEqual(fields);
  });

  it("C7: questions in other languages are left, and one of several lines is one phrasing", () => {
    const asked = gap([question("1", "sv"), question("2", null, "Hello,\nwhere is it?")]);
    expect(draftFor(asked, "en", "care").phrasings).toEqual(["Hello, where is it?"]);
  });
});
