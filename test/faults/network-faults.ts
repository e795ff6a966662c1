import type { FaultProxy } from "../support/fault-proxy.ts";
import type { Random } from "../support/random.ts";
import { until } from "../support/until.ts";

export const FAULTS = [
  "fin",
  "rst",
  "mid-frame up",
  "mid-frame down",
  "slow, then rst",
  "outage",
  "hole, network back",
  "hole, looked at again",
  "deaf",
  "mute",
] as const;

export type FaultName = (typeof FAULTS)[number];

/** What the client of a broken network is told when it is mended. */
export type Sign =
  /** Nothing: the connection itself says that it is gone. */
  | "none"
  /** The browser's `online`. */
  | "online"
  /** Somebody comes back to the page; nothing says that its connection is dead. */
  | "looked at";

export type Fault = {
  readonly sign: Sign;
  /** Breaks; resolves while it is broken, or at once for what is over in an instant. */
  readonly strike: (proxy: FaultProxy) => Promise<void>;
};

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const MID_FRAME_MS = 150;

/** A fault of this kind, its sizes drawn. What lasts, lasts until the proxy is healed. */
export function drawFault(name: FaultName, random: Random): Fault {
  switch (name) {
    case "fin":
      return { sign: "none", strike: async (proxy) => proxy.cut() };
    case "rst":
      return { sign: "none", strike: async (proxy) => proxy.reset() };
    case "mid-frame up":
      return { sign: "none", strike: midFrame("up", random.between(1, 400)) };
    case "mid-frame down":
      return { sign: "none", strike: midFrame("down", random.between(1, 400)) };
    case "slow, then rst":
      return { sign: "none", strike: slow(random) };
    case "outage":
      return { sign: "online", strike: async (proxy) => proxy.down() };
    case "hole, network back":
      return { sign: "online", strike: async (proxy) => proxy.swallow("up", "down") };
    case "hole, looked at again":
      return { sign: "looked at", strike: async (proxy) => proxy.swallow("up", "down") };
    case "deaf":
      return { sign: "looked at", strike: async (proxy) => proxy.swallow("down") };
    case "mute":
      return { sign: "looked at", strike: async (proxy) => proxy.swallow("up") };
    default:
      return name satisfies never;
  }
}

function midFrame(direction: "up" | "down", bytes: number): Fault["strike"] {
  return async (proxy) => {
    proxy.cutAfter(bytes, direction);
    // Perhaps not as much is said.
    await until("the cut", () => proxy.connections === 0, MID_FRAME_MS).catch(() => proxy.cut());
  };
}

function slow(random: Random): Fault["strike"] {
  const weather = { delayMs: random.between(0, 30), bytesPerSecond: random.between(4_000, 60_000) };
  const ms = random.between(50, 300);
  return async (proxy) => {
    proxy.set(weather);
    await pause(ms);
    proxy.reset();
    proxy.heal();
  };
}
