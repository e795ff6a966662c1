import type {
  ArticleFields,
  Effect,
  EffectAnswer,
  Revision,
} from "../../server/protocol/articles.ts";
import type { FieldName, FieldProblem } from "../knowledge/editor/edit.ts";
import { lengthWords } from "./length.ts";

/** The words of writing an article. Times and names arrive ready to be read. */

const FIELDS: Readonly<Record<FieldName, string>> = {
  title: "Title",
  body: "Text",
  phrasings: "Other ways to ask",
  category: "Category",
  popular: "Often asked",
  status: "Status",
};

const STATUS: Readonly<Record<ArticleFields["status"], string>> = {
  draft: "Draft",
  published: "Published",
};

const REVISIONS: Readonly<Record<Revision["what"], string>> = {
  created: "Written",
  edited: "Edited",
  restored: "Brought back",
  imported: "Imported",
  removed: "Deleted",
  settled: "Settled",
};

const VERDICTS: Readonly<Record<Effect["changed"][number]["verdict"], string>> = {
  better: "would be better",
  worse: "would be worse",
  unknown: "would change, not judged",
};

const ANSWERS: Readonly<Record<EffectAnswer["decision"], (title: string) => string>> = {
  answer: (title) => `answered with “${title}”`,
  suggest: (title) => `“${title}” among suggestions`,
  silent: () => "no answer",
};

const PROBLEMS: Readonly<Partial<Record<FieldName, string>>> = {
  title: "The title is missing.",
  category: "The category is missing. Choose one or write a new one.",
  body: "A published article needs a text. Write it, or keep the article as a draft.",
};

const counted = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;

export const editorWords = {
  article: "Article",
  newArticle: "New article",
  newIn: (language: string) => `New article in ${language}`,
  back: "Back to the articles",
  more: "More for this article",
  side: "Beside the article",
  tabs: {
    preview: "Preview",
    beside: "Other languages",
    effect: "Effect",
    answers: "Answers",
    history: "History",
  },
  fields: FIELDS,
  status: STATUS,
  statusLabel: "Status",
  title: FIELDS.title,
  body: FIELDS.body,
  bodyHint: "Markdown: ## heading, **bold**, - list, [words](https://…). Visitors see the preview.",
  phrasings: (count: number) => (count === 0 ? FIELDS.phrasings : `${FIELDS.phrasings} (${count})`),
  phrasingsHint:
    "As visitors would put it, one a line. Paste a whole list if you have one. Five or more help the bot most.",
  popular: "Often asked: offer it on the chat’s first page",
  problem(name: FieldName, problem: FieldProblem): string {
    switch (problem.is) {
      case "missing":
        return PROBLEMS[name] ?? `${FIELDS[name]} is missing.`;
      case "too_long":
        return lengthWords.tooLong(problem.by);
      case "too_many":
        return `${counted(problem.by, "line")} too many. Take some out.`;
      case "line_too_long":
        return `This line is too long: “${problem.line.slice(0, 60)}…”`;
    }
  },
  save(status: ArticleFields["status"], before: ArticleFields["status"] | null): string {
    if (status === "published") return before === "published" ? "Save" : "Publish";
    return before === "published" ? "Save and unpublish" : "Save draft";
  },
  saved: {
    draft: "Saved as a draft. Visitors do not see it.",
    published: "Saved. The bot answers with it from now on.",
  },
  keptHere: "Not saved yet, kept on this device",
  leftUnsaved: (title: string) =>
    `${title.trim() === "" ? "The article" : `“${title.trim()}”`} is not saved yet. Your text is kept on this device.`,
  goBack: "Go back",
  undo: "Undo",
  drop: "Drop my changes",
  dropped: "Your changes are dropped.",
  helpPage: "Open its help page",
  remove: "Delete",
  removed: (title: string) => `“${title}” is deleted.`,
  broughtBack: "It is back.",
  gone: {
    title: (by: string, time: string) =>
      `Deleted${by === "" ? " with its file" : ` by ${by}`}, ${time}`,
    text: "Visitors do not see it. Its texts are in the history.",
    bring: "Bring it back",
  },
  goneMeanwhile:
    "Somebody deleted this article meanwhile. Your text is still here: save again to make it anew.",
  noTitle: "No title yet",
  noBody: "The text appears here as you write.",
  copyOver: "Begin with this text",
  effect: {
    what: "Past questions are asked again, with the article as it is now and as you have written it.",
    incomplete:
      "Give the article a title, a category and a text; then its effect can be worked out.",
    ask: "Work out the effect",
    again: "Work it out again",
    noQuestions: "Nobody has asked the bot anything yet, so there is nothing to compare.",
    nothing: (questions: number) =>
      `No change: all of the last ${counted(questions, "question")} would get the same answer.`,
    outOf: (questions: number) => `Of the last ${counted(questions, "different question")}.`,
    verdicts: VERDICTS,
    heads: { better: "Better", worse: "Worse", unknown: "Changed, not judged" },
    before: "Now:",
    after: "Then:",
    answers: ANSWERS,
  },
  yes: "Yes",
  no: "No",
  noDifference: "Both say the same.",
  sameLines: (count: number) => `${counted(count, "line")} the same`,
  stale: {
    title: (by: string | null, time: string) =>
      `${by === null ? "Its file was changed" : `${by} saved this article`}, ${time}`,
    text: "Your changes are safe. Nothing is saved until you choose.",
    theirs: (by: string | null) => (by === null ? "In the file" : `Saved by ${by}`),
    mine: "Yours",
    together: "Put both together",
    keepMine: "Save mine over it",
    takeTheirs: "Drop mine",
  },
  merged: (clashes: readonly FieldName[]) =>
    clashes.length === 0
      ? "Both are put together. Read it through, then save."
      : `Put together, but both of you changed: ${clashes
          .map((name) => FIELDS[name].toLowerCase())
          .join(", ")}. Yours is there; read it through, then save.`,
  file: {
    title: "Its file was changed too",
    text: "Somebody edited the Markdown file since it was last the same as here. Neither is overwritten: choose which holds. The other stays in the history.",
    merging: "Bring what you need from the file into the text below, then save. That settles it.",
    unreadable: "The file cannot be read as an article. This is what it says:",
    deleted: "The file was deleted; here it was edited.",
    takeDeletion: "Delete it here too",
    ours: "Written here",
    theirs: "In the file",
    merge: "Merge by hand",
    takeOurs: "Keep ours",
    takeTheirs: "Take the file’s",
    settled: {
      ours: "Settled: the file now says what is written here.",
      file: "Settled: the article now says what the file says.",
    },
  },
  revision: REVISIONS,
  by: (name: string | null) => (name === null ? "in its file" : `by ${name}`),
  newest: "as it is now",
  first: "This is how it began.",
  beforeIt: "Before",
  afterIt: "After",
  againstNow: "Compare with how it is now",
  nowSaid: "Now",
  thenSaid: "Then",
  restore: "Bring this back",
  restored: "Brought back. What it said before is in the history.",
  saveFirst: "Save or drop your changes first.",
};
