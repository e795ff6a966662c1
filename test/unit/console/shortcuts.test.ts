import { expect, it } from "vitest";
import { actionOf, GO_KEYS, LETTER_KEYS } from "../../../agent-console/keys/shortcuts.ts";

const press = (
  key: string,
  held: Partial<Record<"ctrlKey" | "metaKey" | "altKey", true>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});
const FREE = { writing: false, letters: true, going: false };

it("M3: a letter does what the sheet says, unless one is writing", () => {
  for (const [key, action] of Object.entries(LETTER_KEYS)) {
    expect(actionOf(press(key), FREE)).toEqual(action);
    expect(actionOf(press(key), { ...FREE, writing: true })).toBeNull();
  }
});

it("M3: G and a letter go to a view", () => {
  expect(actionOf(press("g"), FREE)).toBe("go");
  for (const [key, action] of Object.entries(GO_KEYS))
    expect(actionOf(press(key), { ...FREE, going: true })).toEqual(action);
  expect(actionOf(press("x"), { ...FREE, going: true })).toBeNull();
});

it("M3: letters can be turned off; Ctrl K and Command K stay", () => {
  const off = { writing: true, letters: false, going: false };
  expect(actionOf(press("r"), { ...off, writing: false })).toBeNull();
  expect(actionOf(press("k", { ctrlKey: true }), off)).toEqual({ is: "commands" });
  expect(actionOf(press("K", { metaKey: true }), off)).toEqual({ is: "commands" });
});

it("M3: leaves the browser its own keys", () => {
  for (const held of ["ctrlKey", "metaKey", "altKey"] as const)
    for (const key of ["r", "n", "t", "p", "f"])
      expect(actionOf(press(key, { [held]: true }), FREE)).toBeNull();
});
