import type { ImportReport, Strictness } from "../../server/protocol/articles.ts";
import type { Show } from "../knowledge/articles/topics.ts";
import type { Choice } from "../knowledge/import/chosen-files.ts";

/** The words of the list of articles, of importing and of the bot's settings. */

const SHOWS: Readonly<Record<Show, string>> = {
  all: "Published and drafts",
  published: "Published",
  draft: "Drafts",
  conflict: "Changed on both sides",
  removed: "Deleted",
};

const LEVELS: Readonly<Record<Strictness, { readonly name: string; readonly means: string }>> = {
  low: {
    name: "Low: answers more",
    means:
      "The bot tries more often and is wrong more often. Of questions no article answers, it still answers about 3 in 10.",
  },
  medium: {
    name: "Medium",
    means: "Of questions no article answers, it leaves about 8 in 10 to people.",
  },
  high: {
    name: "High: answers only when sure",
    means:
      "More questions reach people. Of questions no article answers, it leaves about 9 in 10 to them.",
  },
};

type What = ImportReport["items"][number]["what"];

const WHATS: Readonly<Record<What, string>> = {
  new: "New",
  replaces: "Replaces",
  kept: "Stays as it is",
  same: "The same already",
};

const counted = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;
const megabytes = (bytes: number) => `${Math.ceil(bytes / 1_000_000)} MB`;
const listed = (names: readonly string[]) =>
  names.length <= 3
    ? names.join(", ")
    : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;

function whyRefused(choice: Exclude<Choice, { readonly is: "fine" }>): string {
  switch (choice.is) {
    case "none":
      return "None of these can be imported. Choose Markdown, CSV, HTML or JSON Lines files.";
    case "unreadable":
      return "Not all of these can be read. See whether they are still there, and choose them again.";
    case "too_many":
      return `${choice.count} files are too many at once. Choose up to 5,000.`;
    case "too_large":
      return `${megabytes(choice.bytes)} are too much at once. Choose files of up to 25 MB together.`;
    case "too_large_sent":
      return `Their quotes, ends of lines and special letters make these files ${megabytes(choice.bytes)} when they are sent, and 32 MB is the most. Choose fewer, or divide a large one.`;
  }
}

export const articleWords = {
  sections: "Parts of the knowledge base",
  tabs: { articles: "Articles", gaps: "Gaps", judge: "Judge answers" },
  newArticle: "New article",
  import: "Import",
  export: "Export",
  exportAll: "Export all articles",
  exportAs: { jsonl: "Export as JSON Lines", csv: "Export as CSV, for spreadsheets" },
  more: "More",
  importOrExport: "Import or export articles",
  found: (count: number) => counted(count, "article"),
  showMore: (count: number) => `Show ${count} more`,
  showAll: "Show all",
  nothingFound: {
    title: "No article fits",
    text: "Try other words, or fewer filters.",
  },
  empty: {
    title: "No articles yet",
    text: "The bot answers from articles alone. Write one for each question you hear often, with the ways people ask it, or bring in those you have.",
  },
  begunHere: "Begun on this device, not saved:",
  untitled: "Without a title",
  search: "Search articles",
  language: "Language",
  category: "Category",
  showing: "Show",
  anyLanguage: "Any language",
  anyCategory: "Any category",
  shows: SHOWS,
  categoryName: (name: string) =>
    (name.slice(0, 1).toUpperCase() + name.slice(1)).replaceAll("-", " "),
  popular: "often asked",
  removed: "deleted",
  draft: "draft",
  conflict: "changed on both sides",
  unsaved: "not saved",
  translate: (language: string) => `Translate into ${language}`,
  translateInto: (title: string, language: string) => `Translate “${title}” into ${language}`,
  shown: (times: number) => (times === 0 ? "Not shown yet" : `Shown ${counted(times, "time")}`),
  helped: (helped: number, said: number) => `helped ${helped} of ${said}`,
  settings: {
    title: "The bot’s knowledge",
    strictness: "How sure the bot must be before it answers",
    levels: LEVELS,
    fallback: "Fallback language",
    fallbackHint:
      "Visitors get an article in this language where it does not exist in theirs, and the bot says so.",
    folderProblems: "Files that could not be taken over:",
    folder: "Where the articles are",
    folderFine:
      "As Markdown files. Edit them there or here: each change shows on the other side within seconds.",
  },
  importing: {
    title: "Import articles",
    what: "Markdown, CSV, HTML pages or JSON Lines. Nothing is changed before you have seen what would happen.",
    chooseFiles: "Choose files",
    chooseFolder: "Choose a folder",
    orDrop: "or drop them here",
    chosen: (names: readonly string[]) => `${counted(names.length, "file")}: ${listed(names)}`,
    leftAside: (names: readonly string[]) =>
      `Left aside, of a kind that cannot be imported: ${listed(names)}`,
    options: "What holds for all",
    languageFor: "Language, where a file does not say",
    categoryFor: "Category, where a file does not say",
    anyCategory: "general",
    categoryMissing: "The category is missing.",
    existing: "Articles that are there already",
    existingAre: { keep: "stay as they are", replace: "are replaced" },
    status: "New ones are",
    statusIs: { draft: "drafts", published: "published at once" },
    refused: whyRefused,
    preview: "Show what would happen",
    apply: (count: number) =>
      count === 0 ? "Nothing to import" : `Import ${counted(count, "article")}`,
    working: {
      reading: (count: number) => `Reading, ${counted(count, "file")} so far`,
      preview: (count: number) => `Looking through ${counted(count, "file")}`,
      apply: (count: number) => `Bringing in ${counted(count, "file")}`,
    },
    wouldHappen: "This would happen:",
    happened: "Done:",
    counts(counts: Partial<Record<What, number>>, skipped: number): string {
      const parts = [
        `${counts.new ?? 0} new`,
        counts.replaces ? `${counts.replaces} replaced` : "",
        counts.kept ? `${counts.kept} left as they are` : "",
        counts.same ? `${counts.same} the same already` : "",
        skipped > 0 ? `${skipped} skipped` : "",
      ];
      return `${parts.filter((part) => part !== "").join(", ")}.`;
    },
    skipped: "Skipped",
    notUnderstood: "Imported, but not all of it was understood",
    line: (line: number | null) => (line === null ? "" : `, line ${line}`),
    articles: "Articles in these files",
    article: "Article",
    file: "File",
    phrasings: "Ways to ask",
    happens: "What happens",
    whats: WHATS,
    moreItems: (count: number) => `And ${count} more.`,
    close: "Close",
  },
};
