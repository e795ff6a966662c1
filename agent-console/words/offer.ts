/** The words of a chat that is offered. */
export const offerWords = {
  title: "New chat for you",
  /** Everybody with room was told of it. */
  forFirst: "New chat for whoever takes it first",
  arrived: (title: string, name: string, question: string) => `${title}. ${name}: ${question}`,
  more: (count: number) => `${count} more`,
  pass: "Pass",
  accept: "Accept",
  take: "Take it",
  taken: (name: string) => `The chat with ${name} is yours. It is in your list.`,
};
