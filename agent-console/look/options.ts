/** Words by value, as the options of a choice. */
export function optionsOf<V extends string>(
  words: Readonly<Record<V, string>>,
): readonly (readonly [V, string])[] {
  return Object.entries(words) as unknown as readonly (readonly [V, string])[];
}
