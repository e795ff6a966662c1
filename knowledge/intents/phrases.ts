/** How a language says the few things that are recognised without searching. */
export type IntentPhrases = {
  /** Whether words are separated by spaces; if not, phrases may follow each other directly. */
  readonly spaced: boolean;
  /** The person wished for, with as much of the wish as is needed to be sure of it. */
  readonly person: readonly string[];
  /** Insults, curses and complaints about the talk itself, not about goods. */
  readonly frustration: readonly string[];
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** Hellos, and what opens a talk without saying what it is about: "I have a question". */
  readonly greeting: readonly string[];
  readonly thanks: readonly string[];
  readonly goodbye: readonly string[];
  /** What may stand around any of these and change nothing. */
  readonly filler: readonly string[];
  /** Particles that may stand inside any phrase and change nothing: Filipino "po". */
  readonly inserted: readonly string[];
  /** What may follow a wish for a person, with its topic: "talk to a person *about* my order". */
  readonly topic: readonly string[];
  /** What marks a question, so that an angry one is still answered. */
  readonly asks: readonly string[];
  /** How a wish for a person begins behind what it is about: "the zip broke *can i talk* to someone". */
  readonly wish: readonly string[];
  /** What turns it around where it stands before it. */
  readonly not: readonly string[];
};

/** Phrases written as one text, with commas between them. */
export function listed(text: string): readonly string[] {
  return text
    .split(",")
    .map((phrase) => phrase.replace(/\s+/g, " ").trim())
    .filter((phrase) => phrase !== "");
}
