import { afterEach, describe, expect, it } from "vitest";
import {
  forgetShown,
  setShown,
  shownView,
} from "../../../agent-console/ticket/state/shown-view.ts";
import type { Filter } from "../../../agent-console/route.ts";

describe("what is set on a list of tickets", () => {
  afterEach(() => forgetShown(null));

  const narrow = (tab: Filter, change: object) => {
    const { filter, sort } = shownView(null, tab);
    setShown({ saved: null, tab }, { filter: { ...filter, ...change }, sort });
  };

  it.each(["breaching", "team"] as const)(
    "V6: what the tab “%s” shows by itself does not stay under the others, what was set there does",
    (tab) => {
      narrow(tab, { priorities: ["high"] });
      const all = shownView(null, "all").filter;
      expect(all.priorities).toEqual(["high"]);
      expect([all.due ?? "any", all.team ?? ""]).toEqual(["any", ""]);
      narrow(tab, { priorities: [] });
      expect(shownView(null, "all").changed).toBe(false);
    },
  );

  it("V6: what was set on the list before outlives a tab that says the same", () => {
    narrow("all", { due: "soon" });
    narrow("breaching", { priorities: ["high"] });
    expect(shownView(null, "all").filter).toMatchObject({ due: "soon", priorities: ["high"] });
  });
});
