/** The words of how visitors found it. */
export const ratingWords = {
  said: (name: string, good: boolean) => `${name} rated it ${good ? "good" : "bad"}`,
  story: (good: boolean) => (good ? "Rated good" : "Rated bad"),
};
