import { foldAccents, normalize } from "../normalize.ts";
import { wordsOf } from "../words.ts";
import { isQuestionWord } from "./question-words.ts";

/** With what people go on from an answer: it says nothing of what they ask. */
const opening = wordSet(`
  yes yeah yep ok okay well and but so also then or thanks
  ja japp jo okej och men så också då eller tack
  jā un bet tad arī labi paldies nu
  oo opo sige at pero tapos saka o salamat
  ใช่ ครับ ค่ะ คะ โอเค และ แต่ แล้ว ส่วน หรือ ขอบคุณ
  是 是的 好 好的 对 对的 嗯 那 那么 但 但是 可是 不过 还有 而且 谢谢
  sí bueno y e pero entonces también o gracias
  ja gut und aber dann also auch oder danke
  oui et mais alors donc aussi ou merci
  نعم حسنا طيب و لكن ولكن اذن ايضا او شكرا
`);
const denial = wordSet("no nope nej nä nē hindi ไม่ 不 不是 没有 nein non لا");

/** What stands for something named before, and what may be asked of anything: what it costs or takes. */
const pointing = wordSet(`
  it its that thats this these those they them one ones there here is are was be do does did can could
  will would have has i you we me my the a an for of to at much many long far big often cost costs price
  expensive free take takes last work works possible about else more exactly please
  det den de dem detta denna dessa där här är var blir gör göra kan kunna ska skulle har får jag du ni vi man
  mig en ett för av till i på mycket många lång länge tid stor ofta kostar kosta kostnad pris priset dyrt gratis
  tar ta räcker fungerar går om mer
  tas tā to tam tie tās tos šis šī šo te tur ir būs būtu var varu vai es jūs mēs man mani par no uz daudz ilgi
  ilgs laika liels liela brīvu bieži maksā maksās cena dārgi bezmaksas vajag prasa notiek strādā iespējams vēl
  ito iyon iyan nito niyan noon yan yun yon nun sila dito doon ay ang ng sa na po ho ba ako ko ikaw mo kayo
  ninyo niyo kami namin tayo natin para mga magkano katagal tagal karami kalaki kalayo madalas presyo bayad
  mahal libre aabutin tumatagal gumagana pwede puwede maaari kung pa
  มัน อัน นี้ นั้น นั่น โน่น นี่ อันนี้ อันนั้น แบบ ตรง คือ เป็น มี ได้ ไหม มั้ย ครับ ค่ะ คะ นะ ผม ฉัน เรา คุณ ของ ที่
  เท่า ไหร่ ไร นาน กี่ วัน เวลา ใช้ ใช้เวลา ราคา ค่า ค่าใช้จ่าย แพง ฟรี บ่อย ต้อง จะ ล่ะ อีก เลย จ่าย
  它 它们 他们 这 这个 那个 这些 那些 这样 那样 这里 那里 这儿 那儿 是 有 能 可以 会 要 需要 得 我 你 您 我们 你们
  的 了 在 多 多少 多少钱 钱 多久 多长 时间 久 长 远 大 贵 价格 价钱 费用 收费 免费 花 用 办 弄 做 还 啊 呀 吧
  eso esto ese esa este esta esos esas ello lo la los las le allí ahí aquí es son está puede puedo pueden hay
  yo me mi tu su usted nos el un una de en a para por cuesta cuestan vale costaría precio caro gratis tarda
  tiempo dura funciona hace posible se sería más
  es das dies diese dieser dieses den dem der die sie ihnen dort hier da ist sind war wird kann können darf
  hat haben ich man wir mir mich mein du ein eine für von zu in viel viele lange lang weit oft kostet kosten
  preis teuer gratis kostenlos dauert geht funktioniert möglich noch mehr
  ça cela ceci ce cet cette ces il elle ils elles le la les lui leur là ici y en est sont sera peut peux peut-on
  on je me mon ma vous nous un une de du des à pour par beaucoup longtemps temps loin souvent coûte coûtent
  coûterait prix cher gratuit prend dure faut marche fonctionne possible cest plus
  هذا هذه ذلك تلك هو هي هم هناك هنا يكون يمكن يمكنني ممكن انا أنا انت نحن لي في من على الى إلى عن ل السعر سعر
  سعره سعرها تكلفة التكلفة يكلف تكلف ثمن ثمنه غالي مجاني مجانا يستغرق تستغرق وقت الوقت طويل يعمل
`);

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/).map(keyOf));
}

function keyOf(word: string): string {
  return foldAccents(normalize(word));
}

/** What is left of a text without the words that only lead on: "yes but how much to Iceland?". */
export function withoutOpening(text: string): string {
  const words = wordsOf(text);
  const begins = words.findIndex((word, at) => !leadsOn(word, words[at + 1]));
  let start = 0;
  for (const word of words.slice(0, begins)) start = text.indexOf(word, start) + word.length;
  return begins < 0 ? text : text.slice(text.indexOf(words[begins] ?? "", start));
}

/** "No parcel came" is denied; "no, but when" goes on. */
function leadsOn(word: string, next: string | undefined): boolean {
  const key = keyOf(word);
  return opening.has(key) || (denial.has(key) && next !== undefined && opening.has(keyOf(next)));
}

/** Whether a text names nothing by itself, in any of the languages offered: "how much is it?". */
export function onlyPoints(text: string): boolean {
  const words = wordsOf(text);
  return (
    words.length > 0 && words.every((word) => pointing.has(keyOf(word)) || isQuestionWord(word))
  );
}
