/** Passages of the demo shop in other words, by hand: the `faithful` ones say what is there, the `false` do not. */
export type Sample = {
  readonly language: string;
  readonly passage: string;
  readonly text: string;
  readonly quote: string;
};

const RETURNS =
  "You can return or exchange any unused item within **60 days** of the day it reached you. An exchange for another size or colour is free; for a return to get your money back we take 4.90 euro off the refund for the label.";
const ABROAD =
  "We deliver to all countries of the European Union, and to **Norway, Switzerland, Iceland and the United Kingdom**. Parcels to those places take 4 to 8 working days and cost 12 euro, or nothing from 150 euro.";
const NOWHERE =
  "We do not deliver to the United States, Canada, Australia or any other country outside this list at present, nor to freight forwarders. Lamps with a built-in battery can't be sent to Iceland, because they travel there by air.";
const REFUND =
  "We pay back within **three working days** of the return reaching the warehouse, and your bank then takes one to five working days to show it. Altogether count on about two weeks from the day you hand the parcel in.";
const HOURS =
  "People are in this chat **Monday to Friday from 9:00 to 17:00, and Saturday from 10:00 to 14:00**. Press **Talk to a person** and whoever is free takes over, usually within two minutes.";
const SV =
  "Standardleverans tar **2 till 4 vardagar** och kostar 4,90 euro. Frakten är gratis när du handlar för minst 75 euro.";
const LV =
  "Jebkuru nelietotu preci varat atgriezt vai apmainīt **60 dienu** laikā no saņemšanas dienas. Apmaiņa pret citu izmēru vai krāsu ir bez maksas; ja preci atgriežat un vēlaties naudu atpakaļ, no atmaksas atskaitām 4,90 eiro par uzlīmi.";
const TH =
  "สินค้าที่ยังไม่ได้ใช้ คืนหรือเปลี่ยนได้ภายใน **60 วัน** นับจากวันที่ได้รับ เปลี่ยนไซส์หรือสีฟรี ถ้าคืนเพื่อรับเงินคืน จะหักค่าใบปะหน้า 4.90 ยูโรจากยอดคืน";
const ZH =
  "未使用的商品，收货后 **60 天**内都可以退货或换货。换尺码或颜色免费；退货退款的，会从退款中扣除 4.90 欧元面单费。";
const FIL =
  "Pwedeng i-return o i-exchange ang hindi pa nagagamit na item sa loob ng **60 araw** mula nang matanggap. Libre ang exchange sa ibang size o kulay; kung return para sa refund, may bawas na 4.90 euro para sa label.";

const en = (passage: string, text: string, quote: string): Sample => ({
  language: "en",
  passage,
  text,
  quote,
});

export const FAITHFUL: readonly Sample[] = [
  en(
    RETURNS,
    "Yes, you can return an unused item within 60 days of the day it reached you.",
    "return or exchange any unused item within 60 days of the day it reached you",
  ),
  en(
    RETURNS,
    "Unused items can be exchanged or returned within 60 days.",
    "You can return or exchange any unused item within 60 days",
  ),
  en(
    RETURNS,
    "Exchanging for another size or colour is free.",
    "An exchange for another size or colour is free",
  ),
  en(
    RETURNS,
    "For a return we take 4.90 euro off your refund for the label.",
    "we take 4.90 euro off the refund for the label",
  ),
  en(
    ABROAD,
    "Yes, we deliver to Norway.",
    "We deliver to all countries of the European Union, and to Norway",
  ),
  en(
    ABROAD,
    "Parcels there take 4 to 8 working days and cost 12 euro, or nothing from 150 euro.",
    "take 4 to 8 working days and cost 12 euro",
  ),
  en(
    NOWHERE,
    "No, we don't deliver to Canada at present.",
    "We do not deliver to the United States, Canada",
  ),
  en(
    NOWHERE,
    "Lamps with a built-in battery can't be sent to Iceland.",
    "Lamps with a built-in battery can't be sent to Iceland",
  ),
  en(
    REFUND,
    "We pay you back within three working days of the return reaching our warehouse, and your bank takes one to five working days to show it.",
    "We pay back within three working days of the return reaching the warehouse",
  ),
  en(REFUND, "Count on about two weeks altogether.", "Altogether count on about two weeks"),
  en(HOURS, "People are in the chat Saturday from 10:00 to 14:00.", "Saturday from 10:00 to 14:00"),
  {
    language: "sv",
    passage: SV,
    text: "Standardleveransen kostar 4,90 euro och tar 2 till 4 vardagar.",
    quote: "tar 2 till 4 vardagar och kostar 4,90 euro",
  },
  {
    language: "sv",
    passage: SV,
    text: "Handlar du för minst 75 euro är frakten gratis.",
    quote: "Frakten är gratis när du handlar för minst 75 euro.",
  },
  {
    language: "lv",
    passage: LV,
    text: "Jā, nelietotu preci varat atgriezt 60 dienu laikā no saņemšanas.",
    quote: "Jebkuru nelietotu preci varat atgriezt vai apmainīt 60 dienu laikā",
  },
  {
    language: "lv",
    passage: LV,
    text: "Apmaiņa pret citu izmēru ir bez maksas.",
    quote: "Apmaiņa pret citu izmēru vai krāsu ir bez maksas",
  },
  {
    language: "th",
    passage: TH,
    text: "สินค้าที่ยังไม่ได้ใช้คืนได้ภายใน 60 วันนับจากวันที่ได้รับ",
    quote: "คืนหรือเปลี่ยนได้ภายใน 60 วัน",
  },
  {
    language: "zh-Hans",
    passage: ZH,
    text: "可以，未使用的商品收货后 60 天内都可以退货。",
    quote: "收货后 60 天内都可以退货或换货",
  },
  { language: "zh-Hans", passage: ZH, text: "换颜色免费。", quote: "换尺码或颜色免费" },
  {
    language: "fil",
    passage: FIL,
    text: "Oo, pwedeng i-return ang hindi pa nagagamit na item sa loob ng 60 araw.",
    quote: "Pwedeng i-return o i-exchange ang hindi pa nagagamit na item sa loob ng 60 araw",
  },
  {
    language: "de",
    passage:
      "Sie können jeden ungebrauchten Artikel innerhalb von 60 Tagen zurückgeben oder umtauschen.",
    text: "Ungebrauchte Artikel können Sie innerhalb von 60 Tagen zurückgeben.",
    quote: "jeden ungebrauchten Artikel innerhalb von 60 Tagen zurückgeben",
  },
  {
    language: "fr",
    passage: "Vous pouvez retourner tout article inutilisé dans les 60 jours suivant sa réception.",
    text: "Oui, vous pouvez retourner un article inutilisé dans les 60 jours.",
    quote: "retourner tout article inutilisé dans les 60 jours",
  },
  {
    language: "es",
    passage: "Puede devolver cualquier artículo sin usar en un plazo de 60 días.",
    text: "Sí, puede devolver un artículo sin usar en 60 días.",
    quote: "devolver cualquier artículo sin usar en un plazo de 60 días",
  },
  {
    language: "ar",
    passage: "يمكنك إرجاع أي منتج غير مستخدم خلال 60 يومًا من استلامه.",
    text: "نعم، يمكنك إرجاع منتج غير مستخدم خلال 60 يومًا.",
    quote: "إرجاع أي منتج غير مستخدم خلال 60 يومًا",
  },
];

