import type { FirstWords } from "./en.ts";

export const words: FirstWords = {
  locale: "fil",
  direction: "ltr",
  close: "Isara ang chat",
  talkToPerson: "Makipag-usap sa tao",
  home: {
    hello: "Kumusta.",
    howHelp: "Ano ang maitutulong namin?",
    here: { one: "Nandito si {names}", other: "Nandito sina {names}" },
    peopleAnswer: "Magtanong muna, o kausapin agad sila",
    botHere: "Nandito ang answer bot",
    nobodyHere: "Walang naka-duty ngayon, pero walang mawawala",
    ask: "Magtanong o maghanap",
    askAction: "Itanong",
    often: "Madalas itanong",
    demo: "Demo",
  },
  strip: {
    reconnecting: "Kumokonekta ulit. Naitatabi at ipapadala ang isinusulat ninyo.",
    noConnection: "Wala pang koneksyon. Naitatabi at ipapadala ang isinusulat ninyo.",
    outdated: "Luma na ang page na ito.",
    reload: "I-reload",
    refused: "Walang chat sa page na ito.",
  },
};
