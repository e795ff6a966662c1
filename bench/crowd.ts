import { fork } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "socket.io-client";
import { PROTOCOL_VERSION } from "../server/protocol/limits.ts";
import { randomIds } from "../server/random-ids.ts";
import type { Child } from "./child.ts";
import { ask, connect } from "./connection.ts";
import { spread, type Spread } from "./statistics.ts";

export type Gathered = {
  /** Until a visitor was connected and had its first answer. */
  readonly connectMs: Spread;
  /** Until all of them had. */
  readonly totalMs: number;
};

export type Crowd = Gathered & { stop(): void };

type Told =
  | { readonly is: "gathered"; readonly gathered: Gathered }
  | { readonly is: "failed"; readonly why: string };
type Where = Pick<Child, "url" | "site"> & { readonly which: "product" | "bare" };

/** Visitors who arrive at the same time. */
const AT_ONCE = 50;

/** Visitors who have come and say nothing, in a process of their own. */
export async function gather(where: Where, count: number): Promise<Crowd> {
  const child = fork(
    process.argv[1] ?? "",
    ["crowd", where.which, where.url, where.site, String(count)],
    { stdio: ["ignore", "inherit", "inherit", "ipc"] },
  );
  const ended = once(child, "exit").then(() =>
    Promise.reject(new Error("The crowd's process ended.")),
  );
  ended.catch(() => {});
  const [told] = (await Promise.race([once(child, "message"), ended])) as [Told];
  if (told.is === "failed") throw new Error(told.why);
  return { ...told.gathered, stop: () => void child.kill() };
}

/** What that process does, until the one that measures is gone. */
export async function beCrowd([
  which,
  url = "",
  site = "",
  count,
]: readonly string[]): Promise<void> {
  process.once("disconnect", () => process.exit(0));
  const arrive = which === "product" ? () => visitProduct(url, site) : () => visitBare(url);
  try {
    tell({ is: "gathered", gathered: await arriveAll(arrive, Number(count)) });
  } catch (error) {
    tell({ is: "failed", why: String(error) });
  }
}

function tell(told: Told): void {
  process.send?.(told);
}

async function arriveAll(arrive: () => Promise<Socket>, count: number): Promise<Gathered> {
  const took: number[] = [];
  const from = performance.now();
  let begun = 0;
  async function oneByOne(): Promise<void> {
    while (begun < count) {
      begun += 1;
      const at = performance.now();
      await arrive();
      took.push(performance.now() - at);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, oneByOne));
  return { connectMs: spread(took), totalMs: Math.round(performance.now() - from) };
}

async function visitProduct(url: string, site: string): Promise<Socket> {
  const socket = await connect(url, "/visitor", {
    auth: { version: PROTOCOL_VERSION, token: randomIds.secret(), site },
  });
  await ask(socket, "session:open", { language: "en", timeZone: "Europe/Stockholm", page: null });
  return socket;
}

/** Asks once as well; nobody is there to hear it. */
async function visitBare(url: string): Promise<Socket> {
  const socket = await connect(url, "/visitor", {});
  await socket.emitWithAck("message", {});
  return socket;
}
