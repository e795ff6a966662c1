import { expect, it } from "vitest";
import { matching } from "../../../agent-console/command/match.ts";

const COMMANDS = [
  { label: "Resolve as solved" },
  { label: "Transfer to Repairs" },
  { label: "Closed", also: "resolved chats" },
  { label: "Över till Åsa" },
];

const found = (typed: string) => matching(COMMANDS, typed).map(({ command }) => command.label);

it("M2: finds by the beginnings of words, those that begin the label first", () => {
  expect(found("re")).toEqual(["Resolve as solved", "Transfer to Repairs", "Closed"]);
  expect(found("rep trans")).toEqual(["Transfer to Repairs"]);
  expect(found("solve")).toEqual(["Resolve as solved"]);
  expect(found("esolve")).toEqual([]);
});

it("M2: finds whatever the case and the accents", () => {
  expect(found("ASA")).toEqual(["Över till Åsa"]);
  expect(found("over")).toEqual(["Över till Åsa"]);
});

it("M2: nothing typed is everything, as it came", () => {
  expect(found("  ")).toEqual(COMMANDS.map(({ label }) => label));
});

it("M2: marks what was typed", () => {
  const [first] = matching(COMMANDS, "repa");
  expect(first?.mark).toEqual([12, 16]);
  expect(matching(COMMANDS, "chats")[0]?.mark).toBeNull();
});
