import type { Gathered } from "./crowd.ts";
import type { Paced } from "./pace.ts";
import { median, rounded, type Spread } from "./statistics.ts";

/** One side in one round. */
export type Sample = Paced & { readonly rssMb: number };

export type Round = { readonly product: Sample; readonly bare: Sample };

/** One side in all: medians over the rounds, and what came before them. */
export type Held = Sample & {
  /** Before anybody came. */
  readonly rssMbEmpty: number;
  /** All had come, and nobody wrote. */
  readonly rssMbAtRest: number;
  readonly connect: Gathered;
};

/** How many times the memory of the bare server, with its connections, the product's may take. */
const RSS = 1.5;
/** How many times the bare server's slowest acknowledgements the product's may take, before the sync. */
const ACK_P99 = 2;

export type SocketComparison = {
  readonly product: Held;
  readonly bare: Held;
  readonly ratio: {
    readonly rss: number;
    readonly rssAtRest: number;
    readonly ackP50: number;
    readonly ackP99: number;
    readonly connectTotal: number;
  };
  readonly bar: {
    readonly rss: string;
    readonly ackP99: string;
    readonly ackP99Ms: number;
    readonly met: boolean;
  };
};

type Before = { readonly empty: number; readonly atRest: number; readonly connect: Gathered };

export type Measurements = {
  readonly before: { readonly product: Before; readonly bare: Before };
  readonly rounds: readonly Round[];
  readonly sync: Spread;
};

export function compareSockets({ before, rounds, sync }: Measurements): SocketComparison {
  const side = (name: "product" | "bare") =>
    held(
      rounds.map((round) => round[name]),
      before[name],
    );
  const [product, bare] = [side("product"), side("bare")];
  const rss = rounded(product.rssMb / bare.rssMb);
  const ackP99Ms = rounded(ACK_P99 * bare.ackMs.p99 + sync.p99);
  return {
    product,
    bare,
    ratio: {
      rss,
      rssAtRest: rounded(product.rssMbAtRest / bare.rssMbAtRest),
      ackP50: rounded(product.ackMs.p50 / bare.ackMs.p50),
      ackP99: rounded(product.ackMs.p99 / bare.ackMs.p99),
      connectTotal: rounded(product.connect.totalMs / bare.connect.totalMs),
    },
    bar: {
      rss: `${RSS} x bare`,
      ackP99: `${ACK_P99} x bare + one sync`,
      ackP99Ms,
      met: rss <= RSS && product.ackMs.p99 <= ackP99Ms,
    },
  };
}

function held(samples: readonly Sample[], before: Before): Held {
  const middle = (value: (sample: Sample) => number) => rounded(median(samples.map(value)));
  return {
    ackMs: { p50: middle(({ ackMs }) => ackMs.p50), p99: middle(({ ackMs }) => ackMs.p99) },
    receivedMs: {
      p50: middle(({ receivedMs }) => receivedMs.p50),
      p99: middle(({ receivedMs }) => receivedMs.p99),
    },
    rssMb: middle((sample) => sample.rssMb),
    rssMbEmpty: before.empty,
    rssMbAtRest: before.atRest,
    connect: before.connect,
  };
}
