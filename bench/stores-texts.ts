import { randomFrom } from "../test/support/random.ts";

const SYLLABLES = [
  "ten",
  "ta",
  "pol",
  "ro",
  "mi",
  "ka",
  "lu",
  "be",
  "sor",
  "ni",
  "gra",
  "ve",
  "dis",
  "ho",
  "ple",
  "ym",
];
const WORDS = 20_000;
const SENTENCES = 4_096;
/** One in so many is in a script without spaces. */
const UNSPACED = 64;
const OTHERS = ["帐篷杆在暴风雨中断了，可以换新的吗", "เสาเต็นท์หักในพายุ เปลี่ยนใหม่ได้ไหม"];

const sentences = made();

/** What somebody wrote: of few words that come often and many that hardly ever do, as in any language. */
export function sentence(nth: number): string {
  return sentences[nth % SENTENCES] ?? "";
}

function made(): readonly string[] {
  const dice = randomFrom(1);
  const word = () => spelled(Math.floor(WORDS ** (dice.between(0, 1_000_000) / 1_000_000)));
  return Array.from({ length: SENTENCES }, (_, i) =>
    i % UNSPACED === 0
      ? dice.pick(OTHERS)
      : Array.from({ length: dice.between(6, 14) }, word).join(" "),
  );
}

/** The word of a rank, from 1: the commonest. */
export function spelled(rank: number): string {
  let word = "";
  for (let left = rank + SYLLABLES.length; left > 0; left = Math.floor(left / SYLLABLES.length))
    word += SYLLABLES[left % SYLLABLES.length] ?? "";
  return word;
}
