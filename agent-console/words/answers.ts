/** The words of what an article answered, and of writing one beside a chat. */
const counted = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;

export const answersWords = {
  none: "The bot has not shown this article to anybody yet. Questions it answers gather here, with what people said of it.",
  times: (count: number) => `Shown ${counted(count, "time")}`,
  helped: "helped",
  notHelped: "did not help",
  silent: "nobody said",
  lately: (count: number) =>
    count === 1 ? "The last question" : `The last ${counted(count, "question")}`,
  as: { answer: "As the answer", suggestion: "Among suggestions" },
  score: (score: number) => `score ${score.toFixed(2)}`,
  verdicts: { yes: "Helped", no: "Did not help", none: "No word" },
  handedOff: "Then a person",
  open: "Open the chat",
} as const;

export const besideWords = {
  back: "Back to the chat",
  alone: "Open on a page of its own",
  edit: (title: string) => `Edit the article ${title}`,
} as const;
