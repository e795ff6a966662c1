import type { ProactiveRule } from "../../server/protocol/proactive.ts";
import { lookWords, type LookLanguage } from "../words/look.ts";
import { proactiveWords } from "../words/proactive.ts";

/** As the server takes them. */
export const RANGES = { seconds: [0, 3_600], scroll: [0, 100], visits: [1, 1_000] } as const;
export type Ranged = keyof typeof RANGES;

export type RuleMistakes = Readonly<Partial<Record<"name" | "page" | "texts" | Ranged, string>>>;

/** What is wrong, in the words shown beside it; the server says the same. Pure. */
export function mistakesIn({ name, on, texts, when }: ProactiveRule): RuleMistakes {
  const { mistakes } = proactiveWords;
  const ranges = (Object.keys(RANGES) as Ranged[]).filter((field) => {
    const [least, most] = RANGES[field];
    const value = when[field];
    return !Number.isInteger(value) || value < least || value > most;
  });
  return {
    ...(name.trim() === "" ? { name: mistakes.name } : {}),
    ...(/^(?:[/*][^\s?#]*)?$/.test(when.page.trim()) ? {} : { page: mistakes.page }),
    ...(on && Object.values(texts).every((text) => text.trim() === "")
      ? { texts: mistakes.texts }
      : {}),
    ...Object.fromEntries(
      ranges.map((field) => [field, mistakes.whole(RANGES[field][0], RANGES[field][1])]),
    ),
  };
}

/** @param taken ids that are there already, or were: what is shown once is known by them */
export function newRule(id: string): ProactiveRule {
  return {
    id,
    name: "",
    on: true,
    texts: {},
    when: { page: "", seconds: 20, scroll: 0, visits: 1, languages: [] },
    staffed: true,
  };
}

/** What a rule asks for, in a line. Pure. */
export function summaryOf({ on, when, staffed }: ProactiveRule): string {
  const { page, seconds, scroll, visits, languages } = when;
  const parts = [
    on ? null : proactiveWords.off,
    page === "" ? proactiveWords.everyPage : page,
    seconds === 0 ? null : proactiveWords.afterSeconds(seconds),
    scroll === 0 ? null : proactiveWords.afterScroll(scroll),
    visits === 1 ? null : proactiveWords.fromVisit(visits),
    languages.length === 0
      ? null
      : languages.map((tag) => lookWords.languages[tag as LookLanguage] ?? tag).join(", "),
    staffed ? proactiveWords.staffedShort : null,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

/** With these words in a language; none where they are empty. Pure. */
export function withText(rule: ProactiveRule, language: string, text: string): ProactiveRule {
  const { [language]: _before, ...others } = rule.texts;
  return { ...rule, texts: text === "" ? others : { ...others, [language]: text } };
}
