import { ARTICLE_LANGUAGES } from "../protocol/article-languages.ts";
import { languageOf, textOf } from "./article-file.ts";
import { isLanguage } from "./language-tags.ts";

/** A language's tag, by its tag or its name in English or in itself; null: it is no language we know. */
export function languageNamed(value: unknown): string | null {
  const tag = languageOf(value);
  return tag !== null && isLanguage(tag) ? tag : (TAGS.get(keyOf(textOf(value) ?? "")) ?? null);
}

const TAGS: ReadonlyMap<string, string> = new Map(
  // Of two with one name the first counts, as for "Chinese".
  ARTICLE_LANGUAGES.toReversed().flatMap((tag) => {
    const spoken = new Intl.Locale(tag).language;
    return [spoken, tag].flatMap((one) => namesOf(one).map((name) => [keyOf(name), tag] as const));
  }),
);

function namesOf(tag: string): readonly string[] {
  return ["en", tag].flatMap((reader) => {
    const names = new Intl.DisplayNames(reader, { type: "language", fallback: "none" });
    return names.of(tag) ?? [];
  });
}

function keyOf(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
