/** The words of how a chat came to whom it came. */
import type { OfferEnd, TransferTarget } from "../../server/protocol/conversation.ts";

export const whyWords = {
  title: "Why it came to whom",
  /** Two halves: a phone shows the first alone. */
  how: ["How", " this was decided"],
  asked: "Who was considered",
  now: (position: number) =>
    position === 1 ? "It is next in the queue." : `It is number ${position} in the queue.`,
  story: "How it came here",
  wrote: (language: string) => `They turned out to write ${language}`,
  chose: (choice: string) => `They said it is about “${choice}”`,
};

const ENDS: Readonly<Record<Exclude<OfferEnd, "accepted">, (name: string) => string>> = {
  missed: (name) => `${name} did not answer in time`,
  declined: (name) => `${name} passed on it`,
  withdrawn: (name) => `It was no longer asked of ${name}`,
};

/** @param name the agent's, or "You" */
export function endedWords(
  why: Exclude<OfferEnd, "accepted">,
  name: string,
  because: string | null,
): string {
  const said = ENDS[why](why === "withdrawn" && name === "You" ? "you" : name);
  return because === null ? said : `${said}, saying “${because}”`;
}

/** @param named the agent's or team's name, where it was one */
export function handedWords(byName: string, target: TransferTarget, named: string): string {
  switch (target.to) {
    case "agent":
    case "team":
      return `${byName} handed it to ${named}`;
    case "tier":
      return `${byName} handed it up to tier ${target.tier}`;
    case "queue":
      return `${byName} gave it back to the queue`;
  }
}
