import { createKnowledge } from "../../../knowledge/knowledge.ts";
import { loadArticles } from "../../../knowledge/load-articles.ts";

const folder = new URL("../../../knowledge/articles", import.meta.url).pathname;

/** The demo shop's articles in all their languages. */
export const demoArticles = loadArticles(folder).articles;

/** The engine over them. */
export const demoKnowledge = createKnowledge(demoArticles);
