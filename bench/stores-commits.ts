import type { Change, Store } from "../server/application/ports.ts";
import { rounded, spread, type Spread } from "./statistics.ts";
import { sentence } from "./stores-texts.ts";

export const MESSAGES = 10;
/** Commits before the clock counts. */
const WARM_UP_MS = 300;

/** A prime: neighbours in time are none in the store. */
const STRIDE = 7_919;

export type Load = {
  readonly among: number;
  readonly together: number;
  readonly seconds: number;
};
export type Speed = { readonly commitsPerSecond: number; readonly commitMs: Spread };

/** About what the product keeps of a conversation, beside its messages; `at`: of the newest. */
export function conversation(
  n: number,
  expected: number,
  messages: number,
  at = 1_700_000_000_000 + n * 1_000,
): Change<unknown> {
  const id = `conversation-${n}`;
  return {
    kind: "conversation",
    id,
    expected,
    state: {
      id,
      contactId: `contact-${n}`,
      title: "Where is my tent? I ordered it a week ago.",
      startedAt: at,
      page: { url: "https://shop.example/orders/10045", title: "Your orders" },
      state: { is: "live", agentId: `agent-${n % 50}`, since: at, silentSince: at },
      people: true,
      ticket: null,
      last: { at, by: "visitor", text: `Message ${expected} of a visitor with something to say` },
      seen: { visitor: expected, agent: expected },
    },
    append: Array.from({ length: messages }, (_, i) => ({
      log: "public" as const,
      event: {
        type: "message:posted" as const,
        message: {
          id: `${n}-${expected}-${i}`,
          author: { kind: "visitor" as const },
          body: { type: "text" as const, text: sentence(n * 31 + expected * 7 + i) },
        },
      },
    })),
    labels: ["active", "with-visitor"],
    dueAt: at + 900_000,
  };
}

/** Puts so many conversations with ten messages each into a store that has none. */
export async function fill(store: Store, conversations: number): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < conversations; n = next++)
      await store.commit([conversation(n, 0, MESSAGES)], Date.now());
  };
  await Promise.all(Array.from({ length: 256 }, worker));
}

/** Commits of one message each to a stored conversation; `versions`: how often each was changed. */
export class Committer {
  readonly versions: number[];
  readonly #store: Store;

  constructor(store: Store, versions: readonly number[]) {
    this.#store = store;
    this.versions = [...versions];
  }

  /**
   * `among`: how many conversations are written to, in turn, spread over all that are stored;
   * `together`: how many at a time.
   */
  measure({ among, together, seconds }: Load): Promise<Speed> {
    const apart = Math.floor(this.versions.length / among);
    const busy = new Set<number>();
    let turn = 0;
    return timed(together, seconds, async () => {
      let n: number;
      do n = ((turn++ * STRIDE) % among) * apart;
      while (busy.has(n));
      busy.add(n);
      const version = this.versions[n] ?? 1;
      const { ok } = await this.#store.commit(
        [conversation(n, version, 1, Date.now())],
        Date.now(),
      );
      if (!ok) throw new Error(`Somebody else wrote to conversation ${n}.`);
      this.versions[n] = version + 1;
      busy.delete(n);
    });
  }
}

/** Does something again and again, so many at a time, and says how fast that went. */
export async function timed(
  together: number,
  seconds: number,
  act: () => Promise<unknown>,
): Promise<Speed> {
  const from = performance.now() + WARM_UP_MS;
  const end = from + seconds * 1_000;
  const took: number[] = [];
  const worker = async () => {
    for (let begun = performance.now(); begun < end; begun = performance.now()) {
      await act();
      if (begun >= from) took.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  return {
    commitsPerSecond: rounded(took.length / ((performance.now() - from) / 1_000)),
    commitMs: spread(took),
  };
}
