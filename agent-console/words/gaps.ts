import type { EffectAnswer, Gap, GapQuestion } from "../../server/protocol/articles.ts";
import { hoursAndMinutes } from "../knowledge/gaps/phrasing-plan.ts";

/** The words of knowledge gaps and of judging answers. */

const KINDS: Readonly<Record<Gap["kind"], string>> = {
  unanswered: "Unanswered",
  badly_answered: "Badly answered",
};

const OUTCOMES: Readonly<Record<GapQuestion["outcome"], string>> = {
  unanswered: "no answer",
  said_no: "said it did not help",
  asked_again: "asked again",
  asked_for_person: "asked for a person",
  answered: "answered",
  helped: "helped",
};

const WHY: Readonly<Record<Gap["kind"], string>> = {
  unanswered: "The bot found no answer it was sure of.",
  badly_answered: "The bot answered, and it did not help.",
};

const DID: Readonly<Record<EffectAnswer["decision"], (title: string) => string>> = {
  answer: (title) => `The bot answered with “${title}”.`,
  suggest: (title) => `The bot was not sure and suggested “${title}”, among others.`,
  silent: () => "The bot gave no answer.",
};

const percent = (share: number) => `${Math.round(share * 100)} %`;

function time(cost: number): string {
  const { hours, minutes } = hoursAndMinutes(cost);
  if (hours === 0) return `${minutes} min`;
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
}

export const gapWords = {
  empty: {
    title: "No gaps",
    text: "Questions the bot could not answer, or answered badly, gather here, those that cost most time first.",
  },
  wentPast: "questions went past the bot",
  ofTime: "of agents’ time",
  groups: (count: number) => (count === 1 ? "group of questions" : "groups of questions"),
  kinds: KINDS,
  outcomes: OUTCOMES,
  time,
  asked: (times: number) => (times === 1 ? "once" : `${times} times`),
  why: (gap: Gap) =>
    `${WHY[gap.kind]} Asked ${gap.times === 1 ? "once" : `${gap.times} times`}; it took people ${time(gap.cost)}.`,
  back: "Back to the gaps",
  allQuestions: (count: number) => `All ${count} questions`,
  nearest: "Closest article",
  noNearest: "No article is near it.",
  another: "Choose another article",
  findArticle: "Find an article",
  agentAnswered: "What an agent answered",
  effect: "See what adding it would change",
  ifAdded: "If you add it to this article",
  add: "Add as phrasing",
  draft: "Draft an article",
  dismiss: "Not for us",
  added: (title: string, left: number) =>
    left === 0
      ? `Added to “${title}”.`
      : `Added to “${title}”. ${left} in languages it is not written in were left.`,
  changedMeanwhile: "The article changed meanwhile. Try once more.",
  dismissed: (question: string) => `“${question}” is put aside.`,
  judge: {
    title: "Was the bot right?",
    what: (needed: number) =>
      `Say what the right answer to a past question was. From ${needed} on, the bot learns how sure it may be, and uses that only where it measures better.`,
    progress: (judged: number, needed: number) =>
      judged < needed ? `${judged} of ${needed} judged` : `${judged} judged`,
    measured: (ours: number, learned: number) =>
      `On questions kept back for measuring, it was right in ${percent(ours)} as it came, and in ${percent(learned)} with what it learned.`,
    active: "What it learned is in use.",
    notActive: "What it learned is not better, so it is not used.",
    empty: {
      title: "Nothing to judge",
      text: "Questions visitors ask the bot come here, the newest first.",
    },
    did: (decision: EffectAnswer["decision"], title: string | null) => DID[decision](title ?? ""),
    right: "Right",
    rightIs: (title: string) => `“${title}” is right`,
    rightSilent: "Right, no article answers it",
    agentSaid: "An agent then answered:",
    wrong: "Wrong, choose the right one",
    which: "Which article would be right?",
    none: "None of our articles",
  },
};
