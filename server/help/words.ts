import { remembered } from "./remembered.ts";
import { english, type Counted, type HelpWords } from "./words/english.ts";
import { filipino } from "./words/filipino.ts";
import { latvian } from "./words/latvian.ts";
import { simplifiedChinese } from "./words/simplified-chinese.ts";
import { swedish } from "./words/swedish.ts";
import { thai } from "./words/thai.ts";

export const WORDS: Readonly<Record<string, HelpWords>> = {
  en: english,
  sv: swedish,
  lv: latvian,
  th: thai,
  "zh-Hans": simplifiedChinese,
  fil: filipino,
};

export type Spoken = { readonly words: HelpWords; readonly language: string };

/** The words for a page's language, else English; `language` says which these are. */
export const wordsFor = remembered((language): Spoken => {
  const wanted = new Intl.Locale(language).maximize();
  for (const [tag, words] of Object.entries(WORDS)) {
    const offered = new Intl.Locale(tag).maximize();
    if (offered.language === wanted.language && offered.script === wanted.script)
      return { words, language: tag };
  }
  return { words: english, language: "en" };
});

/** The text with its `{names}` put in. What is put in is not looked at again. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

const rules = remembered((language) => new Intl.PluralRules(language));

export function counted({ forms, count, language }: CountedText): string {
  const form = rules(language).select(count);
  return fill(forms[form] ?? forms.other, { count });
}

type CountedText = { readonly forms: Counted; readonly count: number; readonly language: string };
