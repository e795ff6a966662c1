/** What can be found by typing. */
export type Findable = {
  readonly label: string;
  /** Other words it is found by. */
  readonly also?: string;
};

export type Match<C> = {
  readonly command: C;
  /** The part of the label that was typed: from and to, in UTF-16 units; null: found by another word. */
  readonly mark: readonly [number, number] | null;
};

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Those in which every word typed begins a word, whatever its case and accents: first those whose
 * label begins with it, then those with a label word that does, then the others; else as given. Pure.
 */
export function matching<C extends Findable>(
  commands: readonly C[],
  typed: string,
): readonly Match<C>[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return commands.map((command) => ({ command, mark: null }));
  return commands
    .flatMap((command) => {
      const rank = rankOf(command, wanted);
      return rank === null ? [] : [{ rank, command, mark: markOf(command.label, wanted[0] ?? "") }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ command, mark }) => ({ command, mark }));
}

/** 0, 1 or 2, the better the lower; null: it is not meant. */
function rankOf({ label, also = "" }: Findable, wanted: readonly string[]): number | null {
  const named = wordsOf(label);
  const all = [...named, ...wordsOf(also)];
  if (!wanted.every((word) => all.some((one) => one.startsWith(word)))) return null;
  const first = wanted[0] ?? "";
  if (named[0]?.startsWith(first) === true) return 0;
  return named.some((one) => one.startsWith(first)) ? 1 : 2;
}

function wordsOf(text: string): readonly string[] {
  return fold(text).match(WORD) ?? [];
}

function markOf(label: string, word: string): readonly [number, number] | null {
  for (const found of label.matchAll(WORD)) {
    // A letter that folds to several has no one place to end at: then nothing is marked.
    if (fold(found[0]).length === found[0].length && fold(found[0]).startsWith(word))
      return [found.index, found.index + word.length];
  }
  return null;
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
