/** The words of what a chat and the knowledge base do for each other. */
export const chatWords = {
  emoji: "Insert an emoji",
  insert: "Insert an article",
  find: "Find an article to insert",
  makeArticle: "Make an article of this",
};
