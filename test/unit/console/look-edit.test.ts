import { describe, expect, it } from "vitest";
import { mistakesIn, textsIn, withTexts } from "../../../agent-console/look/look-edit.ts";
import { FIRST_LOOK } from "../../../server/domain/look/look.ts";
import { lookSettings } from "../../../server/protocol/look.ts";

describe("editing the look", () => {
  it.each([
    {},
    { accent: "#ffd400" },
    { accent: "red" },
    { distance: -1 },
    { distance: 0 },
    { distance: 201 },
  ])("J7: the form finds wrong what the server refuses: %o", (change) => {
    const look = { ...FIRST_LOOK, ...change };
    expect(Object.keys(mistakesIn(look)).length === 0).toBe(lookSettings.safeParse(look).success);
  });

  it("J7: a language that has lost its last word is left out", () => {
    const one = withTexts(FIRST_LOOK, "sv", { title: "Hej." });
    expect(textsIn(one, "sv")).toEqual({ title: "Hej.", greeting: "", launcher: "" });
    expect(withTexts(one, "sv", { title: "" })).toEqual(FIRST_LOOK);
  });
});
