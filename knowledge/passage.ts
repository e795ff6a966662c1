import type { Unit } from "./markdown-units.ts";

/** In characters of Markdown. */
const longestPassage = 400;

/** How many words of the question a good beginning is worth. */
const articleStartBonus = 1.8;
const blockStartBonus = 0.6;

/** Consecutive units of an article: from one up to another, which is not in it. */
type Stretch = { readonly from: number; readonly to: number; readonly length: number };

/**
 * The part of an article to quote, Markdown of at most 400 characters: consecutive whole sentences
 * and list items that hold most of the question's words. The first paragraph answers the title, so
 * it wins unless another place fits the question clearly better. Null for an article of no text.
 *
 * @param article its units, and the features of each
 * @param wanted the features of the question, and what each is worth in words
 */
export function bestPassage(
  {
    units,
    held,
  }: { readonly units: readonly Unit[]; readonly held: readonly (readonly number[])[] },
  wanted: ReadonlyMap<number, number>,
): string | null {
  let best: Stretch | null = null;
  let bestWorth = -1;
  for (const [from] of units.entries()) {
    const seen = new Set<number>();
    let found = startBonus(units, from);
    for (const stretch of stretchesFrom(units, from)) {
      for (const feature of held[stretch.to - 1] ?? []) {
        const worth = wanted.get(feature);
        if (worth === undefined || seen.has(feature)) continue;
        seen.add(feature);
        found += worth;
      }
      const worth = found + fullness(units, stretch);
      if (worth > bestWorth) [best, bestWorth] = [stretch, worth];
    }
  }
  if (best !== null) return textOf(units, best);
  return units[0] === undefined ? null : cutAtWord(units[0].text);
}

/** Every run of units from this one on that fits, the shortest first. */
function* stretchesFrom(units: readonly Unit[], from: number): Iterable<Stretch> {
  let length = units[from]?.text.length ?? 0;
  for (let to = from + 1; length <= longestPassage; to += 1) {
    yield { from, to, length };
    const next = units[to];
    if (next === undefined || next.opensSection) return;
    length += next.gap.length + next.text.length;
  }
}

function textOf(units: readonly Unit[], { from, to }: Stretch): string {
  return units
    .slice(from, to)
    .map(({ gap, text }, at) => (at === 0 ? text : gap + text))
    .join("");
}

function startBonus(units: readonly Unit[], from: number): number {
  if (from === 0) return articleStartBonus;
  return units[from]?.opensBlock === true ? blockStartBonus : 0;
}

/**
 * Decides between equals: a passage that ends with its block, then the longer one. One that only
 * announces what comes then ("If it does not turn on:") is cut off.
 */
function fullness(units: readonly Unit[], stretch: Stretch): number {
  if (/[:：]\s*$/.test(units[stretch.to - 1]?.text ?? "")) return -1;
  const endsBlock = units[stretch.to]?.opensBlock ?? true;
  return (endsBlock ? 0.4 : 0) + (0.3 * stretch.length) / longestPassage;
}

// Only for an article whose every sentence is longer than a passage.
function cutAtWord(text: string): string {
  if (text.length <= longestPassage) return text;
  const cut = text.slice(0, longestPassage - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), longestPassage / 2))}…`;
}
