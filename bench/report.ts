import type { Measured } from "./load.ts";
import { median, rounded, type Spread } from "./statistics.ts";

/** One side under one load in one round. `serverMicros`: processor time of the server per message. */
export type Sample = Omit<Measured, "sent"> & { readonly serverMicros: number };

export type Round = { readonly inFlight: number; readonly product: Sample; readonly bare: Sample };

/** Share of the bare relay's throughput that the product must reach. */
const THROUGHPUT = 0.5;
/** How many times the bare relay's slowest acknowledgements the product's may take, before the sync. */
const ACK_P99 = 1.5;

export type Comparison = {
  readonly inFlight: number;
  readonly product: Sample;
  readonly bare: Sample;
  readonly ratio: { readonly throughput: number; readonly ackP99: number };
  readonly bar: {
    readonly throughput: number;
    readonly ackP99: string;
    readonly ackP99Ms: number;
    readonly met: boolean;
  };
};

/** Medians over the rounds under one load, and whether they are good enough. */
export function compare(inFlight: number, rounds: readonly Round[], sync: Spread): Comparison {
  const under = rounds.filter((round) => round.inFlight === inFlight);
  const product = middle(under.map((round) => round.product));
  const bare = middle(under.map((round) => round.bare));
  const throughput = rounded(product.messagesPerSecond / bare.messagesPerSecond);
  const ackP99Ms = rounded(ACK_P99 * bare.ackMs.p99 + sync.p99);
  return {
    inFlight,
    product,
    bare,
    ratio: { throughput, ackP99: rounded(product.ackMs.p99 / bare.ackMs.p99) },
    bar: {
      throughput: THROUGHPUT,
      ackP99: `${ACK_P99} x bare + one sync`,
      ackP99Ms,
      met: throughput >= THROUGHPUT && product.ackMs.p99 <= ackP99Ms,
    },
  };
}

export function middle(samples: readonly Sample[]): Sample {
  const of = (value: (sample: Sample) => number) => rounded(median(samples.map(value)));
  return {
    messagesPerSecond: of((sample) => sample.messagesPerSecond),
    ackMs: { p50: of(({ ackMs }) => ackMs.p50), p99: of(({ ackMs }) => ackMs.p99) },
    receivedMs: {
      p50: of(({ receivedMs }) => receivedMs.p50),
      p99: of(({ receivedMs }) => receivedMs.p99),
    },
    serverMicros: of((sample) => sample.serverMicros),
  };
}
