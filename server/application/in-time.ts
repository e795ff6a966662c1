import { setTimeout } from "node:timers/promises";
import type { Delivery } from "./ports.ts";

/** A sending that takes longer has failed. */
const SEND_WITHIN_MS = 20_000;
/** After this long whoever was sending counts as gone, and it is sent again. */
export const LEASE_MS = 40_000;

export async function inTime(sent: Promise<Delivery>): Promise<Delivery> {
  const done = new AbortController();
  const why = "the other side takes too long";
  const late = setTimeout(SEND_WITHIN_MS, { ok: false, final: false, why } as const, done);
  try {
    return await Promise.race([sent, late]);
  } finally {
    late.catch(() => {});
    done.abort();
  }
}
