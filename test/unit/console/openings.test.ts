import { expect, it } from "vitest";
import { openings } from "../../../agent-console/command/openings.ts";
import { offerForm, openForm } from "../../../agent-console/state/openers.ts";

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
