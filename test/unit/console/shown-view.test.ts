import { afterEach, describe, expect, it } from "vitest";
import {
  baseOf,
  forgetShown,
  rebaseShown,
  setShown,
  shownView,
} from "../../../agent-console/ticket/state/shown-view.ts";
import type { Filter } from "../../../agent-console/route.ts";
import { EVERYTHING, type SavedView } from "../../../server/protocol/views.ts";

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

  it("A13: what is set on a saved view stands on top of what somebody else made of it meanwhile", () => {
    const saved = { id: "poles", name: "Poles", filter: EVERYTHING, sort: "oldest" } as const;
    setShown({ saved, tab: "all" }, { filter: { ...EVERYTHING, due: "soon" }, sort: "newest" });
    const filter = { ...EVERYTHING, tags: ["poles"] };
    const theirs: SavedView = { ...saved, filter, sort: "priority" };
    expect(baseOf(theirs)).toEqual(saved);
    rebaseShown(theirs);
    expect(baseOf(theirs)).toEqual(theirs);
    expect(shownView(theirs, "all")).toMatchObject({
      filter: { due: "soon", tags: ["poles"] },
      sort: "newest",
      changed: true,
    });
    forgetShown(theirs);
  });

  it("V6: what was set on the list before outlives a tab that says the same", () => {
    narrow("all", { due: "soon" });
    narrow("breaching", { priorities: ["high"] });
    expect(shownView(null, "all").filter).toMatchObject({ due: "soon", priorities: ["high"] });
  });
});
