/** The words of passing on a chat that is offered. */
export const passWords = {
  why: "Why? It is kept with the chat.",
  reasons: ["In the middle of something", "Not my subject", "About to leave"],
  own: "Or in your own words",
  pass: "Pass on it",
  back: "Back",
} as const;
