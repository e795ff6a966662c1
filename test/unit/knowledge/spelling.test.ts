import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { train } from "../../../knowledge/model/train.ts";
import { createSpelling } from "../../../knowledge/search/spelling.ts";
import { article } from "./small-base.ts";

const base = [
  article("en/refunds", {
    title: "Refunds",
    body: "A refund for a parcel takes three days. Tent poles are repaired.",
  }),
  article("ru/refunds", { title: "Возврат денег", body: "Посылка в пути.", language: "ru" }),
];
const spell = createSpelling(train(base));

describe("spelling", () => {
  it.each([
    ["i want a refnud", "i want a refund", "two letters swapped"],
    ["eprfund refund", "eprfund refund", "three slips are another word"],
    ["my parrcel", "my parcel", "a letter too many"],
    ["my pacel", "my parcel", "a letter too few"],
    ["my pardel", "my parcel", "a wrong letter"],
    ["tetn", "tent", "four letters, swapped"],
    ["tens", "tens", "four letters, one wrong: mostly another word"],
    ["посылак", "посылка", "in another alphabet"],
    ["a refund for a parcel", "a refund for a parcel", "nothing wrong"],
    ["parcel4 4711", "parcel4 4711", "numbers are not words"],
    ["帐篷", "帐篷", "no spaces, no slips"],
  ])("%j means %j: %s", (typed, meant) => {
    expect(spell(typed)).toBe(meant);
  });

  it("a text of nothing but unknown words is in another language, and left alone", () => {
    const words = ["refnud", "parrcel", "pacel", "pardel", "tetn", "refudn", "refunt", "repund"];
    expect(spell([...words, "refumd"].join(" "))).toBe([...words, "refumd"].join(" "));
  });

  it("keeps everything that is not a misspelt word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const marks = (some: string): string => some.replace(/[\p{L}\p{N}\p{M}]+/gu, "w");
        expect(marks(spell(text))).toBe(marks(text));
      }),
    );
  });
});