/** The quote is there, word for word, but the sentence says something else with it. */
export const FALSE: readonly Sample[] = [
  en(
    RETURNS,
    "You can return any used item within 60 days, even after a long hike outdoors.",
    "return or exchange any unused item within 60 days",
  ),
  en(
    RETURNS,
    "Returns are free of charge for loyal customers.",
    "An exchange for another size or colour is free",
  ),
  en(
    RETURNS,
    "Exchanges and refunds are free worldwide.",
    "An exchange for another size or colour is free",
  ),
  en(
    RETURNS,
    "You can return or exchange any unused item within 90 days.",
    "return or exchange any unused item within 60 days",
  ),
  en(
    RETURNS,
    "You can return or exchange any unused item within 60 weeks.",
    "return or exchange any unused item within 60 days",
  ),
  en(
    RETURNS,
    "You can return or exchange any unused item within sixty days.",
    "return or exchange any unused item within 60 days",
  ),
  en(
    RETURNS,
    "You cannot return or exchange any unused item within 60 days.",
    "return or exchange any unused item within 60 days",
  ),
  en(
    RETURNS,
    "We take $4.90 off the refund for the label.",
    "we take 4.90 euro off the refund for the label",
  ),
  en(
    ABROAD,
    "We deliver to Norway overnight with our premium courier.",
    "and to Norway, Switzerland",
  ),
  en(
    ABROAD,
    "We deliver to Brazil, Argentina and Japan.",
    "We deliver to all countries of the European Union",
  ),
  en(
    NOWHERE,
    "We deliver to the United States, Canada and Australia.",
    "deliver to the United States, Canada, Australia",
  ),
  en(
    NOWHERE,
    "Lamps with a built-in battery can be sent to Iceland.",
    "Lamps with a built-in battery can't be sent to Iceland",
  ),
  en(
    REFUND,
    "We pay back within five working days of the return reaching the warehouse, plus 50 euro.",
    "We pay back within three working days",
  ),
  en(
    REFUND,
    "Write to refunds@trail-gear.example and we pay back within three working days.",
    "We pay back within three working days",
  ),
  en(
    HOURS,
    "People are in this chat Saturday from 10:00 to 22:00.",
    "Saturday from 10:00 to 14:00",
  ),
  en(HOURS, "Use the code FREECHAT to talk to a person.", "Talk to a person"),
  en(HOURS, "The moon is a lantern and the night is long.", "Talk to a person"),
  {
    language: "sv",
    passage: SV,
    text: "Frakten är alltid gratis till hela Norden och Baltikum.",
    quote: "Frakten är gratis när du handlar för minst 75 euro",
  },
  {
    language: "sv",
    passage: SV,
    text: "Frakten är inte gratis när du handlar för minst 75 euro.",
    quote: "Frakten är gratis när du handlar för minst 75 euro",
  },
  {
    language: "lv",
    passage: LV,
    text: "Nelietotu preci nevar atgriezt 60 dienu laikā.",
    quote: "Jebkuru nelietotu preci varat atgriezt vai apmainīt 60 dienu laikā",
  },
  {
    language: "th",
    passage: TH,
    text: "สินค้าที่ใช้แล้วคืนได้ภายใน 60 วัน",
    quote: "คืนหรือเปลี่ยนได้ภายใน 60 วัน",
  },
  {
    language: "zh-Hans",
    passage: ZH,
    text: "未使用的商品，收货后 60 天内都不可以退货。",
    quote: "收货后 60 天内都可以退货或换货",
  },
  {
    language: "zh-Hans",
    passage: ZH,
    text: "我们送您一张优惠券和礼品卡。",
    quote: "换尺码或颜色免费",
  },
  {
    language: "fil",
    passage: FIL,
    text: "Libre ang lahat ng return at may regalo pa kayo.",
    quote: "Libre ang exchange sa ibang size o kulay",
  },
];
