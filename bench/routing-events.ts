/** What is to happen, the earliest first; of two at one time the one added first. A binary heap. */
export class EventQueue<Event> {
  readonly #heap: { readonly at: number; readonly nth: number; readonly event: Event }[] = [];
  #count = 0;

  add(at: number, event: Event): void {
    const heap = this.#heap;
    const one = { at, nth: this.#count, event };
    this.#count += 1;
    let place = heap.push(one) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#before(place, parent)) return;
      this.#swap(place, parent);
      place = parent;
    }
  }

  /** Null: nothing is left. */
  take(): { readonly at: number; readonly event: Event } | null {
    const heap = this.#heap;
    if (heap.length === 0) return null;
    this.#swap(0, heap.length - 1);
    const first = heap.pop() ?? null;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const right = left + 1;
      const least = right < heap.length && this.#before(right, left) ? right : left;
      if (least >= heap.length || !this.#before(least, place)) return first;
      this.#swap(place, least);
      place = least;
    }
  }

  #before(a: number, b: number): boolean {
    const one = this.#heap[a];
    const other = this.#heap[b];
    if (one === undefined || other === undefined) return false;
    return one.at === other.at ? one.nth < other.nth : one.at < other.at;
  }

  #swap(a: number, b: number): void {
    const one = this.#heap[a];
    const other = this.#heap[b];
    if (one === undefined || other === undefined) return;
    this.#heap[a] = other;
    this.#heap[b] = one;
  }
}
