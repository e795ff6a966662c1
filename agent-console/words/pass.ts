/** The words of passing on a chat that is offered. */
export const passWords = {
  why: "Why? It is kept with the chat.",
  reasons: ["In the middle of something", "Not my subject", "About to leave"],
  own: "Or in your own words",
  act: "Pass on it",
  back: "Back",
} as const;

/** The words of resolving a chat with a reason. */
export const resolveWords = {
  title: "Resolve and say why",
  why: "The reason stands with the chat as a note. The visitor does not see it.",
  reasons: [
    "Answered",
    "Fixed on our side",
    "Wrong place to ask",
    "They stopped answering",
    "Spam",
  ],
  own: "Or in your own words",
  act: "Resolve",
  back: "Back",
  noted: "Why it was resolved",
} as const;
