import type { FirstWords } from "./en.ts";

export const words: FirstWords = {
  locale: "sv",
  direction: "ltr",
  close: "Stäng chatten",
  talkToPerson: "Prata med en människa",
  home: {
    hello: "Hej.",
    howHelp: "Hur kan vi hjälpa dig?",
    here: { one: "{names} är här", other: "{names} är här" },
    peopleAnswer: "Fråga först, eller prata med dem direkt",
    botHere: "Svarsboten är här",
    nobodyHere: "Ingen är på plats just nu, men inget går förlorat",
    ask: "Ställ en fråga eller sök",
    askAction: "Fråga",
    often: "Vanliga frågor",
    demo: "Demo",
  },
  strip: {
    reconnecting: "Ansluter igen. Det du skriver sparas och skickas.",
    noConnection: "Ingen anslutning än. Det du skriver sparas och skickas.",
    outdated: "Sidan är för gammal.",
    reload: "Ladda om",
    refused: "Chatten finns inte på den här sidan.",
  },
};
