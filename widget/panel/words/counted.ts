import { sayCount, type Counted } from "./say.ts";
import { readerLocale } from "./spoken.ts";
import { words } from "./words.ts";

/** A counted text as the reader writes numbers. */
export function counted(
  forms: Counted,
  count: number,
  values: Readonly<Record<string, string>> = {},
): string {
  return sayCount(forms, count, { ...values, locale: locale() });
}

/** How this reader writes numbers and times, in the language of the words around them. */
export function locale(): string {
  return readerLocale.value ?? words().locale;
}
