import type { Doing, Sign } from "../../server/protocol/signs.ts";

/** Signs heard in one conversation, by whose they are. */
export type Signs = ReadonlyMap<string, Sign>;

export const NO_SIGNS: Signs = new Map();

export function keyOf({ by }: Sign): string {
  return by.kind === "visitor" ? "visitor" : `agent ${by.place}`;
}

export function withSign(signs: Signs, sign: Sign): Signs {
  const next = new Map(signs);
  if (sign.doing === "gone") next.delete(keyOf(sign));
  else next.set(keyOf(sign), sign);
  return next;
}

/** It was not renewed: whoever it is may be gone, and cannot say so. */
export function withoutSign(signs: Signs, key: string): Signs {
  const next = new Map(signs);
  next.delete(key);
  return next;
}

export function visitorTypes(signs: Signs): boolean {
  return signs.get("visitor")?.doing === "replying";
}

export type Companion = {
  readonly id: string;
  readonly name: string;
  readonly does: "replying" | "noting" | "looking";
};

const DOES: Readonly<Record<Exclude<Doing, "gone">, Companion["does"]>> = {
  replying: "replying",
  paused: "replying",
  noting: "noting",
  looking: "looking",
};

const ORDER = ["replying", "noting", "looking"] as const;

/** Other agents who are here, each once however many consoles they have, who writes first. */
export function companyIn(signs: Signs, me: string): readonly Companion[] {
  const people = new Map<string, Companion>();
  for (const { by, doing } of signs.values()) {
    if (by.kind === "visitor" || by.id === me || doing === "gone") continue;
    const one = { id: by.id, name: by.name, does: DOES[doing] };
    const known = people.get(by.id);
    if (known === undefined || rank(one) < rank(known)) people.set(by.id, one);
  }
  return [...people.values()].toSorted(
    (a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id),
  );
}

function rank({ does }: Companion): number {
  return ORDER.indexOf(does);
}
