import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  contrast,
  INK,
  parseColour,
  WHITE,
  writeColour,
} from "../../../server/domain/look/colour.ts";
import {
  FIRST_LOOK,
  launcherSettings,
  launcherStyle,
  panelStyle,
} from "../../../server/domain/look/look.ts";
import { paletteOf, readable } from "../../../server/domain/look/palette.ts";
import { lookSettings } from "../../../server/protocol/look.ts";

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, "0")}`);

const on = (text: string, ground: string) => contrast(parseColour(text), parseColour(ground));

describe("the owner's colour", () => {
  it("contrast is as WCAG computes it", () => {
    expect(contrast(WHITE, [0, 0, 0])).toBeCloseTo(21);
    expect(contrast(parseColour("#767676"), WHITE)).toBeCloseTo(4.54, 2);
  });

  it("J6: it is taken as it is where white or ink can be read on it", () => {
    for (const hex of ["#0a6670", "#ffd400", "#ffffff", "#d81b60", "#000000"])
      expect(writeColour(readable(parseColour(hex)))).toBe(hex);
  });

  it("J6: where neither can, it is darkened until white can, and no further than that", () => {
    const taken = readable(parseColour("#7a7a7a"));
    expect(contrast(taken, WHITE)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(taken, WHITE)).toBeLessThan(4.7);
    expect(contrast(parseColour("#7a7a7a"), INK)).toBeLessThan(4.5);
  });

  it("J6: of any colour every text can be read on its ground, in the light and in the dark", () => {
    fc.assert(
      fc.property(colour, (hex) => {
        const palette = paletteOf(hex);
        for (const [at, raised, ink] of [
          [0, "#ffffff", "#0c1e22"],
          [1, "#122024", "#e4eeef"],
        ] as const) {
          const token = (name: string) => palette[name]?.[at] ?? "";
          const pairs = [
            ["on-accent", "accent"],
            ["on-accent", "accent-strong"],
            ["on-visitor", "visitor"],
            ["accent-ink", "accent-soft"],
            ["on-water-soft", "water-1"],
            ["on-water-soft", "water-2"],
            ["on-water-soft", "water-3"],
          ] as const;
          for (const [text, ground] of pairs)
            expect(on(token(text), token(ground)), `${text} ${at}`).toBeGreaterThanOrEqual(4.5);
          expect(on(token("accent-ink"), raised)).toBeGreaterThanOrEqual(4.5);
          expect(on(ink, token("bot"))).toBeGreaterThanOrEqual(4.5);
          expect(on("#ffffff", token("water-3"))).toBeGreaterThanOrEqual(4.5);
        }
        expect(on(palette["accent"]?.[1] ?? "", "#122024")).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});

describe("the look's settings", () => {
  it("J7: as installed nothing is told to the loader, and the panel's style stays its own", () => {
    expect(launcherSettings(FIRST_LOOK)).toEqual({});
    expect(panelStyle(FIRST_LOOK)).toBe("");
  });

  it("J7: the loader's style gets colours and distance in the places of its own, however it was built", () => {
    const look = { ...FIRST_LOOK, accent: "#ffd400", distance: 40 };
    expect(
      launcherStyle("--edge:24px;--accent:light-dark(#0a6670,#4dbcc2);--on:var(--l,#fff)", look),
    ).toBe("--edge:40px;--accent:light-dark(#ffd400,#ffd400);--on:var(--l,#0c1e22)");
  });

  it("J7: a word beside the icon is told by language, as the loader looks it up", () => {
    const texts = {
      sv: { title: "", greeting: "", launcher: "Hjälp" },
      "zh-Hans": { title: "", greeting: "", launcher: "帮助" },
      fil: { title: "Kumusta", greeting: "", launcher: "" },
    };
    expect(launcherSettings({ ...FIRST_LOOK, launcher: "word", texts })).toEqual({
      words: { sv: "Hjälp", zh: "帮助" },
    });
    expect(launcherSettings({ ...FIRST_LOOK, texts })).toEqual({});
  });

  it.each([
    { accent: "red" },
    { accent: "#0a6670;}" },
    { distance: 201 },
    { distance: 1.5 },
    { theme: "sepia" },
    { side: "top" },
    { texts: { "not a tag": { title: "", greeting: "", launcher: "" } } },
    { texts: { en: { title: "x".repeat(41), greeting: "", launcher: "" } } },
    { texts: { en: { title: "two\nlines", greeting: "", launcher: "" } } },
    { more: true },
  ])("J7: what does not fit is refused: $0", (wrong) => {
    expect(lookSettings.safeParse(FIRST_LOOK).success).toBe(true);
    expect(lookSettings.safeParse({ ...FIRST_LOOK, ...wrong }).success).toBe(false);
  });
});
