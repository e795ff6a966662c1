import type { Gap, GapQuestion } from "../protocol/articles.ts";
import type { QuestionRecord } from "./question-record.ts";

/** What came of a question, by the strongest sign there is. */
export function outcomeOf(question: QuestionRecord): GapQuestion["outcome"] {
  if (question.helped === true) return "helped";
  if (question.helped === false) return "said_no";
  if (question.askedForPerson) return "asked_for_person";
  if (question.askedAgain) return "asked_again";
  if (question.decision === "answer" || question.clicked !== null) return "answered";
  return "unanswered";
}

/**
 * Which gap in the knowledge base a question shows, if any (SPEC L4). Badly answered: they said no,
 * asked again or for a person after an answer. Unanswered: the bot was silent; or its suggestions
 * were not opened, and they asked on or people took over.
 */
export function gapKind(question: QuestionRecord): Gap["kind"] | null {
  const outcome = outcomeOf(question);
  if (question.taughtTo !== null || outcome === "helped" || outcome === "answered") return null;
  if (question.decision === "answer" || outcome === "said_no") return "badly_answered";
  if (question.decision === "silent") return "unanswered";
  return question.handedOff || question.askedAgain || question.askedForPerson ? "unanswered" : null;
}
