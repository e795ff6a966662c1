/** Longest name of a topic; the server's limit. */
const LONGEST = 80;

/**
 * The name of a topic, as addresses and file names carry it: Latin letters and digits of the title,
 * joined by hyphens. @param spare used where the title has none of them @param taken names in use
 */
export function topicFrom(
  title: string,
  { spare, taken }: { readonly spare: string; readonly taken: ReadonlySet<string> },
): string {
  const plain = latinOf(title);
  const name = plain === "" ? `article-${latinOf(spare).slice(0, 12)}` : plain;
  for (let count = 1; ; count += 1) {
    const tail = count === 1 ? "" : `-${count}`;
    const topic = name.slice(0, LONGEST - tail.length).replace(/-$/, "") + tail;
    if (!taken.has(topic)) return topic;
  }
}

/** What decomposing does not take apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  ø: "o",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

function latinOf(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßæøœłđðþı]/g, (letter) => LETTERS[letter] ?? "")
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
