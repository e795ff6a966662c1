/** The words of a change that can be taken back. */
const tickets = (count: number) => (count === 1 ? "1 ticket" : `${count} tickets`);

/** How many tickets became something else, how many were so already, and how many could not. */
type Changed = { readonly changed: number; readonly same: number; readonly not: number };

function sentences(...some: readonly (string | false)[]): string {
  return some.filter((one) => one !== false).join(" ");
}

export const undoWords = {
  changed: (reference: string) => `${reference} is changed.`,
  resolved: (name: string) => `The chat with ${name} is resolved.`,
  filed: (name: string) => `The chat with ${name} is a ticket now.`,
  changedMany: ({ changed, same, not }: Changed) =>
    sentences(
      changed > 0 && `${tickets(changed)} changed.`,
      same > 0 && `${tickets(same)} ${same === 1 ? "was" : "were"} so already.`,
      not > 0 && `${tickets(not)} not changed: closed tickets stay as they are.`,
    ),
  undone: (back: number, not: number) =>
    sentences(
      back > 0 && `${tickets(back)} as before.`,
      not > 0 && `${tickets(not)} not undone: somebody has changed the same there since.`,
    ),
  notReached: (count: number) => `${tickets(count)} not undone yet.`,
  taken: (agent: string, contact: string) => `${agent} has the chat with ${contact} now.`,
  open: "Open",
  undo: "Undo",
};
