import type { Unit } from "./markdown-units.ts";

/** In characters of Markdown. */
const longestPassage = 400;

/** How many words of the question a good beginning is worth. */
const articleStartBonus = 1.8;
const blockStartBonus = 0.6;

type Stretch = { readonly from: number; readonly to: number; readonly text: string };

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
  const found = held.map((features) => features.filter((feature) => wanted.has(feature)));
  let best: Stretch | null = null;
  let bestWorth = -1;
  for (const stretch of stretchesOf(units)) {
    const features = new Set(found.slice(stretch.from, stretch.to).flat());
    let worth = startBonus(units, stretch.from) + fullness(units, stretch);
    for (const feature of features) worth += wanted.get(feature) ?? 0;
    if (worth > bestWorth) [best, bestWorth] = [stretch, worth];
  }
  if (best !== null) return best.text;
  return units[0] === undefined ? null : cutAtWord(units[0].text);
}

/** From each unit, every run of units that fits. */
function stretchesOf(units: readonly Unit[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  units.forEach((first, from) => {
    let text = first.text;
    for (let to = from + 1; text.length <= longestPassage; to += 1) {
      stretches.push({ from, to, text });
      const next = units[to];
      if (next === undefined || next.opensSection) break;
      text += next.gap + next.text;
    }
  });
  return stretches;
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
  if (/[:：]\s*$/.test(stretch.text)) return -1;
  const endsBlock = units[stretch.to]?.opensBlock ?? true;
  return (endsBlock ? 0.4 : 0) + (0.3 * stretch.text.length) / longestPassage;
}

// Only for an article whose every sentence is longer than a passage.
function cutAtWord(text: string): string {
  if (text.length <= longestPassage) return text;
  const cut = text.slice(0, longestPassage - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), longestPassage / 2))}…`;
}
