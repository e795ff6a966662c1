import { describe, expect, it } from "vitest";
import { planOf, updateIn, type MacroPlace } from "../../../agent-console/command/macro-plan.ts";
import type { MacroAction } from "../../../server/protocol/macros.ts";
import { ticket } from "./fixtures.ts";

const place: MacroPlace = {
  ticket: ticket("1", { tags: ["poles"] }),
  mayReply: true,
  values: { "contact.name": "Aino", "agent.name": "Mei", "ticket.reference": "", "shop.name": "" },
  me: "mei",
  agentIds: new Set(["mei"]),
};
const ACTIONS: readonly MacroAction[] = [
  { does: "reply", text: "Hi {{contact.name}}", send: true },
  { does: "note", text: "See {{ticket.reference}}" },
  { does: "tags", add: ["guarantee"] },
  { does: "status", to: "solved" },
  { does: "assignee", to: "me" },
];
const plan = (given: Partial<MacroPlace>, actions = ACTIONS) =>
  planOf({ id: "m", name: "Guarantee", actions }, { ...place, ...given });
const hindered = (given: Partial<MacroPlace>, actions = ACTIONS) =>
  plan(given, actions).map(({ hindrance }) => hindrance?.is ?? null);

describe("what a macro would do", () => {
  it("W14: is shown with everything put in, and what is not known stands in the way", () => {
    expect(plan({})[0]?.action).toMatchObject({ text: "Hi Aino" });
    expect(hindered({})).toEqual([null, "not_known", null, null, null]);
  });

  it("W14: what cannot be done here is named, each by itself", () => {
    const none = ["no_ticket", "no_ticket", "no_ticket"];
    expect(hindered({ ticket: null, mayReply: false }).toSpliced(1, 1)).toEqual([
      "may_not_reply",
      ...none,
    ]);
    expect(hindered({ ticket: ticket("2", { status: "closed" }) }).at(-1)).toBe("closed");
    expect(hindered({}, [{ does: "assignee", to: "gone" }])).toEqual(["nobody_there"]);
    const tags = Array.from({ length: 20 }, (_, nth) => `tag ${nth}`);
    expect(hindered({}, [{ does: "tags", add: tags }])).toEqual(["too_many_tags"]);
    expect(hindered({}, [{ does: "tags", add: ["poles"] }])).toEqual([null]);
  });

  it("W14: a reply that is only put where one writes may still lack something", () => {
    const text = "On {{ticket.reference}}";
    expect(hindered({}, [{ does: "reply", text, send: false }])).toEqual([null]);
    expect(hindered({}, [{ does: "reply", text, send: true }])).toEqual(["not_known"]);
  });

  it("W14: all changes of the ticket are one", () => {
    expect(updateIn(plan({}).map(({ action }) => action))).toEqual({
      addTags: ["guarantee"],
      status: "solved",
      assigneeId: "mei",
    });
    expect(updateIn([{ does: "note", text: "x" }])).toBeNull();
  });
});
