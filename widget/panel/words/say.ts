/** One text for each plural form a language has; `other` always. */
export type Counted = { readonly other: string } & Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>>
>;

type Values = Readonly<Record<string, string>>;

/** The text with its `{names}` put in. What is put in is not looked at again. */
export function say(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The form for a number in a language, with `{count}` and the rest put in. */
export function sayCount(
  forms: Counted,
  count: number,
  { locale, ...values }: Values & { readonly locale: string },
): string {
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other;
  return say(form, { count: new Intl.NumberFormat(locale).format(count), ...values });
}
