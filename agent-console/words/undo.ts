/** The words of a change that can be taken back. */
export const undoWords = {
  changed: (reference: string) => `${reference} is changed.`,
  resolved: (name: string) => `The chat with ${name} is resolved.`,
  filed: (name: string) => `The chat with ${name} is a ticket now.`,
  undo: "Undo",
};
