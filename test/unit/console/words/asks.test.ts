import { describe, expect, it } from "vitest";
import { aheadWords, asksWords } from "../../../../agent-console/words/asks.ts";
import type { Asks, TeamBecause } from "../../../../server/protocol/routing-decision.ts";

const asks = (because: TeamBecause, more: Partial<Asks> = {}): Asks => ({
  team: "Billing",
  because,
  tier: 1,
  skills: [],
  language: null,
  ...more,
});
const rule = (on: "choice" | "page" | "category" | "words"): TeamBecause => ({
  is: "rule",
  on,
  text: "refunds",
});

describe("what a chat asks for", () => {
  it("RD1: whose it is is said with what says so", () => {
    const told = [
      rule("choice"),
      rule("page"),
      rule("category"),
      rule("words"),
      { is: "chosen" } as const,
      { is: "handed" } as const,
      { is: "nothing" } as const,
    ].flatMap((because) => asksWords(asks(because), true));
    expect(told).toEqual([
      "It is for Billing: they say it is about “refunds”.",
      "It is for Billing: they ask from a page that begins with “refunds”.",
      "It is for Billing: the article shown last is in “refunds”.",
      "It is for Billing: the question has one of “refunds”.",
      "It is for Billing: they chose it themselves.",
      "It is for Billing: it was handed there.",
      "It is for Billing: no rule sends it elsewhere.",
    ]);
  });

  it("RD1, TL5: tier, skills and language are said; one team that asks for nothing is not", () => {
    const skills = [{ name: "Stoves", level: 3 }];
    const all = asks({ is: "nothing" }, { tier: 2, skills, language: "fi" });
    expect(asksWords(all, false)).toEqual([
      "It asks for tier 2 or above, Stoves at level 3 or above, Finnish.",
    ]);
    expect(asksWords({ ...all, tier: 1, skills: [], written: true }, false)).toEqual([
      "It asks for Finnish, which they write.",
    ]);
    expect(asksWords(asks({ is: "nothing" }), false)).toEqual([]);
  });

  it("RD1: what takes it before others is one sentence, or none", () => {
    const say = { clock: () => "14:05" };
    expect(aheadWords([], say)).toEqual([]);
    expect(aheadWords([{ is: "vip" }, { is: "plan", plan: "Gold" }], say)).toEqual([
      "It goes before others: the contact is marked as VIP, and the contact’s plan is Gold.",
    ]);
    expect(aheadWords([{ is: "first_time" }], say)[0]).toContain("for the first time");
    expect(aheadWords([{ is: "promise", dueAt: 1 }], say)[0]).toContain("promised by 14:05");
  });
});
