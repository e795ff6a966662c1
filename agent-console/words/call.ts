/** The words of a call somebody asked for, around its number. */
export const callWords = {
  before: (name: string) => `Wants to be called: ${name},`,
  soon: "as soon as somebody can",
};
