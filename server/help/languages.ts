import { remembered } from "./remembered.ts";

/** A language by its own name, with a capital: "Svenska". */
export const nameOf = remembered((language): string => {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
});

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set([
  "Arab",
  "Hebr",
  "Thaa",
  "Syrc",
  "Nkoo",
  "Adlm",
]);

export const directionOf = remembered((language): "ltr" | "rtl" =>
  RIGHT_TO_LEFT.has(scriptOf(language)) ? "rtl" : "ltr",
);

function scriptOf(language: string): string {
  return new Intl.Locale(language).maximize().script ?? "";
}

const dayFormat = remembered(
  (language) =>
    // The words around it are British where they are English.
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    }),
);

/** A day as the language writes it; `day` is an ISO date. */
export function dayIn(language: string, day: string): string {
  const time = new Date(day);
  return Number.isNaN(time.getTime()) ? day : dayFormat(language).format(time);
}

/** The offered tag that is meant, whatever its capitals; null if none is. */
export function offeredAs(wanted: string, offered: readonly string[]): string | null {
  return offered.find((tag) => tag.toLowerCase() === wanted.toLowerCase()) ?? null;
}

/**
 * The language to show somebody: the first of their Accept-Language header, by weight, that is
 * offered in their script (RFC 9110, with likely subtags: zh-CN means zh-Hans, tl means fil).
 */
export function bestLanguage(
  header: string | undefined,
  { offered, fallback }: { readonly offered: readonly string[]; readonly fallback: string },
): string {
  for (const tag of acceptedIn(header ?? "")) {
    const exact = offeredAs(tag, offered);
    if (exact !== null) return exact;
    const alike = offered.find((one) => sameWriting(one, tag));
    if (alike !== undefined) return alike;
  }
  return offeredAs(fallback, offered) ?? offered[0] ?? fallback;
}

function acceptedIn(header: string): readonly string[] {
  return header
    .slice(0, 500)
    .split(",")
    .map((item) => {
      const [tag = "", ...settings] = item.split(";").map((one) => one.trim());
      const weight = settings.find((one) => one.startsWith("q="))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => weight > 0 && isTag(tag))
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => Intl.getCanonicalLocales(tag)[0] ?? tag);
}

export function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function sameWriting(one: string, other: string): boolean {
  const a = new Intl.Locale(one).maximize();
  const b = new Intl.Locale(other).maximize();
  return a.language === b.language && a.script === b.script;
}
