import { languageOf } from "./article-file.ts";

const ENGLISH_NAMES = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/** Whether the language of a tag is one of the six hundred or so that Unicode has a name for. */
export function hasName(tag: string): boolean {
  return ENGLISH_NAMES.of(primary(tag)) !== undefined;
}

/** Whether it is a language at all: of the thousands in ISO 639-3, Unicode knows at least the script. */
export function isLanguage(tag: string): boolean {
  const language = primary(tag);
  const likely = new Intl.Locale(language).maximize();
  return hasName(tag) || (likely.language === language && likely.script !== undefined);
}

/** A tag whose language has a name; null otherwise: a folder `kb` is no language, though it could be one's tag. */
export function namedTag(value: unknown): string | null {
  const tag = languageOf(value);
  return tag !== null && hasName(tag) ? tag : null;
}

function primary(tag: string): string {
  return tag.split("-")[0] ?? tag;
}
