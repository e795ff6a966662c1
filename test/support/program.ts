import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { build } from "vite";
import { ROOT } from "./root.ts";

/** Bundles a program that a real process is to run, since Node alone does not read TypeScript; answers with its file. */
export async function buildProgram(source: string): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), "cascade-program-"));
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: resolve(ROOT, source),
      outDir,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "[name].mjs" } },
    },
    ssr: { noExternal: true },
  });
  return join(outDir, `${basename(source, ".ts")}.mjs`);
}
