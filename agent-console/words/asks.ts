import type { Ahead, Asks, RuleOn, TeamBecause } from "../../server/protocol/routing-decision.ts";
import { languageName, quoted, type Say } from "./common.ts";

/* What a chat asks of whoever takes it, and what takes it before others, as sentences. */

const RULES: Readonly<Record<RuleOn, (text: string) => string>> = {
  choice: (text) => `they say it is about ${quoted(text)}`,
  page: (text) => `they ask from a page that begins with ${quoted(text)}`,
  category: (text) => `the article shown last is in ${quoted(text)}`,
  words: (text) => `the question has one of ${quoted(text)}`,
};

function becauseWords(because: TeamBecause): string {
  switch (because.is) {
    case "rule":
      return RULES[because.on](because.text);
    case "chosen":
      return "they chose it themselves";
    case "handed":
      return "it was handed there";
    case "nothing":
      return "no rule sends it elsewhere";
  }
}

/** @param teams there are several to belong to */
export function asksWords(asks: Asks, teams: boolean): readonly string[] {
  const { team, because, tier, skills, language, written } = asks;
  const needs = [
    ...(tier > 1 ? [`tier ${tier} or above`] : []),
    ...skills.map(({ name, level }) => `${name} at level ${level} or above`),
    ...(language === null ? [] : [languageName(language) + (written ? ", which they write" : "")]),
  ];
  return [
    ...(teams ? [`It is for ${team}: ${becauseWords(because)}.`] : []),
    ...(needs.length === 0 ? [] : [`It asks for ${needs.join(", ")}.`]),
  ];
}

function oneAhead(ahead: Ahead, say: Pick<Say, "clock">): string {
  switch (ahead.is) {
    case "vip":
      return "the contact is marked as VIP";
    case "plan":
      return `the contact’s plan is ${ahead.plan}`;
    case "first_time":
      return "they are here for the first time";
    case "promise":
      return `an answer is promised by ${say.clock(ahead.dueAt)}`;
  }
}

/** Nothing, or one sentence. */
export function aheadWords(ahead: readonly Ahead[], say: Pick<Say, "clock">): readonly string[] {
  if (ahead.length === 0) return [];
  return [`It goes before others: ${ahead.map((one) => oneAhead(one, say)).join(", and ")}.`];
}
