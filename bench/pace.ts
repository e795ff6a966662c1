import type { Pair } from "./load.ts";
import { spread, type Spread } from "./statistics.ts";

export type Paced = { readonly ackMs: Spread; readonly receivedMs: Spread };

export type Pace = {
  /** Messages a second, of all pairs together. */
  readonly rate: number;
  /** Length of the measurement. */
  readonly ms: number;
};

const WARM_UP_MS = 1_000;
const DRAIN_MS = 10_000;
const LOOK_EVERY_MS = 10;
/** What the protocol wants of an id; counted, as random ones cost the loading side time. */
const ID_LENGTH = 22;
const TEXT = "The second pole of my tent snapped at the joint, can I order just that section?";

/** Of all measurements: an id is used once. */
let ids = 0;

/** The pairs take turns; a message is sent when it is due, whatever has become of those before it. */
export async function putPaceOn(pairs: readonly Pair[], { rate, ms }: Pace): Promise<Paced> {
  const started = performance.now();
  const messages = new Messages(started + WARM_UP_MS);
  for (const pair of pairs) pair.hear((id) => messages.received(id));
  for (let sent = 0; performance.now() < started + WARM_UP_MS + ms; await elapsed(1)) {
    const due = ((performance.now() - started) * rate) / 1_000;
    for (; sent < due; sent += 1) messages.send(pairs[sent % pairs.length]);
  }
  await messages.drained();
  return messages.measured();
}

/** Those of one measurement; what was sent before `from` is not counted. */
class Messages {
  readonly #from: number;
  readonly #unacked = new Map<string, number>();
  readonly #unheard = new Map<string, number>();
  readonly #ackMs: number[] = [];
  readonly #receivedMs: number[] = [];

  constructor(from: number) {
    this.#from = from;
  }

  send(pair: Pair | undefined): void {
    const at = performance.now();
    ids += 1;
    const id = String(ids).padStart(ID_LENGTH, "0");
    this.#unacked.set(id, at);
    this.#unheard.set(id, at);
    pair?.post({ id, text: TEXT }, () => this.#reached(id, this.#unacked, this.#ackMs));
  }

  received(id: string): void {
    this.#reached(id, this.#unheard, this.#receivedMs);
  }

  async drained(): Promise<void> {
    const end = performance.now() + DRAIN_MS;
    while (this.#unacked.size + this.#unheard.size > 0) {
      if (performance.now() > end) {
        throw new Error(
          `${this.#unacked.size} messages were never acknowledged, ${this.#unheard.size} never arrived.`,
        );
      }
      await elapsed(LOOK_EVERY_MS);
    }
  }

  measured(): Paced {
    return { ackMs: spread(this.#ackMs), receivedMs: spread(this.#receivedMs) };
  }

  #reached(id: string, under: Map<string, number>, took: number[]): void {
    const at = under.get(id);
    if (at === undefined) return;
    under.delete(id);
    if (at >= this.#from) took.push(performance.now() - at);
  }
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
