import { spread, type Spread } from "./statistics.ts";

export type Message = { readonly id: string; readonly text: string };

/** A visitor and the agent who reads what they write. */
export type Pair = {
  /** Sends as the visitor; calls back when the server has acknowledged. */
  post(message: Message, acked: () => void): void;
  /** Ids of messages as they reach the agent. Replaces the earlier listener. */
  hear(received: (id: string) => void): void;
};

/** One of the two that are compared. */
export type Side = {
  /** Connected pairs, for one measurement. */
  freshPairs(): Promise<readonly Pair[]>;
};

export type Load = {
  /** Messages each visitor has sent and not yet seen acknowledged. */
  readonly inFlight: number;
  /** Length of the measurement. */
  readonly ms: number;
};

export type Measured = {
  /** Messages sent in all, also while warming up. */
  readonly sent: number;
  readonly messagesPerSecond: number;
  readonly ackMs: Spread;
  readonly receivedMs: Spread;
};

/** Runs before each measurement, uncounted: buffers, caches and compiled code settle. */
const WARM_UP_MS = 500;
const DRAIN_MS = 10_000;
/** What the protocol wants of an id; counted, as random ones cost the loading side time. */
const ID_LENGTH = 22;
const TEXT = "The second pole of my tent snapped at the joint, can I order just that section?";

type Sent = { readonly at: number; acked: boolean; received: boolean };

/** Every visitor sends its next message as soon as an earlier one is acknowledged. */
export async function putLoadOn(pairs: readonly Pair[], { inFlight, ms }: Load): Promise<Measured> {
  const from = performance.now() + WARM_UP_MS;
  const until = from + ms;
  const under = new Map<string, Sent>();
  const ackMs: number[] = [];
  const receivedMs: number[] = [];
  let relayed = 0;
  let all = 0;

  function reached(id: string, by: "acked" | "received"): void {
    const sent = under.get(id);
    if (sent === undefined || sent[by]) throw new Error(`Message ${id} was ${by} twice.`);
    const now = performance.now();
    sent[by] = true;
    if (sent.at >= from && sent.at < until)
      (by === "acked" ? ackMs : receivedMs).push(now - sent.at);
    if (!sent.acked || !sent.received) return;
    under.delete(id);
    if (now >= from && now < until) relayed += 1;
  }

  function send(pair: Pair): void {
    const at = performance.now();
    if (at >= until) return;
    all += 1;
    const id = String(all).padStart(ID_LENGTH, "0");
    under.set(id, { at, acked: false, received: false });
    pair.post({ id, text: TEXT }, () => {
      reached(id, "acked");
      send(pair);
    });
  }

  for (const pair of pairs) {
    pair.hear((id) => reached(id, "received"));
    for (let i = 0; i < inFlight; i += 1) send(pair);
  }
  await elapsed(WARM_UP_MS + ms);
  await drained(under);
  return {
    sent: all,
    messagesPerSecond: Math.round((relayed * 1_000) / ms),
    ackMs: spread(ackMs),
    receivedMs: spread(receivedMs),
  };
}

async function drained(under: ReadonlyMap<string, Sent>): Promise<void> {
  const end = performance.now() + DRAIN_MS;
  while (under.size > 0) {
    if (performance.now() > end) throw new Error(`${under.size} messages were never relayed.`);
    await elapsed(10);
  }
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
