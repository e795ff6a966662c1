import type { FirstWords } from "./en.ts";

export const words: FirstWords = {
  locale: "es",
  direction: "ltr",
  close: "Cerrar el chat",
  talkToPerson: "Hablar con una persona",
  home: {
    hello: "Hola.",
    howHelp: "¿En qué te ayudamos?",
    here: {
      one: "{names} está aquí",
      many: "{names} están aquí",
      other: "{names} están aquí",
    },
    peopleAnswer: "Pregunta primero o habla con ellos ya",
    botHere: "El bot de respuestas está aquí",
    nobodyHere: "Ahora no hay nadie, pero nada se pierde",
    ask: "Pregunta o busca",
    askAction: "Preguntar",
    often: "Preguntas frecuentes",
    demo: "Demo",
  },
  strip: {
    reconnecting: "Reconectando. Lo que escribas se guarda y se envía.",
    noConnection: "Aún sin conexión. Lo que escribas se guarda y se envía.",
    outdated: "Esta página está desactualizada.",
    reload: "Recargar",
    refused: "El chat no está disponible en esta página.",
  },
};
