import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { z } from "zod";
import { ROOT } from "../support/root.ts";

const LEFT_OUT = new Set(["node_modules", "dist", "data", ".git"]);
/** A run that takes longer has lost its way, and proves nothing. */
const RUN_WITHIN_MS = 120_000;

/** As the project's own, but for the build; nothing is kept outside the copy. */
const CONFIG = `export default {
  cacheDir: ".vitest-cache",
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
  },
};
`;
const CONFIG_FILE = "mutants.config.mjs";
const REPORT_FILE = "mutants.report.json";

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});

export type TestRun = {
  /** Titles of tests that passed, and that failed. */
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  /** Why there are no results, or none of a whole file; null: there are. */
  readonly broken: string | null;
};

/** The working tree once more, in a temporary folder where bugs can be put in. */
export class MutantProject {
  readonly #folder: string;
  #run: { readonly pid: number | undefined } | null = null;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async copy(): Promise<MutantProject> {
    const project = new MutantProject(await mkdtemp(join(tmpdir(), "cascade-mutants-")));
    try {
      await project.#fill();
      return project;
    } catch (error) {
      project.remove();
      throw error;
    }
  }

  async #fill(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await cp(ROOT, this.#folder, {
      recursive: true,
      filter: (path) => !LEFT_OUT.has(relative(ROOT, path)),
    });
    await symlink(join(ROOT, "node_modules"), join(this.#folder, "node_modules"), "junction");
    await writeFile(join(this.#folder, CONFIG_FILE), CONFIG);
  }

  read(file: string): Promise<string> {
    return readFile(join(this.#folder, file), "utf8");
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(join(this.#folder, file), text);
  }

  /** Runs these test files; to the first failure, where that is enough. */
  async test(
    files: readonly string[],
    { firstFailureOnly }: { readonly firstFailureOnly: boolean },
  ): Promise<TestRun> {
    await rm(join(this.#folder, REPORT_FILE), { force: true });
    const wholeOutput = await this.#vitest([
      ...files,
      ...(firstFailureOnly ? ["--bail=1"] : []),
      "--reporter=json",
      `--outputFile=${REPORT_FILE}`,
      `--config=${CONFIG_FILE}`,
    ]);
    const report = await this.read(REPORT_FILE).catch(() => null);
    if (report === null) return { passed: [], failed: [], broken: wholeOutput };
    return resultsOf(report);
  }

  /** Resolves with what it printed, when it has ended or was ended. */
  async #vitest(args: readonly string[]): Promise<string> {
    const program = join(ROOT, "node_modules/vitest/vitest.mjs");
    // A process group of its own: workers that hang would outlive the one that started them.
    const child = spawn(process.execPath, [program, "run", ...args], {
      cwd: this.#folder,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#run = { pid: child.pid };
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const timer = setTimeout(() => this.#stop(), RUN_WITHIN_MS);
    try {
      await once(child, "close");
    } finally {
      clearTimeout(timer);
      this.#run = null;
    }
    return output;
  }

  #stop(): void {
    const pid = this.#run?.pid;
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  }

  /** Ends what runs in it, and takes it away. */
  remove(): void {
    this.#stop();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function resultsOf(report: string): TestRun {
  const { testResults } = reportSchema.parse(JSON.parse(report));
  const titled = (status: string) =>
    testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter((one) => one.status === status).map(({ title }) => title),
    );
  const unread = testResults.find(
    ({ assertionResults, message }) => assertionResults.length === 0 && message !== "",
  );
  return {
    passed: titled("passed"),
    failed: titled("failed"),
    broken: unread === undefined ? null : `${unread.name}: ${unread.message}`,
  };
}
