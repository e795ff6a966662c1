/**
 * Everything exact in a text, each in one form: numbers with what stands by them (prices, dates,
 * shares), codes, addresses.
 */
export function figuresIn(text: string): ReadonlySet<string> {
  const plain = westernDigits(text);
  const found = new Set<string>();
  for (const pattern of [ADDRESS, CAPITALS, NUMBER])
    for (const [figure] of plain.matchAll(pattern))
      found.add(figure.toLowerCase().replace(/\s/gu, ""));
  return found;
}

/** What stands behind each number, as `30 days`: another unit is another claim. */
export function unitsIn(text: string): readonly string[] {
  return [...westernDigits(text).matchAll(UNIT)].flatMap(([, spaced, unspaced]) =>
    (spaced ?? unspaced ?? "") === "" ? [] : [(spaced ?? unspaced ?? "").toLowerCase()],
  );
}

/** Links, e-mail addresses and hosts. */
const ADDRESS =
  /[a-z][a-z+.-]{1,10}:\/\/\S+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:\/\S*)?/giu;
/** Words of capitals, such as a discount code. */
const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}{4,}(?![\p{L}\p{N}])/gu;
/** Digits, what joins them, and the letters and signs that stick to them. */
const NUMBER =
  /(?:[\p{Sc}+#]\s?)?(?:[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]+(?:-[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]+)*-?)?\p{Nd}(?:[\p{Nd}\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]|[.,:/ -](?=\p{Nd})|-(?=\p{Lu}))*(?:\s?[%‰°\p{Sc}])?/gu;
const UNIT =
  /\p{Nd}\s?(?:(?![\p{sc=Han}\p{sc=Thai}\p{sc=Hiragana}\p{sc=Katakana}])\s([\p{L}\p{M}]+)|([\p{sc=Han}\p{sc=Thai}\p{sc=Hiragana}\p{sc=Katakana}]))/gu;

/** Digits of any script as 0 to 9: a figure is the same however it is written. */
function westernDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    // Each script has its ten digits in a row; none has another's before them.
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}
