/** Items in a piece: adding one moves no more than these, however long the list is. */
const MOST = 512;

/** A list kept in order. `compare` must be total: 0 only for the very same item. */
export class SortedList<T> {
  readonly #compare: (a: T, b: T) => number;
  /** In order, none of them empty. */
  readonly #pieces: T[][] = [];

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  first(): T | undefined {
    return this.#pieces[0]?.[0];
  }

  add(item: T): void {
    const at = Math.min(this.#pieceOf(item), this.#pieces.length - 1);
    const piece = this.#pieces[at];
    if (piece === undefined) return void this.#pieces.push([item]);
    piece.splice(this.#placeIn(piece, item), 0, item);
    if (piece.length > MOST) this.#pieces.splice(at + 1, 0, piece.splice(MOST / 2));
  }

  remove(item: T): void {
    const at = this.#pieceOf(item);
    const piece = this.#pieces[at];
    if (piece === undefined) return;
    const place = this.#placeIn(piece, item);
    const found = piece[place];
    if (found === undefined || this.#compare(found, item) !== 0) return;
    piece.splice(place, 1);
    if (piece.length === 0) this.#pieces.splice(at, 1);
  }

  /** At most `limit` items from the front, up to the first that `wanted` turns down. */
  firstWhile(wanted: (item: T) => boolean, limit: number): T[] {
    const front: T[] = [];
    for (const piece of this.#pieces)
      for (const item of piece) {
        if (front.length >= limit || !wanted(item)) return front;
        front.push(item);
      }
    return front;
  }

  /** The first piece whose last item is not before this one. */
  #pieceOf(item: T): number {
    return firstWhere(this.#pieces, (piece) => {
      const last = piece.at(-1);
      return last !== undefined && this.#compare(last, item) >= 0;
    });
  }

  #placeIn(piece: readonly T[], item: T): number {
    return firstWhere(piece, (there) => this.#compare(there, item) >= 0);
  }
}

/** Where `isThere` begins to hold, which it does to the end; the length, if nowhere. */
function firstWhere<T>(list: readonly T[], isThere: (one: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = list[middle];
    if (one !== undefined && !isThere(one)) low = middle + 1;
    else high = middle;
  }
  return low;
}
