import { describe, expect, it } from "vitest";
import { suggestedTags } from "../../../agent-console/ticket/state/suggested-tags.ts";
import { ticket } from "./fixtures.ts";

const past = [
  ticket("1", { subject: "Where is my parcel", tags: ["shipping"] }),
  ticket("2", { subject: "Refund please", tags: ["refund", "money"] }),
  ticket("3", { subject: "Refund for the second tent", tags: ["refund"] }),
  ticket("4", { subject: "帐篷杆断了", tags: ["poles"] }),
];

describe("suggested tags", () => {
  it("T13: tags of tickets alike come first, then those used most", () => {
    const mine = ticket("me", { subject: "My parcel is late" });
    expect(suggestedTags(mine, past, "")[0]).toBe("shipping");
    expect(suggestedTags(mine, past, "")[1]).toBe("refund");
    expect(suggestedTags(ticket("me", { subject: "帐篷漏水" }), past, "")[0]).toBe("poles");
  });

  it("T13: typing narrows them, and what it has already is not suggested", () => {
    const mine = ticket("me", { subject: "My parcel", tags: ["shipping"] });
    expect(suggestedTags(mine, past, "")).not.toContain("shipping");
    expect(suggestedTags(mine, past, "Mon")).toEqual(["money"]);
  });
});
