import { tidyTag, type Ticket } from "../../../server/protocol/ticket.ts";

const MOST = 6;
/** A tag on a ticket with a word in common counts as so many on tickets without one. */
const ALIKE = 8;

/**
 * Tags of past tickets that may fit this one, the likeliest first: those of tickets whose subjects
 * have words in common with it, then those used most. Typing narrows them down. Pure.
 */
export function suggestedTags(
  ticket: Ticket,
  past: readonly Ticket[],
  typed: string,
): readonly string[] {
  const start = tidyTag(typed);
  const mine = wordsOf(ticket.subject);
  const weights = new Map<string, number>();
  for (const other of past) {
    if (other.id === ticket.id || other.tags.length === 0) continue;
    const common = [...wordsOf(other.subject)].filter((word) => mine.has(word)).length;
    for (const tag of other.tags) weights.set(tag, (weights.get(tag) ?? 0) + 1 + ALIKE * common);
  }
  return [...weights]
    .filter(([tag]) => tag.includes(start) && !ticket.tags.includes(tag))
    .sort(([a, heavy], [b, light]) => light - heavy || a.localeCompare(b))
    .slice(0, MOST)
    .map(([tag]) => tag);
}

/** Words of any language; the shortest say little where words are written with letters. */
function wordsOf(text: string): ReadonlySet<string> {
  const segments = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text);
  const words = [...segments].flatMap(({ segment, isWordLike }) =>
    isWordLike === true ? [segment.toLowerCase()] : [],
  );
  return new Set(words.filter((word) => word.length > 3 || !/^[\p{Script=Latin}]+$/u.test(word)));
}
