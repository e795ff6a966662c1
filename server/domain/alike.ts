import { grams } from "./likeness.ts";

/** The weights of one text's n-grams, the rarest first, in length 1 altogether. */
type Sparse = {
  readonly ids: Int32Array;
  readonly weights: Float64Array;
  /** The length of what is behind each: no text can gain more from there. */
  readonly rest: Float64Array;
  /** So many of them decide: a text that has none of these in common cannot be alike enough. */
  readonly deciding: number;
};

/** So much work between two rests: about two milliseconds. */
const BETWEEN_RESTS = 100;

/**
 * Groups texts that are nearly the same: for each, the index of its group's leader (itself, if it
 * leads). Leaders are taken in the order given, so put what should stand for its group first. Each
 * text joins the most alike leader whose TF-IDF cosine of character n-grams reaches `threshold`.
 *
 * Not every pair is compared, only those that share one of the rare n-grams that decide (prefix filtering; Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", 2007).
 * Yields now and then, so that whoever runs it can serve others in between.
 */
export function* groupAlike(
  texts: readonly string[],
  threshold: number,
): Generator<void, Int32Array> {
  const { kinds, kindOf, vocabulary } = yield* distinct(texts, threshold);
  const leaders = new Leaders(threshold, vocabulary);
  const leaderOf = new Int32Array(kinds.length);
  for (let at = 0; at < kinds.length; at += 1) {
    const kind = kinds[at];
    if (kind === undefined) continue;
    const found = leaders.nearest(kind.sparse);
    leaderOf[at] = found ?? kind.first;
    if (found === null) leaders.add(kind.sparse, kind.first);
    if (at % BETWEEN_RESTS === 0) yield;
  }
  return kindOf.map((kind) => leaderOf[kind] ?? 0);
}

type Kind = {
  /** The first text of this kind. */
  readonly first: number;
  readonly sparse: Sparse;
};

type Distinct = {
  readonly kinds: readonly Kind[];
  /** Of each text, its place among the kinds. */
  readonly kindOf: Int32Array;
  /** How many n-grams there are. */
  readonly vocabulary: number;
};

/** Texts with the same n-grams are one; the others get their weights. */
function* distinct(texts: readonly string[], threshold: number): Generator<void, Distinct> {
  const ids = new Map<string, number>();
  const known = new Map<string, number>();
  const lists: { readonly first: number; readonly ids: Int32Array }[] = [];
  const frequency: number[] = [];
  const kindOf = new Int32Array(texts.length);
  for (const [at, text] of texts.entries()) {
    const list = grams(text);
    const key = list.length === 0 ? `\n${text}` : list.join("");
    const kind = known.get(key) ?? lists.length;
    kindOf[at] = kind;
    if (at % BETWEEN_RESTS === 0) yield;
    if (known.has(key)) continue;
    known.set(key, kind);
    lists.push({ first: at, ids: numbered(list, ids).sort() });
    countOnce(lists.at(-1)?.ids ?? NO_GRAMS, frequency);
  }
  const rarity = byRarity(frequency);
  const kinds: Kind[] = [];
  for (const [at, list] of lists.entries()) {
    const ranks = list.ids.map((id) => rarity.rankOf[id] ?? 0).sort();
    kinds.push({
      first: list.first,
      sparse: weighted(ranks, { rarity, texts: lists.length, threshold }),
    });
    if (at % BETWEEN_RESTS === 0) yield;
  }
  return { kinds, kindOf, vocabulary: ids.size };
}

const NO_GRAMS = new Int32Array(0);

function numbered(list: readonly string[], ids: Map<string, number>): Int32Array {
  const numbers = new Int32Array(list.length);
  for (let at = 0; at < list.length; at += 1) {
    const gram = list[at] ?? "";
    let id = ids.get(gram);
    if (id === undefined) {
      id = ids.size;
      ids.set(gram, id);
    }
    numbers[at] = id;
  }
  return numbers;
}

/** Of sorted numbers each counts once. */
function countOnce(sorted: Int32Array, frequency: number[]): void {
  let last = -1;
  for (const id of sorted) {
    if (id !== last) frequency[id] = (frequency[id] ?? 0) + 1;
    last = id;
  }
}

type Rarity = {
  /** Of an n-gram, how many are rarer. */
  readonly rankOf: Int32Array;
  /** By rank, in how many texts it is. */
  readonly frequency: Float64Array;
};

