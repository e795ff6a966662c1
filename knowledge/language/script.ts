/** "Latn" for "sv", "Hant" for "zh-TW" (ISO 15924); null for what is no language tag. */
export function likelyScript(language: string): string | null {
  const known = likely.get(language);
  if (known !== undefined) return known;
  const script = maximized(language);
  // Tags come from pages too: a bounded memory for the few that recur.
  if (likely.size < 200) likely.set(language, script);
  return script;
}

const likely = new Map<string, string | null>();

function maximized(language: string): string | null {
  try {
    return new Intl.Locale(language.replaceAll("_", "-")).maximize().script ?? null;
  } catch {
    return null;
  }
}

/** "sv" for "sv-FI"; where a language has two codes, the one its profile is under. */
export function baseLanguage(language: string): string {
  const base = language.split(/[-_]/)[0]?.toLowerCase() ?? "";
  return twoCodes.get(base) ?? base;
}

const twoCodes: ReadonlyMap<string, string> = new Map([
  ["tl", "fil"],
  ["no", "nb"],
  ["nn", "nb"],
]);

/** How many of a text's letters have a script (ISO 15924), or a general category ("L"). */
export type Letters = (property: string) => number;

/** Each script is counted once, however many languages are written with it; most letters are plain ones. */
export function lettersOf(text: string): Letters {
  const rest = text.replace(/[\0-\x7f]+/g, "");
  const plain = plainLettersIn(text);
  const counted = new Map<string, number>();
  return (property) => {
    const known = counted.get(property);
    if (known !== undefined) return known;
    const here = property === "L" || property === "Latn" ? plain : 0;
    const count = here + (rest === "" ? 0 : lettersIn(rest, property));
    counted.set(property, count);
    return count;
  };
}

function plainLettersIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at) | 0x20;
    if (letter >= 0x61 && letter <= 0x7a) count += 1;
  }
  return count;
}

/**
 * The share, 0 to 1, of the text's letters that this language is written with. A Chinese
 * character or a Korean syllable counts as the three letters it would be in another script.
 */
export function writtenIn(letters: Letters, language: string): number {
  const han = 3 * letters("Hani");
  const kana = letters("Hira") + letters("Kana");
  const hangul = 3 * letters("Hang");
  const all = letters("L") + (2 / 3) * (han + hangul);
  return all === 0 ? 0 : inScript(likelyScript(language)) / all;

  function inScript(script: string | null): number {
    switch (script) {
      case "Hans":
      case "Hant":
        return han;
      // Text without kana may be Japanese all the same: a title, a name.
      case "Jpan":
        return kana + han;
      case "Kore":
        return hangul === 0 ? 0 : hangul + han;
      case null:
        return 0;
      default:
        return letters(script);
    }
  }
}

const letterMatchers = new Map<string, RegExp | null>();

function lettersIn(text: string, property: string): number {
  let matcher = letterMatchers.get(property);
  if (matcher === undefined) {
    matcher = letterMatcher(property);
    letterMatchers.set(property, matcher);
  }
  return matcher === null ? 0 : (text.match(matcher)?.length ?? 0);
}

function letterMatcher(property: string): RegExp | null {
  try {
    if (property === "L") return /\p{L}/gu;
    return new RegExp(`(?=\\p{L})\\p{sc=${property}}`, "gu");
  } catch {
    // A script too new for this Node.
    return null;
  }
}

/** Some of the most frequent characters that only one of the two Chinese scripts has. */
const simplified = /[们这来个说时为会对国过发还么问间单货东买卖钱谢请订运费邮帐关见让进开给电话]/gu;
const traditional =
  /[們這來個說時為會對國過發還麼問間單貨東買賣錢謝請訂運費郵帳關見讓進開給電話]/gu;

/** Above zero: written in simplified characters; below: in traditional ones; 0: cannot be told. */
export function simplifiedLead(text: string): number {
  const lead = (text.match(simplified)?.length ?? 0) - (text.match(traditional)?.length ?? 0);
  return Math.sign(lead);
}
