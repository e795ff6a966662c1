/** The words of naming colleagues. */
export const mentionWords = { pick: "Whom to tell" };
