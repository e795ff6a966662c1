export type Edit<T> = {
  /** What the edit was made of. */
  readonly base: T;
  readonly mine: T;
};

/**
 * My edit of settings on top of what somebody else made of the same base meanwhile. Where both changed
 * the same thing, mine stands. Members of a list are the same if what names them is, or if they are the
 * same text; a list without either is one thing. Pure.
 */
export function rebased<T>({ base, mine }: Edit<T>, theirs: T): T {
  return merged(base, mine, theirs) as T;
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function merged(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (same(mine, base)) return theirs;
  if (same(theirs, base)) return mine;
  const lists = byId(base, mine, theirs);
  if (lists !== null) return mergedLists(...lists);
  if (!isRecord(base) || !isRecord(mine) || !isRecord(theirs)) return mine;
  // With other fields it is another kind of thing.
  if (!same(Object.keys(mine).toSorted(), Object.keys(theirs).toSorted())) return mine;
  return Object.fromEntries(
    Object.entries(mine).map(([name, value]) => [name, merged(base[name], value, theirs[name])]),
  );
}

type ById = ReadonlyMap<string, unknown>;
type ThreeLists = readonly [base: ById, mine: ById, theirs: ById];

/** In the order of whoever moved something, mine if both did; what only one has comes behind. */
function mergedLists(...[base, mine, theirs]: ThreeLists): unknown[] {
  const leads = inOrderOf(base, mine) ? theirs : mine;
  const ids = new Set([...leads.keys(), ...mine.keys(), ...theirs.keys()]);
  return [...ids].flatMap((id) => {
    const [was, own, other] = [base.get(id), mine.get(id), theirs.get(id)];
    if (own === undefined) return was === undefined ? [other] : [];
    if (other === undefined) return same(own, was) ? [] : [own];
    return [merged(was, own, other)];
  });
}

function inOrderOf(base: ById, list: ById): boolean {
  const [before, after] = [
    [...base.keys()].filter((id) => list.has(id)),
    [...list.keys()].filter((id) => base.has(id)),
  ];
  return same(before, after);
}

/** What names members of a list, the first that they have: most have an id, others are named by what they are about. */
const NAMES = ["id", "teamId", "skill", "tag", "plan", "kind", "does"] as const;

/** When a special day is. */
const WHEN = ["every", "from", "month", "day", "nth", "weekday"] as const;

/** null: they are no lists, or their members cannot be told apart. */
function byId(...values: readonly unknown[]): ThreeLists | null {
  const lists = values.filter(isList);
  if (lists.length < values.length) return null;
  const [base, mine, theirs] = lists.map((list) => named(list, lists));
  return base != null && mine != null && theirs != null ? [base, mine, theirs] : null;
}

type List = readonly unknown[];

function isList(value: unknown): value is List {
  return Array.isArray(value);
}

function named(list: List, all: readonly List[]): ById | null {
  const ids = list.map((member) => nameOf(member, all));
  if (!ids.every((id) => typeof id === "string") || new Set(ids).size < ids.length) return null;
  return new Map(ids.map((id, nth) => [id, list[nth]]));
}

function nameOf(member: unknown, all: readonly List[]): unknown {
  if (!isRecord(member)) return member;
  const id = NAMES.map((name) => member[name]).find((value) => typeof value === "string");
  return id ?? dayName(member, all);
}

/** Of a special day: what it is called, if all mean the one day of the base by that; else with when it is. */
function dayName({ name, ...day }: Fields, all: readonly List[]): unknown {
  if (typeof name !== "string") return undefined;
  const called = all.map((list) => list.filter((one) => isRecord(one) && one["name"] === name));
  const isOne = called[0]?.length === 1 && called.every(({ length }) => length <= 1);
  return isOne ? name : JSON.stringify([name, ...WHEN.map((field) => day[field])]);
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
