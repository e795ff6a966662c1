import { describe, expect, it } from "vitest";
import {
  mistakesIn,
  newRule,
  summaryOf,
  withText,
} from "../../../agent-console/proactive/rule-edit.ts";
import type { ContactRecord } from "../../../server/domain/contact-record.ts";
import { mergeRecords } from "../../../server/domain/contact-merge.ts";
import {
  opened,
  openerFor,
  OPENER_MS,
  pageRules,
  shown,
  wordsFor,
} from "../../../server/domain/proactive.ts";
import { proactiveSettings, type ProactiveRule } from "../../../server/protocol/proactive.ts";

const RULE: ProactiveRule = {
  id: "shipping",
  name: "Shipping",
  on: true,
  texts: { en: "Questions about shipping?", sv: "Frågor om frakt?" },
  when: { page: "/cart*", seconds: 20, scroll: 0, visits: 1, languages: [] },
  staffed: false,
};
const contact: ContactRecord = {
  id: "c",
  name: "Visitor AB12",
  email: null,
  language: "sv",
  timeZone: null,
  firstSeenAt: 0,
  activeId: null,
  story: [],
};
const wish = { rule: "shipping", language: "sv-FI", staffed: true };
const SETTINGS = { rules: [RULE] };

describe("messages nobody asked for", () => {
  it("PM1: a rule is checked field by field; switched on, it says something", () => {
    const wrong = (change: object) =>
      proactiveSettings.safeParse({ rules: [{ ...RULE, ...change }] }).success === false;
    expect(proactiveSettings.parse(SETTINGS)).toEqual(SETTINGS);
    for (const change of [
      { texts: {} },
      { texts: { en: "  " } },
      { texts: { en: "x".repeat(241) } },
      { texts: { en: "a\u0000b" } },
      { texts: { "no language": "x" } },
      { id: "No Id" },
      { name: "" },
      { more: 1 },
      { when: { ...RULE.when, page: "javascript:alert(1)" } },
      { when: { ...RULE.when, seconds: -1 } },
      { when: { ...RULE.when, seconds: 3_601 } },
      { when: { ...RULE.when, scroll: 101 } },
      { when: { ...RULE.when, visits: 0 } },
      { when: { ...RULE.when, languages: ["?"] } },
    ])
      expect(wrong(change), JSON.stringify(change)).toBe(true);
    expect(wrong({ texts: {}, on: false })).toBe(false);
    expect(proactiveSettings.safeParse({ rules: [RULE, RULE] }).success).toBe(false);
  });

  it("PM1: the console says what is wrong where the server would, and sums a rule up in a line", () => {
    const fresh = newRule("m-1");
    expect(Object.keys(mistakesIn(fresh))).toEqual(["name", "texts"]);
    const named = withText({ ...fresh, name: "Cart" }, "en", "Questions?");
    expect(mistakesIn(named)).toEqual({});
    expect(proactiveSettings.safeParse({ rules: [named] }).success).toBe(true);
    expect(withText(named, "en", "").texts).toEqual({});
    for (const when of [
      { page: "shop" },
      { page: "/a b" },
      { seconds: -1 },
      { scroll: 101 },
      { visits: 0 },
    ]) {
      const rule = { ...named, when: { ...named.when, ...when } };
      expect(Object.keys(mistakesIn(rule))).toEqual(Object.keys(when));
      expect(proactiveSettings.safeParse({ rules: [rule] }).success).toBe(false);
    }
    const when = { page: "/cart*", seconds: 5, scroll: 50, visits: 2, languages: ["sv", "xx"] };
    expect(summaryOf({ ...named, on: false, when })).toBe(
      "Off · /cart* · after 5 s · from 50% down · from visit 2 · Swedish, xx · while somebody is online",
    );
  });

  it("PM2, PM3: it is said once, in the reader's language, never into a conversation or to the blocked", () => {
    expect(wordsFor(SETTINGS, contact, wish)).toBe("Frågor om frakt?");
    expect(wordsFor(SETTINGS, contact, { ...wish, language: "th" })).toBe(
      "Questions about shipping?",
    );
    expect(wordsFor(SETTINGS, contact, { ...wish, rule: "other" })).toBeNull();
    expect(wordsFor(SETTINGS, { ...contact, activeId: "a" }, wish)).toBeNull();
    expect(wordsFor(SETTINGS, { ...contact, blocked: { at: 0, byName: "Mei" } }, wish)).toBeNull();
    expect(wordsFor(SETTINGS, shown(contact, "shipping", "x"), wish)).toBeNull();
    const off = { rules: [{ ...RULE, on: false }] };
    expect(wordsFor(off, contact, wish)).toBeNull();
    const staffed = { rules: [{ ...RULE, staffed: true }] };
    expect(wordsFor(staffed, contact, { ...wish, staffed: false })).toBeNull();
    expect(wordsFor(staffed, contact, wish)).not.toBeNull();
  });

  it("PM4: pages are told when, never what, and nothing of what may not be shown now", () => {
    const rules = [
      RULE,
      { ...RULE, id: "off", on: false },
      { ...RULE, id: "people", staffed: true, when: { ...RULE.when, page: "", seconds: 0 } },
    ];
    expect(pageRules({ rules }, false)).toEqual([{ id: "shipping", page: "/cart*", seconds: 20 }]);
    expect(pageRules({ rules }, true).map(({ id }) => id)).toEqual(["shipping", "people"]);
    expect(pageRules({ rules }, true)[1]).toEqual({ id: "people" });
  });

  it("PM5: what was opened is what the next conversation answers: one, begun soon", () => {
    const asked = shown(contact, "shipping", "Questions?");
    expect(openerFor(asked, 1_000)).toBeNull();
    expect(opened(asked, "other", 1_000)).toBe(asked);
    const gone = opened(asked, "shipping", 1_000);
    expect(opened(gone, "shipping", 2_000)).toBe(gone);
    expect(openerFor(gone, 1_000 + OPENER_MS)).toBe("Questions?");
    expect(openerFor(gone, 1_001 + OPENER_MS)).toBeNull();
    const item = { conversationId: "a", title: "", startedAt: 1_500 } as ContactRecord["story"][0];
    expect(openerFor({ ...gone, story: [item] }, 2_000)).toBeNull();
    expect(openerFor({ ...gone, story: [{ ...item, startedAt: 500 }] }, 2_000)).toBe("Questions?");
  });

  it("PM2: two who were one have seen what either saw", () => {
    const one = shown(contact, "a", "A");
    const other = shown({ ...contact, id: "d" }, "b", "B");
    expect(mergeRecords(one, other).into.proactive).toEqual({
      shown: ["a", "b"],
      last: { rule: "a", text: "A", openedAt: null },
    });
    expect(mergeRecords(contact, other).into.proactive?.shown).toEqual(["b"]);
    expect("proactive" in mergeRecords(contact, contact).into).toBe(false);
  });
});
