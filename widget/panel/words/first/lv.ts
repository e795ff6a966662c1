import type { FirstWords } from "./en.ts";

export const words: FirstWords = {
  locale: "lv",
  direction: "ltr",
  close: "Aizvērt čatu",
  talkToPerson: "Runāt ar cilvēku",
  home: {
    hello: "Sveiki.",
    howHelp: "Kā varam palīdzēt?",
    here: { zero: "{names} ir šeit", one: "{names} ir šeit", other: "{names} ir šeit" },
    peopleAnswer: "Vispirms pajautājiet vai runājiet uzreiz",
    botHere: "Robots ir šeit",
    nobodyHere: "Pašlaik neviena nav, bet nekas nepazudīs",
    ask: "Jautājiet vai meklējiet",
    askAction: "Jautāt",
    often: "Bieži jautāts",
    demo: "Demo",
  },
  strip: {
    reconnecting: "Atjauno savienojumu. Uzrakstītais tiks saglabāts un nosūtīts.",
    noConnection: "Savienojuma vēl nav. Uzrakstītais tiks saglabāts un nosūtīts.",
    outdated: "Šī lapa ir novecojusi.",
    reload: "Pārlādēt",
    refused: "Šajā lapā čats nav pieejams.",
  },
};
