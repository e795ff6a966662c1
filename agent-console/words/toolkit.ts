import type { Variable } from "../../server/protocol/variables.ts";

const MEANING: Readonly<Record<Variable, string>> = {
  "contact.name": "the customer’s name",
  "agent.name": "your name",
  "ticket.reference": "the ticket’s reference",
  "shop.name": "the shop’s name",
};

/** The words of what the team has at hand. */
export const toolkitWords = {
  page: "Team toolkit",
  door: "Canned replies behind /, macros, and templates for tasks that come again and again.",
  open: "Set them up",
  edit: "Edit",
  close: "Close",
  remove: "Remove",
  removed: (name: string) => `${name} is gone for everybody.`,
  undo: "Undo",
  name: "Name",
  nameMissing: "A name is missing.",
  canned: {
    title: "Canned replies",
    how: "Agents type / at the start of a line, or press the bolt, and choose.",
    none: "None yet. Begin with the answer you write most.",
    add: "Add a canned reply",
    newName: "New canned reply",
    nameHint: "Short, as one types it behind /.",
    text: "Text",
    textMissing: "A text is missing.",
    unknown: (name: string) => `There is nothing called {{${name}}}.`,
    language: "Language",
    anyLanguage: "Any",
    notLanguage: "Write it as en, sv or zh-Hans, or leave it empty.",
    variables: "Put in",
    means: (name: Variable) => MEANING[name],
    preview: "As it is put in",
    button: "Canned reply",
    pick: "Canned replies that fit",
    empty: "No canned replies yet. Supervisors add them under Settings.",
    left: (names: readonly Variable[]) =>
      `Not known here: ${names.map((name) => MEANING[name]).join(", ")}. Write it in first.`,
  },
};

/** An example of each, for previews where no customer is there. */
export const EXAMPLES = {
  "contact.name": "Aino",
  "agent.name": "Mei",
  "ticket.reference": "CAS-1001",
} as const;
