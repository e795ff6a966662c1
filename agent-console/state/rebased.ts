type Edit<T> = {
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
  const lists = [base, mine, theirs].map(byId);
  const [was, own, other] = lists;
  if (was != null && own != null && other != null) return mergedLists(was, own, other);
  if (!isRecord(base) || !isRecord(mine) || !isRecord(theirs)) return mine;
  // With other fields it is another kind of thing.
  if (!same(Object.keys(mine).toSorted(), Object.keys(theirs).toSorted())) return mine;
  return Object.fromEntries(
    Object.entries(mine).map(([name, value]) => [name, merged(base[name], value, theirs[name])]),
  );
}

type ById = ReadonlyMap<string, unknown>;

/** In the order of whoever moved something, mine if both did; what only one has comes behind. */
function mergedLists(base: ById, mine: ById, theirs: ById): unknown[] {
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
const NAMES = ["id", "teamId", "skill", "tag", "plan", "kind", "does", "name"] as const;

/** null: no list, or one whose members cannot be told apart. */
function byId(value: unknown): ById | null {
  if (!Array.isArray(value)) return null;
  const ids = value.map(nameOf);
  if (!ids.every((id) => typeof id === "string") || new Set(ids).size < ids.length) return null;
  return new Map(ids.map((id, nth) => [id, value[nth]]));
}

function nameOf(member: unknown): unknown {
  if (!isRecord(member)) return member;
  return NAMES.map((name) => member[name]).find((value) => typeof value === "string");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
