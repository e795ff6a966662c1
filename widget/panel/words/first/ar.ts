import type { FirstWords } from "./en.ts";

export const words: FirstWords = {
  locale: "ar",
  direction: "rtl",
  close: "إغلاق المحادثة",
  talkToPerson: "التحدث إلى شخص",
  home: {
    hello: "مرحبًا.",
    howHelp: "كيف نساعدك؟",
    here: {
      zero: "{names} هنا الآن",
      one: "{names} هنا الآن",
      two: "{names} هنا الآن",
      few: "{names} هنا الآن",
      many: "{names} هنا الآن",
      other: "{names} هنا الآن",
    },
    peopleAnswer: "اسأل أولًا، أو تحدث إلينا مباشرة",
    botHere: "المجيب الآلي هنا",
    nobodyHere: "لا أحد متاح الآن، ولن يضيع شيء",
    ask: "اكتب سؤالًا أو ابحث",
    askAction: "إرسال السؤال",
    often: "أسئلة شائعة",
    demo: "تجريبي",
  },
  strip: {
    reconnecting: "نعيد الاتصال. ما تكتبه محفوظ وسيُرسل.",
    noConnection: "لا يوجد اتصال بعد. ما تكتبه محفوظ وسيُرسل.",
    outdated: "هذه الصفحة قديمة.",
    reload: "إعادة التحميل",
    refused: "المحادثة غير متاحة في هذه الصفحة.",
  },
};
