import type { LookSettings } from "../../protocol/look.ts";
import { paletteOf } from "./palette.ts";

/** As a new installation looks. */
export const FIRST_LOOK: LookSettings = {
  accent: null,
  theme: "auto",
  side: "right",
  distance: 24,
  launcher: "icon",
  texts: {},
};

/** What the panel's tokens become; "" where the owner has no colour. Stands above `tokens.css`. */
export function panelStyle({ accent }: LookSettings): string {
  if (accent === null) return "";
  const palette = Object.entries(paletteOf(accent));
  const tokens = (at: 0 | 1) => palette.map(([name, pair]) => `--${name}:${pair[at]}`).join(";");
  const dark = tokens(1);
  return [
    `:root:root{${tokens(0)}}`,
    `@media (prefers-color-scheme:dark){:root:root:not([data-theme=light]){${dark}}}`,
    `:root:root[data-theme=dark]{${dark}}`,
  ].join("");
}

/** The launcher's own names of the tokens it has a copy of. */
const ON_LAUNCHER = { accent: "accent", strong: "accent-strong", on: "on-accent" } as const;

/** The launcher's style as it was built, with the owner's colours and distance in the places of its own. */
export function launcherStyle(built: string, { accent, distance }: LookSettings): string {
  const placed = built.replace(/--edge:\s*\d+px/, `--edge:${distance}px`);
  if (accent === null) return placed;
  const palette = paletteOf(accent);
  return Object.entries(ON_LAUNCHER).reduce((style, [name, token]) => {
    const colours = [...(palette[token] ?? [])];
    return style.replace(new RegExp(`--${name}:[^;]+`), (declared) =>
      declared.replace(/#[0-9a-f]{3,6}\b/g, (own) => colours.shift() ?? own),
    );
  }, placed);
}

export type LauncherSettings = {
  readonly theme?: string;
  readonly side?: string;
  /** Beside the icon, by the first part of a language's tag, as the loader looks it up. */
  readonly words?: Readonly<Record<string, string>>;
};

/** What the loader is told; only what differs from a new installation, every byte is on the owner's page. */
export function launcherSettings({ theme, side, launcher, texts }: LookSettings): LauncherSettings {
  const words = launcher === "icon" ? {} : launcherWords(texts);
  return {
    ...(theme === "auto" ? {} : { theme }),
    ...(side === "right" ? {} : { side }),
    ...(Object.keys(words).length === 0 ? {} : { words }),
  };
}

function launcherWords(texts: LookSettings["texts"]): Readonly<Record<string, string>> {
  const named = Object.entries(texts).flatMap(([tag, text]) => {
    const language = tag.split("-")[0] ?? tag;
    const names = language === "fil" ? ["fil", "tl"] : [language];
    return text.launcher === "" ? [] : names.map((name) => [name, text.launcher]);
  });
  return Object.fromEntries(named);
}
