import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** Bundles the program that a real process runs: Node alone does not read TypeScript. */
export async function buildCommitter(outDir: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: fileURLToPath(new URL("./store-committer.ts", import.meta.url)),
      outDir,
      emptyOutDir: false,
    },
    ssr: { noExternal: true },
  });
  return join(outDir, "store-committer.js");
}

export type Committer = {
  readonly pid: number;
  /** Every line it has said so far. */
  readonly said: readonly string[];
  /** Resolves when it has said so many lines. */
  hasSaid(lines: number): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
};

/** A process that opens the folder and commits as fast as it can, saying what was confirmed. */
export function startCommitter(program: string, folder: string): Committer {
  const child = spawn(process.execPath, [program, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => said.push(line));
  const ended = failure(child);
  ended.catch(() => {});
  return {
    pid: child.pid ?? Number.NaN,
    said,
    hasSaid: async (count) => {
      while (said.length < count) await Promise.race([once(lines, "line"), ended]);
    },
    kill: async () => {
      // Its output closes a moment before it is gone, and until then it holds the folder.
      const gone = Promise.all([once(lines, "close"), once(child, "exit")]);
      child.kill("SIGKILL");
      await gone;
    },
  };
}

async function failure(child: ChildProcessByStdio<null, Readable, null>): Promise<never> {
  const [code] = await once(child, "exit");
  throw new Error(`The committer ended by itself with ${code}.`);
}
