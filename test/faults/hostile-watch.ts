import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { spread, type Spread } from "../support/spread.ts";

const PROBE_EVERY_MS = 50;
const LOOK_EVERY_MS = 200;
const KILOBYTES = 1024;

export type Watched = {
  /** Of a trivial request over an open connection, 20 times a second: server, client and machine together. */
  readonly healthMs: Spread;
  /** What of it the server's loop had to do with, however busy the machine was with others. */
  readonly loopMs: Spread;
  /** How late the loop of this process itself was. */
  readonly ownLoopP99Ms: number;
  /** Of the server's process; null where /proc is not. */
  readonly rssMb: { readonly before: number; readonly most: number; readonly after: number } | null;
  /** Requests to /healthz that were not answered. */
  readonly missed: number;
};

/** Looks at a running product from outside until it is told to stop. */
export function watch(url: string, pid: number): { stop(): Watched } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const own = monitorEventLoopDelay({ resolution: 5 });
  own.enable();
  const before = rssMb(pid);
  const took: number[] = [];
  const loop: number[] = [];
  let missed = 0;
  let most = before;

  function probe(): void {
    const from = performance.now();
    const [server, self] = [threadTimes(pid), threadTimes(process.pid)];
    const answered = () => {
      const whole = performance.now() - from;
      const [serverNow, selfNow] = [threadTimes(pid), threadTimes(process.pid)];
      const inLine = serverNow.inLine - server.inLine + selfNow.inLine - self.inLine;
      // An answer that is there may wait for this process, which makes what is sent.
      const others = inLine + selfNow.ran - self.ran;
      took.push(whole);
      // Some of it may have been at once, so that too much is taken off; what the server ran is its own in any case.
      loop.push(Math.max(whole - others, Math.min(whole, serverNow.ran - server.ran)));
    };
    const asked = request(`${url}/healthz`, { agent }, (answer) =>
      answer.resume().once("end", answered),
    );
    asked.once("error", () => (missed += 1)).end();
  }

  const probing = setInterval(probe, PROBE_EVERY_MS);
  const looking = setInterval(() => (most = Math.max(most ?? 0, rssMb(pid) ?? 0)), LOOK_EVERY_MS);
  return {
    stop() {
      clearInterval(probing);
      clearInterval(looking);
      own.disable();
      agent.destroy();
      const after = rssMb(pid);
      return {
        healthMs: spread(took),
        loopMs: spread(loop),
        ownLoopP99Ms: Math.round(own.percentile(99) / 1e6),
        rssMb: before === null || most === null || after === null ? null : { before, most, after },
        missed,
      };
    },
  };
}

type ThreadTimes = {
  readonly ran: number;
  /** Ready to run, and no processor was free. */ readonly inLine: number;
};

/** Of a process' main thread since its start, in milliseconds; zeros where /proc does not tell. */
function threadTimes(pid: number): ThreadTimes {
  try {
    const [ran, inLine] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8")
      .split(" ")
      .map((nanoseconds) => Number(nanoseconds) / 1e6);
    return { ran: ran ?? 0, inLine: inLine ?? 0 };
  } catch {
    return { ran: 0, inLine: 0 };
  }
}

export function rssMb(pid: number): number | null {
  try {
    const kilobytes = /VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Math.round((Number(kilobytes) * 10) / KILOBYTES) / 10;
  } catch {
    return null;
  }
}
