/** The words of a change that can be taken back. */
export const undoWords = {
  changed: (reference: string) => `${reference} is changed.`,
  undo: "Undo",
};
