import type { News, Publisher } from "./ports.ts";

/** One publisher for the path, any number of listeners behind it, added as the app is put together. */
export class NewsHub implements Publisher {
  readonly #listeners: ((news: readonly News[]) => void)[] = [];

  listen(listener: (news: readonly News[]) => void): void {
    this.#listeners.push(listener);
  }

  publish(news: readonly News[]): void {
    for (const listener of this.#listeners) listener(news);
  }
}
