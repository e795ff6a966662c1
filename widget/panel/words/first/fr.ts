import type { FirstWords } from "./en.ts";

export const words: FirstWords = {
  locale: "fr",
  direction: "ltr",
  close: "Fermer le chat",
  talkToPerson: "Parler à quelqu’un",
  home: {
    hello: "Bonjour.",
    howHelp: "Que pouvons-nous faire pour vous ?",
    here: { one: "{names} est là", many: "{names} sont là", other: "{names} sont là" },
    peopleAnswer: "Posez votre question ou parlez-leur tout de suite",
    botHere: "Le robot est là",
    nobodyHere: "Personne pour le moment, mais rien ne se perd",
    ask: "Posez une question ou cherchez",
    askAction: "Demander",
    often: "Questions fréquentes",
    demo: "Démo",
  },
  strip: {
    reconnecting: "Reconnexion. Ce que vous écrivez est gardé, puis envoyé.",
    noConnection: "Pas encore de connexion. Ce que vous écrivez est gardé, puis envoyé.",
    outdated: "Cette page n’est plus à jour.",
    reload: "Recharger",
    refused: "Le chat n’est pas disponible sur cette page.",
  },
};
