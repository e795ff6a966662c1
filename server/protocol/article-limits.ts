/** What an article may hold, lengths in UTF-16 code units; plain, so that no schema ships. */
export const ARTICLE_LIMITS = {
  title: 200,
  body: 50_000,
  phrasing: 300,
  phrasings: 200,
  category: 60,
} as const;

/** So many questions of a gap are sent and become phrasings at once; all of them count. */
export const GAP_QUESTIONS = 100;
