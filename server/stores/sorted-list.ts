/** A list kept in order. `compare` must be total: 0 only for the very same item. */
export class SortedList<T> {
  readonly #compare: (a: T, b: T) => number;
  readonly #items: T[] = [];

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#items.length;
  }

  first(): T | undefined {
    return this.#items[0];
  }

  add(item: T): void {
    this.#items.splice(this.#place(item), 0, item);
  }

  remove(item: T): void {
    const place = this.#place(item);
    const found = this.#items[place];
    if (found !== undefined && this.#compare(found, item) === 0) this.#items.splice(place, 1);
  }

  /** The last `limit` items, last first. */
  last(limit: number): T[] {
    return this.#items.slice(Math.max(0, this.#items.length - limit)).reverse();
  }

  /** At most `limit` items from the front, up to the first that `wanted` turns down. */
  firstWhile(wanted: (item: T) => boolean, limit: number): T[] {
    const front = this.#items.slice(0, limit);
    const end = front.findIndex((item) => !wanted(item));
    return end === -1 ? front : front.slice(0, end);
  }

  #place(item: T): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = this.#items[middle];
      if (there !== undefined && this.#compare(there, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
