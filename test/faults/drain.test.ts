import { setTimeout as delay } from "node:timers/promises";
import { effect } from "@preact/signals";
import { afterEach, describe, expect, it } from "vitest";
import { randomIds } from "../../server/random-ids.ts";
import { Product } from "../support/product.ts";
import { freshSeed, randomFrom } from "../support/random.ts";
import { siteKey } from "../support/site-key.ts";
import { until } from "../support/until.ts";
import { linesOf, violationsIn } from "./kill-check.ts";
import type { Line } from "./kill-log.ts";
import type { Somebody } from "./kill-person.ts";
import { createVisitor } from "./kill-visitor.ts";
import { contentsOf } from "./store-contents.ts";

const VISITORS = 60;
const SLICE_MS = 50;

let product: Product | null = null;
const people: Somebody[] = [];

afterEach(async () => {
  for (const one of people.splice(0)) one.close();
  await product?.remove();
});

describe("a SIGTERM while many chat", { timeout: 60_000 }, () => {
  it("D1, D2: ends with 0, fails no message, and everybody comes back, spread out, with all they wrote", async () => {
    const seed = freshSeed();
    const dice = randomFrom(seed);
    const running = await Product.start({
      HOST: "127.0.0.1",
      VISITOR_RATE: "100000",
      ADDRESS_RATE: "100000",
    });
    product = running;
    const lines: Line[] = [];
    const tokens = Array.from({ length: VISITORS }, () => randomIds.secret());
    const site = await siteKey(running);
    people.push(
      ...tokens.map((token, i) =>
        createVisitor(
          {
            url: running.url,
            who: `visitor ${i}`,
            dice: randomFrom(dice.between(0, 2 ** 31)),
            lines: { write: (line) => lines.push(line), close() {} },
          },
          { token, site },
        ),
      ),
    );
    await until("everybody to arrive", () =>
      people.every(({ status }) => status.value === "online"),
    );

    let isOver = false;
    const chatting = Promise.all(
      people.map(async (one) => {
        for (; !isOver; await delay(dice.between(0, 40))) one.act();
      }),
    );
    await until("a lively chat", () => linesOf(lines, "acked").length > 200);
    const back = returns(people);
    expect(await running.stop("SIGTERM"), `seed ${seed}`).toBe(0);
    await running.start();
    const up = Date.now();
    await until(
      "everybody to return",
      () => people.every(({ status }) => status.value === "online"),
      30_000,
    );
    isOver = true;
    await chatting;
    await until(
      "everything to be acknowledged",
      () => people.every((one) => one.isSettled()),
      30_000,
    );
    for (const one of people) expect(await one.writeViews()).toBe(true);
    expect(await running.stop("SIGTERM")).toBe(0);

    expect(linesOf(lines, "refused"), `seed ${seed}`).toEqual([]);
    const conversationIds = [
      ...new Set(linesOf(lines, "acked").map(({ conversationId }) => conversationId)),
    ];
    expect(
      violationsIn(await contentsOf(running.dataDir, { tokens, conversationIds }), lines),
      `seed ${seed}`,
    ).toEqual([]);
    const crowd = largestCrowd(back.map((at) => at - up));
    expect(back).toHaveLength(VISITORS);
    expect(crowd, `${crowd} of ${VISITORS} returned within ${SLICE_MS} ms`).toBeLessThan(
      VISITORS / 3,
    );
  });
});

/** Fills with the time (epoch ms) at which each of them is back. */
function returns(people: readonly Somebody[]): readonly number[] {
  const at: number[] = [];
  for (const { status } of people) {
    let wasGone = false;
    effect(() => {
      if (status.value === "online" && wasGone) at.push(Date.now());
      wasGone = status.value !== "online";
    });
  }
  return at;
}

/** Most that are within one slice of time. */
function largestCrowd(times: readonly number[]): number {
  return Math.max(
    ...times.map((from) => times.filter((time) => time >= from && time < from + SLICE_MS).length),
  );
}
