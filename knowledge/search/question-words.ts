import { foldAccents, normalize } from "../normalize.ts";
import { primarySubtag } from "../text/stemmers.ts";
import { isUnspaced, segmentsOf } from "../words.ts";

/**
 * What only says that something is asked. Texts seldom hold these words, so where texts are all there
 * is, the few that do would be found by them.
 */
const asking: Readonly<Record<string, string>> = {
  en: "what which who whom whose when where how why",
  sv: "vad vilken vilket vilka vem vems när var vart hur varför",
  lv: "kas kurš kura kuri kuras ko kam kad kur cik kā kāpēc kāds kāda kādi kādas vai",
  fil: "ano alin sino kanino kailan saan nasaan paano bakit magkano ilan gaano ba",
  de: "was welche welcher welches welchen wer wem wen wessen wann wo wohin woher wie wieso warum weshalb wieviel",
  fr: "que quoi quel quelle quels quelles qui quand où comment pourquoi combien",
  es: "qué cuál cuáles quién quiénes cuándo dónde adónde cómo cuánto cuánta cuántos cuántas",
  ar: "ما ماذا من متى أين كيف لماذا كم هل أي",
  zh: "什么时候 为什么 什么 哪个 哪些 哪里 哪儿 哪 谁 多少 多少钱 多久 多大 多长 多高 多远 如何 怎么样 怎么 怎样 几个 几 为何 何时 何地 何处 何人 何种 何 哪一 哪 几次 几天 几点 几年 几月 几岁 几号 几位 几种 几家 几名 第几 谁能 能否 可否 干什么 是否 吗 呢",
  th: "อะไร ใคร เมื่อใด เมื่อไหร่ เมื่อไร ที่ไหน อย่างไร ยังไง ทำไม เท่าไหร่ เท่าไร เท่าใด กี่ ไหน ใด หรือไม่ มั้ย",
};

const words = new Map(
  Object.entries(asking).map(([language, list]) => [
    language,
    new Set(list.split(" ").map((word) => foldAccents(normalize(word)))),
  ]),
);

const ofAnyLanguage = new Set([...words.values()].flatMap((own) => [...own]));

/** @param word normalized */
export function isQuestionWord(word: string): boolean {
  return ofAnyLanguage.has(foldAccents(word));
}

/**
 * What a question is about; all of it, if nothing else is left.
 *
 * @param text normalized
 * @param language BCP 47 tag
 */
export function withoutQuestionWords(text: string, language: string): string {
  const own = words.get(primarySubtag(language));
  if (own === undefined) return text;
  const left = text.replace(/[\p{L}\p{N}\p{M}]+/gu, (run) =>
    // Whole words alone: in 几乎 ("nearly") nobody asks how many.
    (isUnspaced(run) ? segmentsOf(run) : [run])
      .map((word) => (own.has(foldAccents(word)) ? " " : word))
      .join(""),
  );
  return /[\p{L}\p{N}]/u.test(left) ? left : text;
}
