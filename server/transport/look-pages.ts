import { createHash } from "node:crypto";
import { look as kept } from "../application/look.ts";
import type { Deps } from "../application/deps.ts";
import { launcherSettings, launcherStyle, panelStyle } from "../domain/look/look.ts";
import { lookSettings, type LookSettings } from "../protocol/look.ts";

/** What the built loader has in the place of the owner's settings, in whatever quotes. */
const PLACE = /[`"']%OWN%[`"']/;

export type LookToShow = {
  readonly look: LookSettings;
  /** It is being tried out, and not what visitors see. */
  readonly tried: boolean;
};

/**
 * The look for one request: the owner's, or one being tried out in the console (`?look=` JSON). That
 * holds only inside a page of an allowed site: a link must not make our own page say what others like.
 */
export async function lookFor(
  deps: Deps,
  { draft, opened }: { readonly draft: unknown; readonly opened: boolean },
): Promise<LookToShow> {
  const tried = opened ? null : readDraft(draft);
  if (tried !== null) return { look: tried, tried: true };
  return { look: (await kept.overview(deps)).settings, tried: false };
}

function readDraft(draft: unknown): LookSettings | null {
  if (typeof draft !== "string") return null;
  try {
    return lookSettings.parse(JSON.parse(draft));
  } catch {
    return null;
  }
}

/** The loader with its owner's settings in it: right from the first frame, without a request more. */
export function dressedLoader(script: string, look: LookSettings): string {
  return launcherStyle(script, look).replace(PLACE, () => literal(launcherSettings(look)));
}

/** JSON as a script may contain it, also one that stands inside a page. */
export function literal(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replace(/[\u2028\u2029]/g, "");
}

/**
 * The panel's page with its owner's colours and texts, and what its policy has to allow for them. One
 * that is being tried out takes no focus: it would take it from whoever is about to change it.
 */
export function dressedPanel(
  page: string,
  { look, tried }: LookToShow,
): { readonly page: string; readonly style: string | null } {
  const style = panelStyle(look);
  const texts = Object.keys(look.texts).length === 0 ? "" : textsMeta(look);
  const styled = style === "" ? "" : `<style>${style}</style>`;
  return {
    page: page
      .replace("<html", (tag) =>
        look.theme === "auto" ? tag : `${tag} data-theme="${look.theme}"`,
      )
      .replace("<html", (tag) => (tried ? `${tag} inert` : tag))
      .replace("</title>", () => `</title>${texts}${styled}`),
    style: style === "" ? null : hashOf(style),
  };
}

function textsMeta({ texts }: LookSettings): string {
  const content = JSON.stringify(texts)
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;");
  return `<meta name="texts" content="${content}">`;
}

function hashOf(style: string): string {
  return `'sha256-${createHash("sha256").update(style).digest("base64")}'`;
}
