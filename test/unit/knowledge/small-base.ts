import type { Article } from "../../../knowledge/article.ts";

export function article(id: string, changes: Partial<Article> = {}): Article {
  return {
    id,
    topic: id.split("/").at(-1) ?? id,
    title: id,
    body: "Text.",
    phrasings: [],
    language: "en",
    category: "test",
    updatedAt: "2026-01-01",
    popular: false,
    ...changes,
  };
}

const asked: Readonly<Record<string, readonly string[]>> = {
  returns: [
    "how do I return something",
    "send an item back",
    "exchange it for another size",
    "take goods back",
  ],
  delivery: [
    "how long does delivery take",
    "what does shipping cost",
    "when will my parcel arrive",
    "delivery fee",
  ],
  password: [
    "I forgot my password",
    "reset my password",
    "cannot log in to my account",
    "change password",
  ],
  poles: ["my tent pole snapped", "buy a spare pole section", "broken pole", "repair a bent pole"],
  boots: [
    "which boot size do I need",
    "do boots come in half sizes",
    "are the boots wide",
    "boot fitting",
  ],
  gifts: [
    "buy a gift card",
    "gift card balance",
    "how do I redeem my voucher",
    "does the gift card expire",
  ],
  hours: ["when are you open", "opening hours", "are you open on sunday", "what time do you close"],
  abroad: [
    "do you deliver to Norway",
    "shipping abroad",
    "can you send it to another country",
    "customs",
  ],
};

/** Eight topics with four phrasings each: enough to rehearse on, and quick to learn. */
export const smallBase: readonly Article[] = Object.entries(asked).map(([topic, phrasings]) =>
  article(`en/${topic}`, { title: `About ${topic}`, body: `What to know of ${topic}.`, phrasings }),
);
