/** The words of the ways from screen to screen, and of oneself among them. */

export const pageWords = {
  floor: "Floor",
  ratings: "Ratings",
  team: "Team",
  settings: "Settings",
  toolkit: "Team toolkit",
  notices: "For you",
  me: "Me",
};

export const navWords = {
  main: "Main",
  inbox: "Inbox",
  shop: "Shop",
  knowledge: "Knowledge",
  search: "Search",
  saved: "Saved views",
  needReply: "need a reply",
};

export const meWords = {
  menu: "Availability and sign-out",
  missed: "You are away: chats offered to you went unanswered, so they go to others.",
  means: { online: "New chats come to you", away: "No new chats; yours stay with you" },
  availability: "Availability",
  load: (load: number, capacity: number) => `${load} of ${capacity} chats`,
  signOut: "Sign out",
  stillIn: "The server does not answer, so you are still signed in. Try again in a moment.",
};

/** What a title in the browser's tab says: an offer first, then how much waits. */
export function titleWords(place: string, waiting: number, offeredBy: string | null): string {
  if (offeredBy !== null) return `(1) New chat from ${offeredBy}`;
  return waiting > 0 ? `(${waiting}) ${place} · Cascade` : `${place} · Cascade`;
}
