/** The words of the team: who is in it, inviting, closing and opening accounts. */
export const teamWords = {
  people: "People",
  admin: "Administrator",
  presence: (present: boolean, availability: "online" | "away"): string =>
    present ? (availability === "online" ? "Online" : "Away") : "Not signed in",
  invite: "Invite an agent",
  how: "You get a link that works once. Send it to them; they choose their own password.",
  name: "Their name",
  nameMissing: "The name is missing.",
  makeLink: "Make a link",
  linkFor: (name: string) => `Link for ${name}`,
  expires: (time: string) => `Works once, until ${time}. It is not shown again.`,
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