/** Numbers n-grams by rarity, so that sorting a text's numbers puts the rarest first. */
function byRarity(frequency: readonly number[]): Rarity {
  const order = frequency
    .map((count, id) => ({ count, id }))
    .sort((a, b) => a.count - b.count || a.id - b.id);
  const rankOf = new Int32Array(order.length);
  for (const [rank, { id }] of order.entries()) rankOf[id] = rank;
  return { rankOf, frequency: Float64Array.from(order.map(({ count }) => count)) };
}

type Weighing = { readonly rarity: Rarity; readonly texts: number; readonly threshold: number };

/** TF-IDF (Spärck Jones, 1972) with logarithmic term frequency, in length 1. */
function weighted(ranks: Int32Array, { rarity, texts, threshold }: Weighing): Sparse {
  const ids = new Int32Array(ranks.length);
  const weights = new Float64Array(ranks.length);
  let size = 0;
  let total = 0;
  for (let at = 0, next = 0; at < ranks.length; at = next) {
    const rank = ranks[at] ?? 0;
    while (ranks[next] === rank) next += 1;
    const weight = (1 + Math.log(next - at)) * Math.log(1 + texts / (rarity.frequency[rank] ?? 1));
    ids[size] = rank;
    weights[size] = weight;
    size += 1;
    total += weight * weight;
  }
  return inLengthOne(ids.subarray(0, size), weights.subarray(0, size), { total, threshold });
}

function inLengthOne(
  ids: Int32Array,
  weights: Float64Array,
  { total, threshold }: { readonly total: number; readonly threshold: number },
): Sparse {
  const length = Math.sqrt(total) || 1;
  const rest = new Float64Array(ids.length);
  let deciding = ids.length;
  let squares = 0;
  for (let at = ids.length - 1; at >= 0; at -= 1) {
    const weight = (weights[at] ?? 0) / length;
    weights[at] = weight;
    rest[at] = Math.sqrt(squares);
    squares += weight * weight;
    if (Math.sqrt(squares) < threshold) deciding = at;
  }
  return { ids, weights, rest, deciding };
}

/** Leaders so far, found by their rare n-grams. */
class Leaders {
  readonly #threshold: number;
  readonly #sparse: Sparse[] = [];
  readonly #names: number[] = [];
  readonly #postings = new Map<number, number[]>();
  /** Of the text in hand: its weights by n-gram; and which leaders were looked at for it. */
  readonly #own: Float64Array;
  readonly #seen: number[] = [];
  #round = 0;

  constructor(threshold: number, vocabulary: number) {
    this.#threshold = threshold;
    this.#own = new Float64Array(vocabulary);
  }

  add(sparse: Sparse, name: number): void {
    const leader = this.#names.length;
    this.#sparse.push(sparse);
    this.#names.push(name);
    this.#seen.push(0);
    for (let at = 0; at < sparse.deciding; at += 1) {
      const id = sparse.ids[at] ?? 0;
      const posting = this.#postings.get(id);
      if (posting === undefined) this.#postings.set(id, [leader]);
      else posting.push(leader);
    }
  }

  /** The name of the most alike leader, or null: none is alike enough. */
  nearest({ ids, weights, deciding }: Sparse): number | null {
    for (let at = 0; at < ids.length; at += 1) this.#own[ids[at] ?? 0] = weights[at] ?? 0;
    let best: number | null = null;
    let most = this.#threshold;
    this.#round += 1;
    for (let at = 0; at < deciding; at += 1) {
      for (const leader of this.#postings.get(ids[at] ?? 0) ?? []) {
        if (this.#seen[leader] === this.#round) continue;
        this.#seen[leader] = this.#round;
        const cosine = this.#cosine(leader, most);
        if (cosine < most || (cosine === most && best !== null && best < leader)) continue;
        most = cosine;
        best = leader;
      }
    }
    for (const id of ids) this.#own[id] = 0;
    return best === null ? null : (this.#names[best] ?? null);
  }

  /** Given up, as nothing, once it can no longer reach `least`. */
  #cosine(leader: number, least: number): number {
    const sparse = this.#sparse[leader];
    if (sparse === undefined) return 0;
    const { ids, weights, rest } = sparse;
    let sum = 0;
    for (let at = 0; at < ids.length; at += 1) {
      sum += (this.#own[ids[at] ?? 0] ?? 0) * (weights[at] ?? 0);
      if (sum + (rest[at] ?? 0) < least) return 0;
    }
    return sum;
  }
}
