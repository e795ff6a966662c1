import { describe, expect, it } from "vitest";
import { fitting, slashBegun } from "../../../agent-console/talk/canned.ts";

const reply = (name: string, language: string | null, text = "") => ({
  id: name,
  name,
  text,
  language,
});
const names = (typed: string, language: string | null) =>
  fitting(REPLIES, { typed, language }).map(({ name }) => name);
const REPLIES = [
  reply("thanks-sv", "sv", "Tack!"),
  reply("thanks", null, "Thank you!"),
  reply("returns", "en", "Thirty days"),
];

describe("canned replies where one writes", () => {
  it("W11: a slash begins one at the start of a line only", () => {
    expect(slashBegun("/th")).toEqual({ at: 0, typed: "th" });
    expect(slashBegun("Hello\n/")).toEqual({ at: 6, typed: "" });
    expect(slashBegun("and/or")).toBeNull();
    expect(slashBegun("/th\nmore")).toBeNull();
  });

  it("W11: finds by name and text; the customer's language, and any, first", () => {
    expect(names("th", "en-GB")).toEqual(["thanks", "returns", "thanks-sv"]);
    expect(names("", "sv")).toEqual(["thanks-sv", "thanks", "returns"]);
    expect(names("tack", "en")).toEqual(["thanks-sv"]);
    expect(names("zzz", null)).toEqual([]);
  });
});
