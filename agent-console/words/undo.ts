/** The words of a change that can be taken back. */
const tickets = (count: number) => (count === 1 ? "1 ticket" : `${count} tickets`);

export const undoWords = {
  changed: (reference: string) => `${reference} is changed.`,
  resolved: (name: string) => `The chat with ${name} is resolved.`,
  filed: (name: string) => `The chat with ${name} is a ticket now.`,
  changedMany: (done: number, not: number) =>
    not === 0
      ? `${tickets(done)} changed.`
      : `${tickets(done)} changed. Not ${tickets(not)}: closed tickets stay as they are.`,
  undone: (back: number, not: number) =>
    not === 0
      ? `${tickets(back)} as before.`
      : `${tickets(back)} as before. Not ${tickets(not)}: somebody has changed the same there since.`,
  notReached: (count: number) => `${tickets(count)} not undone yet.`,
  taken: (agent: string, contact: string) => `${agent} has the chat with ${contact} now.`,
  open: "Open",
  undo: "Undo",
};
