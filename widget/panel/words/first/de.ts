import type { FirstWords } from "./en.ts";

export const words: FirstWords = {
  locale: "de",
  direction: "ltr",
  close: "Chat schließen",
  talkToPerson: "Mit einem Menschen sprechen",
  home: {
    hello: "Hallo.",
    howHelp: "Wie können wir helfen?",
    here: { one: "{names} ist da", other: "{names} sind da" },
    peopleAnswer: "Erst fragen oder gleich mit uns sprechen",
    botHere: "Der Antwort-Bot ist da",
    nobodyHere: "Gerade ist niemand da, aber nichts geht verloren",
    ask: "Fragen oder suchen",
    askAction: "Fragen",
    often: "Oft gefragt",
    demo: "Demo",
  },
  strip: {
    reconnecting: "Verbindet neu. Was Sie schreiben, wird aufbewahrt und gesendet.",
    noConnection: "Noch keine Verbindung. Was Sie schreiben, wird aufbewahrt und gesendet.",
    outdated: "Diese Seite ist veraltet.",
    reload: "Neu laden",
    refused: "Auf dieser Seite gibt es keinen Chat.",
  },
};
