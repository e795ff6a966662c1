/** Somebody who can be named. */
export type Named = { readonly id: string; readonly name: string };

export type Mention = Named & { readonly from: number; readonly to: number };

/**
 * Who is named in a text as `@Name`, in its order. Case is no matter; of two names that begin alike the
 * longer is meant; what stands inside a word (an e-mail address) names nobody.
 */
export function mentionsIn(text: string, people: readonly Named[]): readonly Mention[] {
  const byLength = people.toSorted((a, b) => b.name.length - a.name.length);
  const found: Mention[] = [];
  for (let from = text.indexOf("@"); from >= 0; from = text.indexOf("@", from + 1)) {
    if (isWord(text.slice(0, from).at(-1))) continue;
    const one = byLength.find(({ name }) => isNamed(text, from + 1, name));
    if (one !== undefined) found.push({ ...one, from, to: from + 1 + one.name.length });
  }
  return found;
}

function isNamed(text: string, from: number, name: string): boolean {
  const there = text.slice(from, from + name.length);
  return (
    name !== "" &&
    there.toLowerCase() === name.toLowerCase() &&
    !isWord(text.slice(from + name.length).at(0))
  );
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}

/** What is being typed of a name at the end of `before`, and where its `@` stands; null: nothing is. */
export function nameBegun(before: string): { readonly at: number; readonly typed: string } | null {
  const at = before.lastIndexOf("@");
  const typed = before.slice(at + 1);
  if (at < 0 || isWord(before.slice(0, at).at(-1)) || typed.length > 40) return null;
  return /[\n@]/.test(typed) ? null : { at, typed };
}
