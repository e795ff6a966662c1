/** The languages there are words in: BCP 47 tags, the first for everybody else. */
export const LANGUAGES = [
  "en",
  "sv",
  "lv",
  "th",
  "zh-Hans",
  "fil",
  "es",
  "de",
  "fr",
  "ar",
] as const;

export type Language = (typeof LANGUAGES)[number];

/** The language a tag means, with likely subtags: zh-CN is zh-Hans, tl is fil. null: there is none. */
export function languageOf(tag: string): Language | null {
  const wanted = writingOf(tag);
  return LANGUAGES.find((language) => writingOf(language) === wanted) ?? null;
}

/** The first of them that there are words in. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = languageOf(tag);
    if (language !== null) return language;
  }
  return LANGUAGES[0];
}

/** The tags among them, made canonical; what is none is left out. */
export function tagsIn(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => {
    try {
      return Intl.getCanonicalLocales(text.trim());
    } catch {
      return [];
    }
  });
}

function writingOf(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}
