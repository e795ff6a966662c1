import { describe, expect, it } from "vitest";
import { compareSockets, type Sample } from "../../../bench/sockets-report.ts";

function sample(ackP99: number, rssMb: number): Sample {
  return { ackMs: { p50: 1, p99: ackP99 }, receivedMs: { p50: 1, p99: ackP99 }, rssMb };
}

const connect = { connectMs: { p50: 10, p99: 20 }, totalMs: 1_000 };
const before = {
  product: { empty: 100, atRest: 130, connect },
  bare: { empty: 70, atRest: 100, connect },
};
const sync = { p50: 0.5, p99: 3 };

function compared(product: Sample, bare: Sample) {
  return compareSockets({ before, rounds: [{ product, bare }], sync });
}

describe("the sockets bench", () => {
  it("allows twice the bare server's slowest acknowledgements and one sync, and half as much memory again", () => {
    expect(compared(sample(13, 150), sample(5, 100)).bar).toMatchObject({
      ackP99Ms: 13,
      met: true,
    });
    expect(compared(sample(13.1, 150), sample(5, 100)).bar.met).toBe(false);
    expect(compared(sample(13, 151), sample(5, 100)).bar.met).toBe(false);
  });

  it("takes the median of the rounds", () => {
    const bare = sample(5, 100);
    const rounds = [sample(100, 150), sample(6, 140), sample(5, 160)].map((product) => ({
      product,
      bare,
    }));
    const { product, ratio } = compareSockets({ before, rounds, sync });
    expect(product).toMatchObject({
      ackMs: { p99: 6 },
      rssMb: 150,
      rssMbEmpty: 100,
      rssMbAtRest: 130,
    });
    expect(ratio).toMatchObject({ rss: 1.5, rssAtRest: 1.3, ackP99: 1.2 });
  });
});
