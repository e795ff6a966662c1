/** The words of seeing what a visitor writes before it is sent. */
export const typingPreviewWords = {
  title: "While a visitor writes",
  how: "In a live chat its agent, and supervisors who have it open, see the text as it is typed. The chat says so to the visitor. Nothing of it is kept.",
  on: "Show what visitors write before they send it",
  /** Above the text, in the chat. */
  unsent: "Not sent yet",
  unsentBy: (name: string) => `${name} is writing, not sent yet`,
} as const;
