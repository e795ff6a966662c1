import type { Page } from "../protocol/conversation.ts";
import { MOST_ON_SITE } from "../protocol/on-site.ts";

/** One contact who is connected, as a node knows them. */
export type Present = {
  readonly contactId: string;
  /** Epoch ms. */
  readonly since: number;
  readonly page: Page | null;
};

/** Of one node: all counted, the latest named. */
export type RollCall = { readonly count: number; readonly latest: readonly Present[] };

/** A contact with several tabs is one: there since the first, looking at the page of the last. */
type Line = {
  readonly contactId: string;
  readonly since: number;
  /** By connection, in the order they came. */
  readonly pages: Map<string, Page | null>;
};

/** Who is connected to this process and where they look. In memory alone, and gone with the connection. */
export class Roll {
  /** In the order they came, so that a look costs no more than it shows. */
  readonly #lines = new Map<string, Line>();

  arrived(connection: string, contactId: string, now: number): void {
    const line = this.#lines.get(contactId) ?? { contactId, since: now, pages: new Map() };
    line.pages.set(connection, null);
    this.#lines.set(contactId, line);
  }

  /** `page` as the widget says it; what may be secret in an address stays out. */
  moved(connection: string, contactId: string, { url, title }: Page): void {
    const pages = this.#lines.get(contactId)?.pages;
    if (pages?.has(connection)) pages.set(connection, { url: plainAddress(url), title });
  }

  left(connection: string, contactId: string): void {
    const line = this.#lines.get(contactId);
    line?.pages.delete(connection);
    if (line?.pages.size === 0) this.#lines.delete(contactId);
  }

  call(): RollCall {
    const latest = [...this.#lines.values()].slice(-MOST_ON_SITE).reverse();
    return {
      count: this.#lines.size,
      latest: latest.map(({ contactId, since, pages }) => ({
        contactId,
        since,
        page: [...pages.values()].findLast((page) => page !== null) ?? null,
      })),
    };
  }
}

function plainAddress(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? "";
}

/** All nodes' together: who is named by several is one, there since the first. Pure. */
export function together(calls: readonly RollCall[]): RollCall {
  const named = calls.flatMap(({ latest }) => latest);
  const one = new Map<string, Present>();
  for (const present of named) {
    const before = one.get(present.contactId);
    const since = Math.min(present.since, before?.since ?? Infinity);
    one.set(present.contactId, { ...present, since, page: present.page ?? before?.page ?? null });
  }
  const counted = calls.reduce((sum, { count }) => sum + count, 0);
  const latest = [...one.values()].sort((a, b) => b.since - a.since).slice(0, MOST_ON_SITE);
  return { count: counted - (named.length - one.size), latest };
}
