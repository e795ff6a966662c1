import { expect, it } from "vitest";
import { opening, openings } from "../../../agent-console/command/openings.ts";
import { forgetAwaited, offerForm, openForm } from "../../../agent-console/state/openers.ts";

it("CX6: a form is a command as long as its button is on screen, and the last one there is opened", () => {
  const labels = () => openings("ticket").map(({ label }) => label);
  const opened: string[] = [];
  expect(labels()).toEqual([]);
  const first = offerForm("tag", () => opened.push("first"));
  const second = offerForm("tag", () => opened.push("second"));
  expect(labels()).toEqual(["Add a tag to this ticket"]);
  expect(openings("contact")).toEqual([]);
  openings("ticket")[0]?.run();
  // The one before goes as the next has come.
  first();
  openForm("tag");
  expect(opened).toEqual(["second", "second"]);
  second();
  expect(labels()).toEqual([]);
  openForm("tag");
  expect(opened).toHaveLength(2);
});

it("CY1: a form asked for before its button is there opens as it comes, unless it is not to come", () => {
  const opened: string[] = [];
  const comes = (name: "about" | "care") => offerForm(name, () => opened.push(name))();
  opening("care", () => opened.push("unfolded")).run();
  comes("about");
  comes("care");
  comes("care");
  expect(opened).toEqual(["unfolded", "care"]);
  openForm("about");
  forgetAwaited();
  comes("about");
  expect(opened).toHaveLength(2);
});
