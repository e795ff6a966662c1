import type { Article } from "../../knowledge/article.ts";

/** A knowledge base small enough to know what it answers. */
export const ARTICLES: readonly Article[] = [
  article(
    "returns",
    "Return or exchange an item",
    "You can return anything unused within 60 days. Put it in its box and hand it in.",
    ["how do I return something", "can I send it back", "exchange for another size"],
  ),
  article(
    "delivery",
    "Delivery times and costs",
    "Delivery takes two to four working days and costs 4 euros.",
    ["how long does delivery take", "what does shipping cost"],
  ),
  article(
    "poles",
    "Spare parts and repairs",
    "We sell pole sections one by one for all our tents.",
    ["my tent pole snapped", "where can I buy a spare pole section"],
  ),
];

function article(id: string, title: string, body: string, phrasings: readonly string[]): Article {
  return {
    id,
    topic: id,
    title,
    body,
    phrasings,
    language: "en",
    category: "Orders",
    updatedAt: "2026-01-15",
    popular: true,
  };
}
