import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { scripts } from "../package.json";
import type { Asked, Told } from "./served.ts";

export type Child = {
  readonly url: string;
  readonly setup: string;
  readonly site: string;
  /** Processor time it has used so far, in microseconds. */
  cpu(): Promise<number>;
  /** What it occupies in memory, in bytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
};

const ANSWER_WITHIN_MS = 10_000;

/**
 * A server in a process of its own: it shares no event loop with those who load it. `shared`: the
 * database and the Redis of a node; without them it keeps its records in the folder.
 */
export async function startChild(
  which: "product" | "bare",
  folder: string,
  shared: readonly string[] = [],
): Promise<Child> {
  const child = fork(process.argv[1] ?? "", ["serve", which, folder, ...shared], {
    execArgv: which === "product" ? nodeFlags() : [],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const { url, setup, site } = await told(child, "ready");
  return {
    url,
    setup,
    site,
    async cpu() {
      ask(child, { asks: "cpu" });
      return (await told(child, "cpu")).micros;
    },
    async memory() {
      ask(child, { asks: "memory" });
      return (await told(child, "memory")).bytes;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const gone = once(child, "exit");
      const overdue = setTimeout(() => child.kill("SIGKILL"), ANSWER_WITHIN_MS);
      ask(child, { asks: "stop" });
      await gone;
      clearTimeout(overdue);
    },
  };
}

/** Those `npm start` gives to Node, so that what is measured is what people run; Socket.IO alone has Node's own. */
export function nodeFlags(): string[] {
  return scripts.start.match(/--\S+/g) ?? [];
}

function ask(child: ChildProcess, asked: Asked): void {
  child.send(asked);
}

/** The next thing it tells; rejects if it ends or says nothing for too long. */
async function told<I extends Told["is"]>(
  child: ChildProcess,
  is: I,
): Promise<Extract<Told, { readonly is: I }>> {
  const over = new AbortController();
  const ended = once(child, "exit", over).then(([code]) =>
    Promise.reject(new Error(`The server ended with ${code}.`)),
  );
  try {
    const signal = AbortSignal.any([over.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    const [message] = (await Promise.race([once(child, "message", { signal }), ended])) as [Told];
    if (message.is !== is) throw new Error(`Expected ${is} of the server, got ${message.is}.`);
    return message as Extract<Told, { readonly is: I }>;
  } finally {
    ended.catch(() => {});
    over.abort();
  }
}
