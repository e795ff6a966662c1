import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { intentOf } from "../../../knowledge/intents.ts";

/** Written apart from the phrase lists, a third of them questions that only sound like small talk. */
const folder = join(import.meta.dirname, "../../knowledge/intents");

type Line = { readonly text: string; readonly intent: string | null };

const sets = readdirSync(folder).map((name) => {
  const lines: Line[] = readFileSync(join(folder, name), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return { language: name.replace(".jsonl", ""), lines };
});

describe("intents in lines nobody listed", () => {
  it("there are ten languages, each with sixty lines and twenty questions at least", () => {
    expect(sets).toHaveLength(10);
    for (const { lines } of sets) {
      expect(lines.length).toBeGreaterThanOrEqual(60);
      expect(lines.filter(({ intent }) => intent === null).length).toBeGreaterThanOrEqual(20);
    }
  });

  it.each(sets)("$language: of what is taken for an intent, .95 is that intent", ({ lines }) => {
    const taken = lines.filter(({ text }) => intentOf(text) !== null);
    const right = taken.filter(({ text, intent }) => intentOf(text) === intent);
    expect(right.length / taken.length).toBeGreaterThanOrEqual(0.95);
  });

  it.each(sets)("$language: of all intents, .9 are recognised", ({ lines }) => {
    const meant = lines.filter(({ intent }) => intent !== null);
    const right = meant.filter(({ text, intent }) => intentOf(text) === intent);
    expect(right.length / meant.length).toBeGreaterThanOrEqual(0.9);
  });

  it.each(sets)("$language: at most one question is mistaken for small talk", ({ lines }) => {
    const questions = lines.filter(({ intent }) => intent === null);
    const mistaken = questions.filter(({ text }) => intentOf(text) !== null);
    expect(mistaken.map(({ text }) => text).slice(1)).toEqual([]);
  });
});

describe("anger", () => {
  it.each(["😡", "nothing works 🤬", "MY PARCEL NEVER CAME!!!", "this bot is useless", "!?!!"])(
    "%j is frustration",
    (text) => {
      expect(intentOf(text)).toBe("frustration");
    },
  );

  it.each([
    "WHERE IS MY ORDER!!!",
    "this is useless, how do I return it?",
    "where is it 😡",
    "???",
  ])("%j is answered as the question it is", (text) => {
    expect(intentOf(text)).toBeNull();
  });

  it("a person asked for in anger is a person asked for", () => {
    expect(intentOf("STUPID BOT!!! GIVE ME A HUMAN")).toBe("person");
  });
});
