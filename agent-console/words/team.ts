/** The words for closing and opening accounts. */
export const teamWords = {
  closed: "Deactivated",
  closedHow: "They cannot sign in. What they wrote stays under their name.",
  more: (name: string) => `More about ${name}`,
  deactivate: "Deactivate",
  sure: (name: string) =>
    `${name} is signed out at once. Their chats go back to the queue, their open tickets to nobody.`,
  yes: (name: string) => `Deactivate ${name}`,
  keep: "Keep",
  deactivated: (name: string) => `${name} is deactivated.`,
  reactivate: "Reactivate",
  reactivateOne: (name: string) => `Reactivate ${name}`,
  reactivated: (name: string) => `${name} can sign in again.`,
};
