import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bestLanguage, directionOf } from "../help/languages.ts";

export type PanelPage = (asked: {
  /** BCP 47 tags with commas between: what the owner set, what the page around is in. */
  readonly locale: string;
  readonly acceptLanguage: string | undefined;
}) => string;

/** The words of the first screen, as the build names them. */
const WORDS = /^assets\/first-([\w-]+)-[\w-]{8}\.js$/;
const FALLBACK = "en";

/**
 * The panel's page in the reader's language: right from the first byte, and with its words fetched
 * beside the script that shows them. The script settles the language itself; here it is only foreseen.
 */
export function panelPage(folder: string): PanelPage {
  const page = readFileSync(join(folder, "panel.html"), "utf8");
  const files = new Map(
    readdirSync(folder, { encoding: "utf8", recursive: true }).flatMap((name) => {
      const language = WORDS.exec(name)?.[1];
      return language === undefined ? [] : [[Intl.getCanonicalLocales(language)[0] ?? "", name]];
    }),
  );
  const offered = [...files.keys()];
  const pages = new Map(offered.map((language) => [language, inLanguage(page, language, files)]));

  return ({ locale, acceptLanguage }) => {
    const language = bestLanguage([locale, acceptLanguage].filter(Boolean).join(), {
      offered,
      fallback: FALLBACK,
    });
    return pages.get(language) ?? page;
  };
}

function inLanguage(page: string, language: string, files: ReadonlyMap<string, string>): string {
  return page
    .replace('<html lang="en">', `<html lang="${language}" dir="${directionOf(language)}">`)
    .replace(
      "</title>",
      `</title><link rel="modulepreload" href="/widget/${files.get(language)}">`,
    );
}
