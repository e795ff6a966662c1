/** The help centre's own words. `{…}` stands for what is put in; counted texts have plural forms. */
export const english = {
  help: "Help centre",
  helpOf: "Help centre of {shop}",
  requests: "Your requests",
  demo: "Demo",
  skip: "Skip to the content",
  language: "Language",
  path: "You are here",
  hello: "How can we help?",
  lead: "Search our articles, or ask us in the chat.",
  search: "Search the help articles",
  placeholder: "Describe it in a few words",
  searchAction: "Search",
  often: "Often asked",
  topics: "Topics",
  articles: { one: "{count} article", other: "{count} articles" },
  resultsFor: "Results for “{question}”",
  found: { one: "{count} article found", other: "{count} articles found" },
  nothing: "We found no article on “{question}”.",
  nothingText: "Try other words, or ask us: somebody answers, and nothing gets lost.",
  unsure: "Not what you were looking for?",
  searchHelp: "Write a few words above, and the articles that fit appear here.",
  all: "All results",
  ask: "Ask us",
  askTitle: "Ask us in the chat",
  askText: "The answer bot replies at once, and people take over when it cannot.",
  askAbout: "About “{title}”: ",
  askWaiting: "Your question is in the chat and ready to send:",
  askOpens: "The chat opens in the corner of this page. Write your question there.",
  askNoScript: "The chat needs JavaScript, which is switched off here.",
  otherWays: "How else to reach us",
  contactWords: "how can I contact you, opening hours, e-mail address",
  helpful: "Was this helpful?",
  yes: "Yes",
  no: "No",
  thanks: "Thank you for telling us.",
  thanksNo: "Thank you. Let us answer it in person.",
  updated: "Updated {day}",
  related: "More on this topic",
  otherLanguages: "In other languages",
  notInLanguage: "This article does not exist in this language yet",
  notInLanguageText: "You can read it in another one:",
  gone: "This page is not here",
  goneText: "It may have moved. Search for it, or ask us.",
  tooMany: "That was a lot at once",
  tooManyText: "Wait a few seconds and try again. Nothing is lost.",
  notCounted: "That could not be counted",
  notCountedText: "Please go back to the article and press the button there once more.",
} as const;

/** One text for each plural form a language has; `other` always. */
export type Counted = { readonly other: string } & Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>>
>;

export type HelpWords = {
  readonly [K in keyof typeof english]: (typeof english)[K] extends string ? string : Counted;
};
