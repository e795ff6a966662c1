import { expect, it } from "vitest";
import { titleOf } from "../../../agent-console/ticket/title.ts";
import { ticket } from "./fixtures.ts";

it("M1: a ticket filed before anything was asked has a title all the same", () => {
  expect(titleOf(ticket("t", { subject: "" }))).toBe("No question yet");
  expect(titleOf(ticket("t"))).toBe("Subject of t");
});
