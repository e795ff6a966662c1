/** Gives a category the spelling it came in first. */
export type Spell = (category: string) => string;

/** Categories whose names differ in case alone are one (SPEC K17). `known`: those that came before. */
export function spellingAfter(known: Iterable<string>): Spell {
  const first = new Map<string, string>();
  const spell: Spell = (category) => {
    const key = category.normalize("NFC").toLowerCase();
    const spelled = first.get(key) ?? category;
    first.set(key, spelled);
    return spelled;
  };
  for (const category of known) spell(category);
  return spell;
}
