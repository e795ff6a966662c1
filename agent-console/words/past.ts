/** Words about what was said before. */
export const pastWords = { earlier: "Earlier messages" };
