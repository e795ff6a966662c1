/** The words of a chat that is offered. */
export const offerWords = {
  title: "New chat for you",
  arrived: (name: string, question: string) => `New chat for you. ${name}: ${question}`,
  more: (count: number) => `${count} more`,
  pass: "Pass",
  accept: "Accept",
};
