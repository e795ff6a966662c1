import { expect, it } from "vitest";
import { isQuiet, parsePrefs, USUAL } from "../../../agent-console/state/prefs.ts";

it("M6: what was kept is read again; what cannot be is as usual, each by itself", () => {
  const kept = {
    theme: "dark",
    density: "dense",
    order: "oldest",
    letters: false,
    sounds: { offer: "bell", message: "none", ticket: "soft", told: "clear" },
    steps: false,
    desktop: true,
    quiet: { from: 1200, to: 420 },
  };
  expect(parsePrefs(JSON.stringify(kept))).toEqual(kept);
  expect(parsePrefs(null)).toEqual(USUAL);
  expect(parsePrefs("{")).toEqual(USUAL);
  expect(
    parsePrefs(JSON.stringify({ ...kept, theme: "pink", quiet: { from: -1, to: 7 } })),
  ).toEqual({
    ...kept,
    theme: "auto",
    quiet: null,
  });
  expect(parsePrefs(JSON.stringify({ sounds: { offer: true, message: "loud" } })).sounds).toEqual(
    USUAL.sounds,
  );
});

it.each([
  [null, 600, false],
  [{ from: 60, to: 120 }, 60, true],
  [{ from: 60, to: 120 }, 120, false],
  [{ from: 1320, to: 420 }, 1330, true],
  [{ from: 1320, to: 420 }, 0, true],
  [{ from: 1320, to: 420 }, 420, false],
  [{ from: 60, to: 60 }, 60, false],
] as const)("M6: with quiet hours %o it is at minute %d quiet: %s", (quiet, minute, expected) => {
  expect(isQuiet({ ...USUAL, quiet }, minute)).toBe(expected);
});
