import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ok } from "../../../server/protocol/errors.ts";
import { dispatch, type Wire } from "../../../server/transport/dispatch.ts";
import { createGate } from "../../../server/transport/gate.ts";
import { nextTurn } from "../../../server/transport/next-turn.ts";

type Listener = Parameters<Wire["onAny"]>[0];

/** A connection whose `say` command takes no waiting at all. */
function connection(): { readonly say: (ack: () => void) => void } {
  const listeners: Listener[] = [];
  const wire: Wire = { onAny: (listener) => listeners.push(listener), disconnect: () => {} };
  const gate = createGate();
  dispatch(wire, () => ({
    schemas: { say: z.strictObject({}) },
    handlers: { say: async () => ok(null) },
    gate,
    limit: () => null,
    failed: (error) => {
      throw error;
    },
  }));
  return { say: (ack) => listeners.forEach((listener) => listener("say", {}, ack)) };
}

describe("dispatch", () => {
  it("A6: one connection with much in hand leaves the others their turn", async () => {
    const greedy = connection();
    let answered = 0;
    for (let nth = 0; nth < 200; nth += 1) greedy.say(() => (answered += 1));
    await nextTurn();
    let modest = false;
    connection().say(() => (modest = true));
    await nextTurn();
    expect(modest).toBe(true);
    expect(answered).toBeLessThan(10);
  });

  it("A6: all of it is answered, in the order of arrival", async () => {
    const { say } = connection();
    const order: number[] = [];
    for (let nth = 0; nth < 50; nth += 1) say(() => order.push(nth));
    for (let turn = 0; turn < 200; turn += 1) await nextTurn();
    expect(order).toEqual(Array.from({ length: 50 }, (_, nth) => nth));
  });
});
